"""Reading of the count of a vote in a line: `赞成18 反对1 弃权2`, `18票赞成，1票反对`, `for 18 against 1 abstain 2`.

The whole text must be a count: numbers with their labels, and the words that stand around them on paper. A label stands
before its number or after it, as the first one does. What names no number (全票通过) is no count.
"""

import re
import unicodedata

from bot.domain.day.motions import MOST, Count
from bot.domain.names import strip_marks
from bot.domain.times.numerals import number

LABELS = {
    "written_favour": r"书面(?:意见)?(?:赞成|同意)|written (?:in )?(?:for|favou?r)",
    "written_against": r"书面(?:意见)?(?:反对|不同意|不赞成)|written against",
    "unvoted": r"未投票?|没有?投票?|未表决|不投票|not voting|did not vote|not voted",
    "unanimous": r"(?:全票|一致)(?:赞成|同意|通过)|unanimous(?:ly)?(?: in favou?r)?",
    "against": r"反对|不同意|不赞成|against|no|nays?",
    "abstained": r"弃权|abstained|abstain(?:ing)?|abstentions?",
    "favour": r"赞成|同意|赞同|in favou?r|for|yes|ayes?",
    "eligible": r"应到会?(?:的?有表决权的?(?:正式)?党员)?|有表决权的?(?:正式)?党员|eligible",
    "present": r"实到会?(?:的?有表决权的?(?:正式)?党员)?|到会(?:的?有表决权的?(?:正式)?党员)?|present",
}
_NUMBER = r"(?:\d{1,5}|[〇零一二两三四五六七八九十百千]{1,8}|无|没有|none)"
_UNIT = r"(?:\s*(?:票|人|名|个|votes?|people)(?![a-z]))?"
_LABEL = "|".join(f"(?P<{name}>{words})" for name, words in LABELS.items())
_LINK = r"[\s:(=]*(?:的?(?:票数|人数|票|人)|为|是|共计?|有|[\s:(=])*"
_BEFORE = re.compile(rf"(?:{_LABEL})(?![a-z]){_LINK}(?P<number>{_NUMBER}){_UNIT}", re.IGNORECASE)
_AFTER = re.compile(rf"(?P<number>{_NUMBER}){_UNIT}\s*(?:表示|投)?\s*(?:{_LABEL})(?![a-z])(?:票)?", re.IGNORECASE)
_CLAIM = re.compile(
    r"(?P<lost>未获?得?通过|没有通过|不通过|not (?:passed|carried)|lost)|(?P<won>(?:获得?|予以)?通过|passed|carried)",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"[\s,;、.。:()]+|表决(?:结果)?|投票(?:结果)?|计票(?:结果)?|经|无记名|举手|口头|方式|现场|会议|and|the|vote|result|motion",
    re.IGNORECASE,
)
_NONE = frozenset({"无", "没有", "none"})
COUNTS = frozenset({"favour", "against", "abstained", "unanimous"})


def read(text: str, *, least: int = 1) -> Count | None:
    """Return the count if the whole text is one, with at least this many of its labels; else None."""
    words = unicodedata.normalize("NFKC", strip_marks(text)).strip()
    found: dict[str, int] = {}
    claimed: bool | None = None
    at, form = 0, _BEFORE
    while at < len(words):
        around = _AROUND.match(words, at)
        if around is not None:
            at = around.end()
            continue
        match = form.match(words, at)
        if match is None and not found:
            form = _AFTER
            match = form.match(words, at)
        if match is None:
            match = _CLAIM.match(words, at)
            if match is None or not found or claimed is not None:
                return None
            claimed = match["won"] is not None
        else:
            label, value = _value(match)
            if value is None or label in found:
                return None
            found[label] = value
        at = match.end()
    return _count(found, claimed, least)


def _value(match: re.Match[str]) -> tuple[str, int | None]:
    label = next(name for name in LABELS if match[name] is not None)
    written = match["number"]
    if written.casefold() in _NONE:
        return label, 0
    try:
        counted = number(written)
    except ValueError:
        return label, None
    return label, counted if counted <= MOST else None


def _count(found: dict[str, int], claimed: bool | None, least: int) -> Count | None:
    if len(COUNTS & found.keys()) < (1 if "unanimous" in found else least):
        return None
    unanimous = found.pop("unanimous", None)
    if unanimous is not None:
        if {"favour", "against", "abstained"} & found.keys():
            return None
        return Count(**{**found, "favour": unanimous}, claimed=claimed)
    return Count(**found, claimed=claimed) if "favour" in found else None
