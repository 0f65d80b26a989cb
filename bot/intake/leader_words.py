"""Reading of what a record says of the leaders who came to guide (rule 22): who they were, and their comment.

`指导领导：王五（学院党委副书记）、赵六（组织部部长）` names leaders with their posts. A comment begins with
`领导点评：…`, `领导点评（王五）：…` or `王五点评：…`.
"""

import re

from bot.intake.person_names import is_name, is_surname

NAME_LIMIT, POST_LIMIT = 60, 100
LINE_LIMIT = 120
"""Characters of a line that may name leaders; a longer one is a text."""

_GUIDES = re.compile(
    r"(?:(?:到会|参会|与会|出席|参加|上级|联点|现场|列席)?(?:的)?指导(?:领导|人员)|(?:到会|参会|与会|出席|上级|联点|列席)(?:的)?领导"
    r"|guides?|guided by|visiting leaders?)",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"(?:(?:上级|到会|与会|指导)?领导(?:的)?(?:点评|讲评)(?:意见|讲话)?|(?:上级|指导人员)(?:点评|讲评)|点评(?:意见|讲话)?"
    r"|comments? of the guides?|guides?'? comments?)(?:\s*[（(](?P<name>[^（()）]{2,20})[）)])?",
    re.IGNORECASE,
)
_BY_NAME = re.compile(r"(?P<name>[^\s（()）]{2,20}?)(?:同志)?(?:作|做)?(?:点评|讲评)(?:意见|讲话)?")
_BETWEEN = re.compile(r"([、；;\n]+(?![^（(]*[）)])|(?<=[）)])\s*(?:[，,]|以及|和|及|与)\s*)")
_BESIDE = re.compile(r"(?P<name>[^（()）]{2,20}?)\s*[（(]\s*(?P<post>[^（()）]{1,100}?)\s*[）)]")
_BEFORE = re.compile(
    r"(?P<post>.{2,100}(?:书记|主任|部长|院长|处长|主席|委员|科长|组织员|校长|局长|镇长|乡长|所长|干事|主管|经理))(?P<name>\S{2,4})"
)
_TITLED = re.compile(
    r"(?P<surname>.{1,2}?)(?:副?(?:书记|主任|部长|院长|处长|主席|科长|校长|局长|镇长|乡长|所长)|委员|老师)"
)
_NOBODY = frozenset({"无", "没有", "暂无", "—", "-", "none"})


def names_guides(head: str) -> bool:
    """True if these words before a colon say that leaders are named behind it."""
    return _GUIDES.fullmatch(head) is not None


def comment_by(head: str) -> str | None:
    """Return who comments, by the words before a colon: empty if they name no person; None if no comment follows."""
    found = _COMMENT.fullmatch(head)
    if found is not None:
        return (found["name"] or "").strip()
    found = _BY_NAME.fullmatch(head)
    return found["name"] if found is not None and is_name(found["name"]) else None


def may_name(line: str, *, asked: bool = False) -> bool:
    """True if a line below `指导领导：` names leaders; of the answer to the question it is enough to be no sentence."""
    short = len(line) <= LINE_LIMIT and re.search("[。！？!?]", line.rstrip("" if asked else "。 ")) is None
    return short and (asked or all(map(_names_one, _parts(line))))


def guides(text: str) -> list[tuple[str, str]]:
    """Return the leaders that a text names, each with the post; a post that it does not tell is empty."""
    found = [_guide(_bare(one)) for one in _parts(text)]
    return [(name[:NAME_LIMIT], post[:POST_LIMIT]) for name, post in found if name and name.lower() not in _NOBODY]


def _parts(text: str) -> list[str]:
    first, *more = _BETWEEN.split(text)
    parts = [first]
    for sign, part in zip(more[::2], more[1::2], strict=True):
        if sign == "、" and not _names_one(part):  # within a post: 组织、宣传部部长
            parts[-1] += sign + part
        else:
            parts.append(part)
    return parts


def _bare(part: str) -> str:
    return part.strip(" \t。，,")


def _names_one(part: str) -> bool:
    name, _post = _guide(_bare(part))
    titled = _TITLED.fullmatch(name)
    beside = _BESIDE.fullmatch(_bare(part)) is not None
    return beside or is_name(name) or (titled is not None and is_surname(titled["surname"]))


def _guide(one: str) -> tuple[str, str]:
    if found := _BESIDE.fullmatch(one):
        return found["name"].strip(), found["post"]
    parts = [part for part in re.split(r"[\s，,：:]+", one, maxsplit=1) if part]
    if len(parts) > 1:
        name, post = parts if is_name(parts[0]) or not is_name(parts[1]) else (parts[1], parts[0])
        return name, post
    if (found := _BEFORE.fullmatch(one)) and is_name(found["name"]):
        return found["name"], found["post"]
    return one, ""
