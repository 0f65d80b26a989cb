"""The words of rosters for kinds of membership and offices of the committee, and their meanings."""

import re
from functools import lru_cache

from bot.domain.normalisation import compatible
from bot.domain.roles import Kind, Office
from bot.domain.times.numerals import ONES

_KINDS = {
    Kind.FULL: "正 正式 党员 共产党员 党员正式",
    Kind.PROBATIONARY: "预 预备 预备期 预备期内 预备期中 在预备期 预备考察期 党员预备",
    Kind.CANDIDATE: "发展对象 党员发展对象 入党发展对象 重点发展对象",
    Kind.ACTIVIST: "积极分子 入党积极分子",
    Kind.MASSES: (
        "群众 普通群众 团员 共青团 非党员 非中共党员 非共产党员 无党派 "
        "无党派人士 党外人士 民主党派 申请人 入党申请人 申请入党人 入党申请者 申请入党 入党申请 "
        "入党申请书 递交入党申请书 提交入党申请书 已递交入党申请书 已提交入党申请书 递交申请书 已递交申请书"
    ),
}
_OF_MEMBERS = (
    "其中 离退休 离休 退休 在职 在岗 在校 在读 在册 在籍 学生 本科生 研究生 博士生 硕士生 大学生 毕业生 教工 教师 "
    "教职工 职工 机关 干部 非公 两新 个体 工人 在编 编外 高龄 返乡 企业 农民 农村 社区 "
    "流动 流入 流出 外出 普通 一般 青年 老 女 男 困难 生活困难 中共 共产党 "
    "其他 其余 另有 现有 中国共产党 中国 外来 本地 双报到 新转入 转入 支部 本支部 我支部 全体 全部"
)
_OF_MEMBER = "|".join(sorted(_OF_MEMBERS.split(), key=len, reverse=True))
_MEMBER = re.compile(rf"(?:{_OF_MEMBER}){{0,5}}(?P<stage>正式|预备期?|预备制)?(?:共产)?党员")
_NEW = re.compile(r"(?:\d{4}年度?)?新?(?:发展|接收|吸收)?的?(?=(?:正式|预备)(?:共产)?党员)")
"""Words that say since when members are in the stage that follows: `2025年发展的预备党员`."""
_NOW = re.compile("^(?:(?:现|目前)(?:为|是|系)|(?:另|还)有|其中有?)")
_SIMPLIFIED = str.maketrans(
    "黨員書記預備組織宣傳紀檢眾積極發展對團無職務機關黨", "党员书记预备组织宣传纪检众积极发展对团无职务机关党"
)
_TAKEN_BACK = re.compile("已转|停止|除名|察看|失联|开除|退党|非")
_CODE = re.compile(r"^(?:(?:\d{1,3}|[a-z])[\-—.、:)]+|0\d(?=\D))")
"""The code of a kind in lists that a system exports: `01-正式党员`."""
_DIGITS = frozenset("123456789")
_LONGEST = 40
"""A longer word names no kind and no office."""
_LONGEST_CELL = 120
"""A longer cell names none either."""
_YOUNG = re.compile(r"(?:中国)?(?:共青团|共青|团员|青年)(?:团员|青年|干部)?")
_OTHER_PARTY = re.compile(
    r"(?:中国)?(?:国民党革命委员会|民主同盟|民主建国会|民主促进会|农工民主党|农工党|农工|致公党|九三学社|九三|台湾民主自治同盟|台盟"
    r"|民革|民盟|民建|民进|致公)(?:党员|盟员|会员|社员|成员)?"
)
_ROLE = {"书记": Office.SECRETARY, "支书": Office.SECRETARY, "副书记": Office.DEPUTY, "副支书": Office.DEPUTY}
_PART_OF = {"组": Office.ORGANISATION, "宣": Office.PUBLICITY, "纪": Office.DISCIPLINE}
_PARTS = re.compile(
    r"(?:(?:组织|宣传|纪检监察|纪律检查|纪检|纪律)(?:和|与|及|统战|青年|群工|文体|学习|保密|意识形态)*)+(?:工作)?(?:委员|委)?|(?:(?:组织?|宣传?|纪检?)[和与及]?){1,3}(?:委员|委)"
)
_BRANCH = re.compile(r"(?:.{0,30}[^团]|)(?:党支部(?:委员会)?|支部(?:委员会)?|支委会|支委)|党|本|中共")
_NOT_NOW = re.compile(
    r"^(?:原(?![平阳州野])|前(?![进锋哨海程山湾川])|曾|拟|老(?!干部|年|龄|城|街)|名誉|候选)|前任|曾任|曾经|原任|历任|退休前|卸任|不再|免去|免职"
    r"|辞去|离任|拟任|候选人|提名|(?:19|20)\d{2}年?(?:\d{1,2}月)?[至到\-—~－]+(?:19|20)\d{2}"
)
"""Words that say that an office is not held now."""
_NEWLY = re.compile("(?:今年|去年|本年度?|\\d{4}年度?)?(?:新(?:入党|发展|接收|吸收|纳)?|发展|接收)的?(?:中共)?党员")
_RECEIVED = re.compile(
    r"(?:于|自)?(?:(?:19|20)\d{2}[年./\-]?(?:\d{1,2}[月./\-]?(?:\d{1,2}[日号]?)?)?(?:份|底|初)?)?(?:被|经)?(?:批准|确定)?新?(?:接收|发展|吸收|列|批准|成|加入|入党)(?:为|成为|的)?(?:中共|共产党)?预备党员"
)
_HELD = re.compile("^(?:担任|现任|任)(?:我|本)?")
_SINCE = re.compile(r"(?:自|从)?(?:19|20)\d{2}[年月日\d.\-/]*(?:-|—|至|起)?(?:至今|起任?|任)")
_PAST = re.compile(r"(?:已|\d{4}年?)*(?:前任|原任|曾任|卸任|离任|免职|免去|辞职|辞去|不再担任|换届前)(?:职务)?")
_BLANK = {"", "无", "无职务", "暂无", "-", "--", "—", "——", "/", "\\", "none", "空", "不详", "n/a"}
_BLANK |= {"空缺", "暂缺", "缺", "待定"}
_NOTHING = _BLANK | {"普通党员", "党员", "否", "未任职", "未担任", "未任", "不任职", "无任职", "没有", "无党内职务"}
_ABOUT_KIND = re.compile("党员|群众|团员|分子|对象|党派|申请|预备|党籍")
_POST = re.compile("(?:委员|支委|组长|记录人|支部|书记|支书)$")
_GROUP = re.compile("第?([一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:党?小组|组)(?:组?长)?")
_NAMED_GROUP = re.compile("((?:(?!任|同志)[^、，,：:]){1,14}党?小组)(?:组?长)?")
_SPREAD = re.compile(r"\s*[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff])+\s*")
"""Characters that blanks set apart, to fill a column: `书  记`."""
_JOINTS = re.compile(r"[\s,，、;；/／|+＋&]+|兼任?|以及|[（(）)]|(?<=委员)[和及与]|(?<=书记)[和及与]|(?<=委)[和及与]")
_OFFICE_ENGLISH = {office.value: office for office in Office} | {"organization": Office.ORGANISATION}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_KIND_OF |= {kind.value: kind for kind in Kind}


