"""Signs beside names that a line of the roster explains: `注：带*的为预备党员`."""

import re
from dataclasses import replace

from bot.intake.people_words import is_general, kind_of
from bot.intake.roster_layout import Parts
from bot.intake.roster_words import RawPerson

_LEGEND = re.compile(
    "[“\"‘']?(?P<sign>[*＊★☆▲△●○◆◇■□√※#＃])[”\"’']?(?:号|标记|标志|符号)?(?:的|者)?(?:同志|党员|人员)?(?:均|都)?"
    r"(?:为|是|表示|代表|[：:=])\s*(?P<kind>[^\s，。,；;）)]{2,8})"
)
_LONGEST = 200
"""A longer line explains no sign."""
_ALIKE = {"*": "*＊", "＊": "*＊", "#": "#＃", "＃": "#＃"}


def with_legend(parts: Parts) -> Parts:
    """Return the parts, with the kind of each person beside whose name a sign stands that a line explains."""
    for found in parts.found:
        for line in list(found.unused):
            legend = _LEGEND.search(line) if len(line) <= _LONGEST else None
            if legend is None or not kind_of(legend["kind"]) or is_general(legend["kind"]):
                continue
            if _apply(parts, _ALIKE.get(legend["sign"], legend["sign"]), legend["kind"]):
                found.unused.remove(line)
                found.furniture.append(line)
    return parts


def _apply(parts: Parts, signs: str, kind: str) -> bool:
    """Add the kind to the people with one of the signs; return whether there are any."""
    applied = False
    for found in parts.found:
        for place, person in enumerate(found.people):
            if _marked(person, signs):
                found.people[place] = replace(person, kinds=(*person.kinds, kind))
                applied = True
    return applied


def _marked(person: RawPerson, signs: str) -> bool:
    raw = "".join(person.raw.split())
    name = "".join(person.name.split())
    before, found, after = raw.partition(name)
    return bool(found) and any(sign and sign in signs for sign in (before[-1:], after[:1]))
