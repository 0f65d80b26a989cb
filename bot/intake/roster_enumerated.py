"""Unusual names that stand in a list of names: `陆一鸣、古丽娜尔、韩三省`, `热依木（维吾尔族）`."""

import re

from bot.intake.person_names import named
from bot.intake.roster_words import ATTRIBUTES, Sort, sort_of

_CLAUSE = re.compile(r"[；;。]")
_LABEL = re.compile(r"^[^：:、]{0,20}[：:]")
_MARK = re.compile(r"[、,，\s]+")
_PEOPLE = re.compile(r"[^\s]{1,4}族")
_ENOUGH = 2


def odd_names(line: str) -> dict[str, bool]:
    """Return the unusual names in the lists of a line; True for one that a bracket shows to be a person's.

    All that a list joins are names or have the characters of one; a usual name, or the kind or office before the
    list, shows that they are people.
    """
    found: dict[str, bool] = {}
    for clause in _CLAUSE.split(line):
        label = _LABEL.match(clause)
        led = label is not None and sort_of(label[0].strip(" ：:")) in ATTRIBUTES
        listed = clause[label.end() :] if label else clause
        items = [item for item in _MARK.split(listed) if item]
        names = [named(item) for item in items]
        usual = sum(1 for name in names if name is not None and name.sure)
        enough = usual + led if "、" in listed else usual - _ENOUGH + 1
        if len(items) < _ENOUGH or enough < 1:
            continue
        for item, name in zip(items, names, strict=True):
            if name is None or not (name.sure or sort_of(item) is Sort.ODD_NAME or name.remarks):
                break
        else:
            found |= {
                name.name: any(map(_PEOPLE.fullmatch, name.remarks))
                for name in names if name is not None and not name.sure
            }  # fmt: skip
    return found
