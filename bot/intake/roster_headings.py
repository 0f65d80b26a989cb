"""The titles and headings of a roster: what they say of the people below them."""

import re
from dataclasses import dataclass, field, replace

from bot.intake.people_words import group_of, is_general, kind_of
from bot.intake.roster_steps import Step, take_step

TITLE_LIMIT = 60
"""A longer line is not the title of a list."""

NUMBERED = re.compile(
    r"^\s*(?:\d\ufe0f?\u20e3\s*|[-*•·●○\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff√\ufe0f]+\s*|[（(]?\d{1,4}[）).、．:：]\s*(?!\d)|[（(]?[一二三四五六七八九十]{1,3}(?:[）)]|[、.．])\s*"
    r"|[①-⑳]\s*|第[一二三四五六七八九十\d]+[、，]\s*)"
)
_LIST = "花名册|名单|名册|一览表|基本情况|人员名单|人员|(?:统计|登记|汇总|明细)表|成员|情况|信息|组成|列表|表"
_TITLE = re.compile(rf"(?:{_LIST})(?:如下)?$")
COUNT = re.compile(
    r"[（(]?(?:共|计|合计|现有|总计)*\s*\d{1,4}\s*(?:名|人|个|位)[）)]?$|[（(](?:共|计)?[一二三四五六七八九十百]+[名人][）)]$"
)
_CLOSING = re.compile(r"[\s:：。—\-=＝*#]+$")
_OPENING = re.compile(r"^[\s#*=＝—\-【\[《〈]+|[】\]》〉]+")
_BELOW_ARE = re.compile("^(?:以下|下列|下面)(?:人员|同志|名单|\\d{1,4}[名人位])?(?:均|都|全)?部?(?:为|是|系)")
_IN_BRACKETS = re.compile(r"[（(]([^（）()]{1,30})[）)][:：]?")
_GONE = re.compile(
    "(?:(?:以下|下列|下面)(?:人员|同志|党员|名单)?)?(?:均?已|近年|本年度?)*(?:组织关系)?(?P<cause>转出|调出|调离|去世|逝世|停止党籍|除名|开除党籍|退党)(?:组织关系)?(?:的)?(?:正式|预备)?(?:党员|人员|同志)?"
)
_INCLUDES = re.compile("[（(][^（）()]{0,8}(?:含|包括|其中)")
"""Words that say that not all people below are of the kind: `正式党员（含预备党员2人）`."""
_BRANCH = re.compile(
    r"(?:(?:19|20)\d{2}年度?)?(?!本|我|所|该|各|转|原|其他|接收|党支部|支部)(?P<branch>(?:[^\s,，、;；:：。]{1,28}?[^团总上介]|[一二三四五六七八九十\d])(?:党支部|支部))(?:委员会)?"
    r"(?:\d{4}年度?)?(?:全体|现有|在册)?(?:正式|预备)?(?:党员|人员)?"
)
_MOVES = re.compile("[转调][出入离]|迁出|[至到往]|[0-9]月|[0-9]日")
"""Words of a line about a person who moves to another branch."""
_EXPLICIT = ("正式党员", "预备党员", "正式", "预备", "发展对象", "入党积极分子", "积极分子", "群众", "非党员")


@dataclass(frozen=True)
class Section:
    """The meaning of a heading; `named` if names stood in its own line, `step` if they have left.

    `branch` is that whose people stand below.
    """

    kind: str = ""
    group: str = ""
    named: bool = False
    step: Step | None = None
    branch: str = field(default="", compare=False)

    @property
    def tells(self) -> bool:
        """True if it says something of the people below it."""
        return bool(self.kind or self.group or self.step)

    def below(self, above: "Section") -> "Section":
        """Return this heading with the branch of the one above, if it names none itself."""
        return replace(self, branch=self.branch or above.branch)


def heading_of(text: str) -> Section | None:
    """Return what a title or a heading says of the people below it; None if the text is none.

    `预备党员名单（共2人）` and `第一党小组：` say something; `某某党支部党员名册` is a title that says nothing.
    """
    if len(text) > 2 * TITLE_LIMIT or not text.strip():
        return None
    section = _heading_of(text)
    branch = branch_of(text)
    if section is None:
        return Section(branch=branch) if branch else None
    return replace(section, branch=branch)


def _heading_of(text: str) -> Section | None:
    written = _heading_words(text)
    bare = "".join(written.split())
    if not bare or len(bare) > TITLE_LIMIT:
        return None
    titled = _TITLE.search(bare)
    stem = _TITLE.sub("", bare) if titled else bare
    stem = _TITLE.sub("", stem)
    if (gone := _GONE.fullmatch(stem)) and (
        titled or stem.endswith(("党员", "同志")) or stem.startswith(("以下", "下列", "下面"))
    ):
        return Section(step=take_step(gone["cause"])[1])
    if kind_of(stem):
        return Section(kind="" if is_general(stem) or _INCLUDES.search(text) else stem)
    if (group := group_of(stem)) and not re.search(r"[\s,，、;；:：]", written):
        return Section(group=group)
    if titled is None:
        return None
    said = [word for word in _EXPLICIT if stem.endswith(word)]
    if said and not re.search("拟|转正|介绍|培养|联系|和|、|与|及", stem):
        before = stem[: -len(said[0])]
        if not any(kind in before for kind in ("党员", "分子", "对象", "正式", "预备")):
            return Section(kind=said[0])
    return Section()


def branch_of(text: str) -> str:
    """Return the branch that a heading or a title names: `第二党支部`, `机关第一党支部党员名册`; empty if none."""
    bare = "".join(_heading_words(text).split())
    if len(bare) > TITLE_LIMIT or _MOVES.search(bare):
        return ""
    found = _BRANCH.fullmatch(_TITLE.sub("", _TITLE.sub("", bare)))
    return found["branch"] if found else ""


def _heading_words(text: str) -> str:
    """Return a heading without its number, its signs and the count of people."""
    text = _BELOW_ARE.sub("", NUMBERED.sub("", text.strip(), count=1), count=1)
    text = whole[1] if (whole := _IN_BRACKETS.fullmatch(text.strip())) else text
    bare = _OPENING.sub("", NUMBERED.sub("", text.strip(), count=1)).strip()
    bare = _CLOSING.sub("", bare)
    bare = _CLOSING.sub("", COUNT.sub("", bare))
    return _CLOSING.sub("", re.sub(r"[（(][^（）()]{0,30}[）)]$", "", bare))
