"""Sentences about values of a roster for which the list has more than one source, or none that is plain."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.domain.normalisation import compatible
from bot.domain.roles import Kind
from bot.domain.times.numerals import NUMBER
from bot.domain.times.numerals import number as read_number
from bot.domain.told import Told
from bot.intake.people_words import kind_of
from bot.intake.roster_layout import Parts
from bot.intake.roster_words import RawPerson

Kinds = Mapping[str, tuple[Kind | None, str]]
"""The kind of each person by name, and how it is known."""

_COUNTED = re.compile(
    rf"(?P<kind>正式党员|预备党员|发展对象|积极分子|(?:^|共有|现有|支部|全体)党员)(?:名单|名册|花名册|情况|总数)?[（(:：]?(?:共有?|共?计|有|现有)?\s*"
    rf"(?P<people>\d{{1,4}}|{NUMBER})\s*[名人位]"
)
_COUNTED_KINDS = {
    "正式党员": (Kind.FULL,),
    "预备党员": (Kind.PROBATIONARY,),
    "发展对象": (Kind.CANDIDATE,),
    "积极分子": (Kind.ACTIVIST,),
}
_SIGNS = frozenset("*★☆▲△●○◆◇■※#")
_LONGEST = 500
"""A longer line states no number of people."""


def is_step_plain(person: RawPerson) -> bool:
    """True if a step that the list tells makes the kind plain, or of no use: a promotion or a departure."""
    return person.step is not None and (person.step.promoted or person.step.departure is not None)


def doubts(parts: Parts, people: Sequence[RawPerson], kinds: Kinds, furniture: Iterable[str]) -> Iterator[Told]:
    """Yield what the reader took although the list, in another place, may say something else."""
    yield from _of(
        "roster-kinds-differ", [f"{one.name}：{words}" for one in people if (words := _differing(one, kinds))]
    )
    general = [one.name for one in people if kinds[one.name][1] == "general"]
    stages = any(how != "general" and how != "assumed" for _kind, how in kinds.values())
    if len(general) > 1 and not stages:
        yield from _of("roster-kind-general", general)
    yield from _of("roster-signs", _signed(parts, people))
    yield from _of("roster-counts", [*_miscounted(people, kinds, [*furniture, *_lines(parts)])])


def _of(key: str, pieces: Sequence[str]) -> Iterator[Told]:
    if pieces:
        yield Told(key, tuple(dict.fromkeys(pieces)), {"count": len(pieces)})


def _lines(parts: Parts) -> Iterator[str]:
    for found in parts.found:
        yield from found.unused
        yield from (person.raw for person in found.people if not person.table)


def _differing(person: RawPerson, kinds: Kinds) -> str:
    """Return the words that state another kind than the one taken, with it; empty if there are none."""
    kind, how = kinds[person.name]
    if kind is None or how not in {"said", "general", "likely"}:
        return ""
    words = [person.section] if person.section and not person.carried else []
    if person.likely and (how == "said" or person.section) and _speaks(person, kind):
        words.append(person.promoted or person.likely)
    differing = [word for word in words if (kind_of(word) or kind_of(person.likely)) is not kind]
    return "，".join((*person.kinds[:2], *differing)) if differing else ""


def _speaks(person: RawPerson, kind: Kind) -> bool:
    """True if what the column of promotion says cannot be true beside the kind."""
    if not kind.counts:
        return True
    if kind is Kind.FULL:  # no day of promotion: it may only be missing
        return person.likely == "预备党员" and bool(
            person.promoted or not person.kinds or "预备" in "".join(person.hints)
        )
    return person.likely == "正式党员"


def _signed(parts: Parts, people: Sequence[RawPerson]) -> list[str]:
    """Return the names beside which stands a sign that no line explains and that not all have."""
    signs = {person.name: set(compatible(person.sign)) & _SIGNS - parts.explained for person in people}
    if all(signs.values()):
        return []
    return [f"{''.join(sorted(sign))}{name}" for name, sign in signs.items() if sign]


def _miscounted(people: Sequence[RawPerson], kinds: Kinds, lines: Iterable[str]) -> Iterator[str]:
    """Yield the kinds of which the list states another number of people than was read."""
    said: dict[str, list[int]] = {}
    for line in lines:
        for found in _COUNTED.finditer(compatible(line)) if len(line) <= _LONGEST else ():
            word = found["kind"] if found["kind"] in _COUNTED_KINDS else "党员"
            said.setdefault(word, []).append(read_number(found["people"]))
    for word, numbers in said.items():
        of_kind = _COUNTED_KINDS.get(word, (Kind.FULL, Kind.PROBATIONARY))
        read = sum(1 for person in people if kinds[person.name][0] in of_kind)
        if read not in {*numbers, sum(numbers)}:
            yield f"{word} {max(numbers)}/{read}"