def kind_of(words: str) -> Kind | None:
    """Return the kind of membership that `words` name; None if they name none."""
    return kind_and_rest(words)[0]


def kind_and_rest(words: str) -> tuple[Kind | None, str]:
    """Return the kind that `words` name, and what a bracket says beside it: `预备党员（6月转正）`."""
    return _kind_and_rest(words) if len(words) <= _LONGEST_CELL else (None, "")


@lru_cache(maxsize=8_000)
def _kind_and_rest(words: str) -> tuple[Kind | None, str]:
    bare, bracket = _bracket(words)
    word, inside = _simple_kind(bare), _simple_kind(bracket) if bracket else None
    if bracket and word is None and not _bare(bare) and inside:
        return inside, ""
    if word is None or not bracket:
        return word, ""
    if inside is None:
        return (word, bracket) if not _contradicts(word, bracket) else (None, bracket)
    if inside is word or (is_general(bare) and inside in (Kind.FULL, Kind.PROBATIONARY)):
        return inside, ""
    return (word, "") if is_general(bracket) and word.counts else (None, bracket)


def is_general(words: str) -> bool:
    """True if `words` name a member of the Party without saying whether probationary: `党员`, `离退休党员`."""
    word = _bare(words)
    found = _MEMBER.fullmatch(word) if len(word) <= _LONGEST else None
    return found is not None and found["stage"] is None


def offices_of(words: str) -> tuple[tuple[Office, ...], tuple[str, ...]]:
    """Return the offices that `words` name, in their order, and the words that were not understood."""
    return _offices_of(words) if len(words) <= _LONGEST_CELL else ((), (words,))


