"""Signs beside names that a line of the roster explains: `注：带*的为预备党员`."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.normalisation import compatible
from bot.intake.people_words import is_general, kind_of
from bot.intake.roster_layout import Parts
from bot.intake.roster_words import RawPerson

if TYPE_CHECKING:
    from bot.intake.roster_lines import Found

_LEGEND = re.compile(
    "[“\"‘']?(?P<sign>[*＊★☆▲△●○◆◇■□√※#＃])[”\"’']?(?:号|标记|标志|符号)?(?:的|者)?(?:同志|党员|人员)?(?:均|都)?"
    r"(?:为|是|表示|代表|[：:=])\s*(?P<kind>[^\s，。,；;）)]{2,8})"
)
_LONGEST = 200
"""A longer line explains no sign."""


def with_legend(parts: Parts) -> Parts:
    """Return the parts, with the kind of each person beside whose name a sign stands that a line explains."""
    kinds: dict[str, str] = {}
    lines: dict[str, tuple[Found, str]] = {}
    for found in parts.found:
        for line in found.unused:
            legend = _LEGEND.search(line) if len(line) <= _LONGEST else None
            if legend and kind_of(legend["kind"]) and not is_general(legend["kind"]):
                sign = compatible(legend["sign"])
                kinds.setdefault(sign, legend["kind"])
                lines.setdefault(sign, (found, line))
    parts.explained |= kinds.keys()
    for sign in _apply(parts, kinds) if kinds else ():
        found, line = lines[sign]
        found.unused.remove(line)
        found.furniture.append(line)
    return parts


def _apply(parts: Parts, kinds: Mapping[str, str]) -> list[str]:
    """Add the kinds to the people with their signs; return the signs that stand beside a name."""
    applied: dict[str, None] = {}
    for found in parts.found:
        for place, person in enumerate(found.people):
            for sign in _signs(person) & kinds.keys():
                found.people[place] = replace(person, kinds=(*person.kinds, kinds[sign]))
                applied[sign] = None
    return list(applied)


def _signs(person: RawPerson) -> set[str]:
    """Return the characters beside the name of a person."""
    before, found, after = compatible("".join(person.raw.split())).partition(compatible("".join(person.name.split())))
    return {before[-1:], after[:1]} if found else set()
