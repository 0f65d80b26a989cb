"""The words of rosters for kinds of membership and offices of the committee, and their meanings."""

import re

from bot.domain.normalisation import compatible
from bot.domain.roles import Kind, Office
from bot.domain.times.numerals import ONES

_KINDS = {
    Kind.FULL: "正式党员 正式 党员 共产党员 普通党员 正式共产党员 在册党员 党员正式",
    Kind.PROBATIONARY: "预备党员 预备 共产党预备党员 预备共产党员 预备期 预备期党员 党员预备",
    Kind.CANDIDATE: "发展对象 党员发展对象 入党发展对象",
    Kind.ACTIVIST: "积极分子 入党积极分子",
    Kind.MASSES: "群众 团员 共青团员 团员青年 青年团员 共青团 非党员 无党派 无党派人士 民主党派 入党申请人 申请入党人",
}
_OFFICES = {
    Office.SECRETARY: "书记",
    Office.DEPUTY: "副书记",
    Office.ORGANISATION: "组织委员 组织委 组织 组委",
    Office.PUBLICITY: "宣传委员 宣传委 宣传",
    Office.DISCIPLINE: "纪检委员 纪律检查委员 纪检委 纪检",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_KIND_OF |= {kind.value: kind for kind in Kind}
_OFFICE_OF = {word: office for office, words in _OFFICES.items() for word in words.split()}
_OFFICE_OF |= {office.value: office for office in Office} | {"organization": Office.ORGANISATION}
_NOTHING = {"", "无", "无职务", "暂无", "普通党员", "党员", "-", "--", "—", "——", "/", "\\", "否", "none"}
_ABOUT_KIND = re.compile("党员|群众|团员|分子|对象|党派|申请")
_POST = re.compile("(?:委员|支委|组长|记录人|支部)$")
_BEFORE_OFFICE = re.compile(
    "^(?:中共)?(?:本|学生|教工|教师|机关|离退休|第[一二三四五六七八九十]+)*(?:党支部|支部|党总支|支委会|支委)"
)
_GROUP = re.compile("第?([一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:党?小组|组)")
_NAMED_GROUP = re.compile(".{1,14}党?小组")
_JOINTS = re.compile(r"[\s,，、;；/|+＋&]+|兼任?|以及|和(?!平)|[（(）)]")


def kind_of(words: str) -> Kind | None:
    """Return the kind of membership that `words` name; None if they name none."""
    return _KIND_OF.get(_bare(words).removeprefix("中共").removeprefix("中国"))


def offices_of(words: str) -> tuple[tuple[Office, ...], tuple[str, ...]]:
    """Return the offices that `words` name, in their order, and the words that were not understood."""
    offices: dict[Office, None] = {}
    strange: list[str] = []
    for part in _JOINTS.split(words.strip()):
        word = _bare(part)
        office = _OFFICE_OF.get(word) or _OFFICE_OF.get(_BEFORE_OFFICE.sub("", word))
        if office:
            offices[office] = None
        elif word not in _NOTHING and _BEFORE_OFFICE.sub("", word):
            strange.append(part)
    return tuple(offices), tuple(strange)


def group_of(words: str) -> str | None:
    """Return the group (党小组) that words name, a number as `第一党小组`; None if they name none."""
    word = _bare(words)
    found = _GROUP.fullmatch(word)
    if found is None:
        return word if _NAMED_GROUP.fullmatch(word) else None
    ordinal = (
        found[1] if not found[1].isdecimal() else (ONES[int(found[1]) - 1] if found[1] in "123456789" else found[1])
    )
    return f"第{ordinal}党小组"


def is_blank(words: str) -> bool:
    """True if a cell is empty, or says in words or strokes that there is nothing: `无`, `-`."""
    return _bare(words) in {"", "无", "无职务", "暂无", "-", "--", "—", "——", "/", "\\", "none"}


def is_position(words: str) -> bool:
    """True if words in the place of a name are a kind, an office, a group or another post."""
    return bool(kind_of(words) or offices_of(words)[0] or group_of(words)) or _POST.search(_bare(words)) is not None


def speaks_of_kind(words: str) -> bool:
    """True if words that were not understood seem to state a person's relation to the Party."""
    return _ABOUT_KIND.search(words) is not None


def _bare(words: str) -> str:
    return "".join(compatible(words).split()).lower().strip("()[]【】。.")