@lru_cache(maxsize=8_000)
def _offices_of(words: str) -> tuple[tuple[Office, ...], tuple[str, ...]]:
    offices: dict[Office, None] = {}
    strange: list[str] = []
    whole = _bare(words) if _SPREAD.fullmatch(words) else words.strip()
    for part in _JOINTS.split(whole):
        word = _CODE.sub("", _bare(part))
        if found := _offices_of_word(word):
            offices |= dict.fromkeys(found)
        elif (
            word not in _NOTHING
            and not _SINCE.fullmatch(word)
            and (word.endswith("支委") or not _BRANCH.fullmatch(word))
        ):
            strange.append(part)
    return tuple(offices), tuple(strange)


def is_past(words: str) -> bool:
    """True if words beside an office say that it is not held now: `卸任`, `已离任`."""
    return len(words) <= _LONGEST and _PAST.fullmatch(_bare(words)) is not None


def group_of(words: str) -> str | None:
    """Return the group (党小组) that words name, a number as `第一党小组`; None if they name none."""
    word = _bare(words) if len(words) <= _LONGEST else ""
    found = _GROUP.fullmatch(word)
    if found is None:
        named = _NAMED_GROUP.fullmatch(word)
        return named[1] if named and named[1] not in {"党小组", "小组"} else None
    figure = found[1].lstrip("0")
    return f"第{ONES[int(figure) - 1] if figure in _DIGITS else figure or found[1]}党小组"


def is_new(words: str) -> bool:
    """True if words name a new member, who may be a probationary or a full one: `新党员`."""
    return len(words) <= _LONGEST and _NEWLY.fullmatch(_bare(words)) is not None


def is_received(words: str) -> bool:
    """True if words say that a person was received as a probationary member, and not what followed."""
    return len(words) <= _LONGEST and _RECEIVED.fullmatch(_bare(words)) is not None


def is_blank(words: str) -> bool:
    """True if a cell is empty, or says in words or strokes that there is nothing: `无`, `-`."""
    return len(words) <= _LONGEST and _bare(words) in _BLANK


def is_position(words: str) -> bool:
    """True if words in the place of a name are a kind, an office, a group or another post."""
    return bool(kind_of(words) or offices_of(words)[0] or group_of(words)) or _POST.search(_bare(words)) is not None


def speaks_of_kind(words: str) -> bool:
    """True if words that were not understood seem to state a person's relation to the Party."""
    return _ABOUT_KIND.search(words) is not None


def _simple_kind(words: str) -> Kind | None:
    word = _NOW.sub("", _NEW.sub("", _CODE.sub("", _bare(words)), count=1))
    if len(word) > _LONGEST:
        return None
    if _OTHER_PARTY.fullmatch(word) or _YOUNG.fullmatch(word):
        return Kind.MASSES
    if found := _MEMBER.fullmatch(word):
        return Kind.PROBATIONARY if (found["stage"] or "").startswith("预备") else Kind.FULL
    return _KIND_OF.get(word.removeprefix("中共").removeprefix("中国"))


def takes_back(words: str) -> bool:
    """True if words say that a kind that they name holds no more: `预备党员（已转正）`, `党员（停止党籍）`."""
    return _TAKEN_BACK.search(words) is not None


def _contradicts(kind: Kind, bracket: str) -> bool:
    """True if the words in the bracket may turn the kind into another one: `预备党员（已转正）`, `党员（留党察看）`."""
    return takes_back(bracket) or (kind is Kind.FULL and "预备" in bracket)


def _bracket(words: str) -> tuple[str, str]:
    """Return the words without the bracket that ends them, and those in it."""
    bare = words.strip()
    if bare[-1:] not in {")", "）"}:
        return bare, ""
    place = max(bare.rfind("("), bare.rfind("（"))
    return (bare[:place], bare[place + 1 : -1]) if place >= 0 else (bare, "")


def _offices_of_word(word: str) -> tuple[Office, ...]:
    """Return the offices of one word; those of other bodies, such as 党总支书记, are none of the branch's."""
    word = _HELD.sub("", word)
    if word in _OFFICE_ENGLISH:
        return (_OFFICE_ENGLISH[word],)
    if _NOT_NOW.search(word) or len(word) > _LONGEST:
        return ()
    for length in (0, *(place for place in range(1, len(word)) if _BRANCH.fullmatch(word[:place]))):
        rest = word[length:]
        if rest in _ROLE:
            return (_ROLE[rest],)
        if _PARTS.fullmatch(rest):
            return tuple(_PART_OF[mark] for mark in re.findall("组|宣|纪(?!律检查委)|纪(?=律检查)", rest))
    return ()


def _bare(words: str) -> str:
    return "".join(compatible(words[:200]).split()).lower().translate(_SIMPLIFIED).strip("()[]【】。.:：\"'“”‘’「」")
