"""The account of a plan's source: each word of it is in a value or in what is told, or it only names and numbers."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.domain.normalisation import compatible
from bot.domain.plan.draft import PlanDraft
from bot.domain.told import Told
from bot.intake.months import head_of, when_of
from bot.intake.plan_words import heading_number, is_label, role_of

UNUSED = "plan-unused-lines"
_NAME = re.compile(r"[^、，,|｜\s；;：:（(]{1,16}(?:[（(][^）)]{1,16}[）)])?")
_MONTH_INSIDE = re.compile(r"(?:于|在)?(?:1[0-2]|(?<!\d)[1-9]|十[一二]?|[一二三四五六七八九])月份?")
_MARKS = re.compile(r"[\W_]+")


def accounted(draft: PlanDraft, pieces: Iterable[str]) -> PlanDraft:
    """Return the draft; it also tells the lines and cells of which a word is neither in a value nor told.

    The readers account for what they see. This looks at what they were given, whatever they saw in it.
    """
    values = [f"{row.form} {row.content}" for row in draft.rows]
    told = [piece for each in draft.told for piece in (*each.pieces, *map(str, each.values.values()))]
    known = {piece.strip() for piece in told}
    seen = "\n".join(map(_bare, (draft.title or "", str(draft.year), draft.name, *values, *told)))
    heads = tuple(filter(None, map(_bare, told)))
    lost = [
        piece.strip()
        for piece in dict.fromkeys(pieces)
        if piece.strip() not in known and not _names_column(piece) and not _all_kept(piece.strip(), seen, heads)
    ]
    lines = [piece for each in draft.told if each.key == UNUSED for piece in each.pieces] + lost
    if not lines:
        return draft
    others = tuple(each for each in draft.told if each.key != UNUSED)
    return replace(draft, told=(*others, Told(UNUSED, tuple(lines), {"count": len(lines)})))


def _bare(text: str) -> str:
    return _MARKS.sub("", compatible(text))


def _names_column(piece: str) -> bool:
    return _NAME.fullmatch(piece.strip()) is not None and role_of(piece) is not None


def _all_kept(piece: str, seen: str, heads: tuple[str, ...]) -> bool:
    bare = _bare(piece)
    if any(bare.startswith(head) and bare.removeprefix(head) in seen for head in heads):
        return True  # a date that is told and a value, without a mark between them
    labels = re.search("[:：】]", piece) is not None and heading_number(piece) is None
    words = _MARKS.split(compatible(piece))
    return all((labels and is_label(word)) or _kept(word, seen) for word in words)


def _kept(word: str, seen: str) -> bool:
    """True if a word is in the values or told, or is a number or a month."""
    if word in seen or word.isdigit():
        return True
    if all(each in seen for each in _MONTH_INSIDE.split(word)):
        return True
    when, head = when_of(word), head_of(word)
    if when is not None and when.months and (not when.left or _bare(when.left) in seen):
        return True
    return head is not None and _bare(head.rest) in seen and _bare(head.day) in seen
