"""What is wrong with a yearly plan: the rules it must meet, checked row by row before it is stored."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

YEAR_BLANK = re.compile(
    r"(?:20|二[〇零○])\s*[_＿]+\s*年|20[Xx×*＊]{1,2}年|(?<![\w_])(?:[_＿]{2,8}|[Xx×]{2,4})年"
    r"|(?<!\d)20\s+年(?=度|党|[上下]半年|\s*\d{1,2}\s*月)"
)
"""A year left open in a plan handed down from above: `20_年`, `20××年`, `____年`, `20  年度`."""

JULY = 7


@dataclass(frozen=True)
class PlanRow:
    """One month of the plan: its place among the rows that hold something, from 1, and what it says."""

    row: int
    month: int
    form: str
    content: str

    @property
    def words(self) -> str:
        """Form and content together, for searching."""
        return f"{self.form}。{self.content}"


@dataclass(frozen=True)
class PlanDraft:
    """A plan as it was read, not yet stored; `text` is all the source said, unchanged."""

    title: str | None
    year: int | None
    rows: tuple[PlanRow, ...]
    text: str = field(repr=False)


@dataclass(frozen=True)
class Finding:
    """Something to mend in a plan: the text key `finding-<key>` and the values of its sentence."""

    key: str
    values: dict[str, str | int] = field(default_factory=dict)


_CONSTITUTION = re.compile(
    r"(?<![解导])读[^。;；,，、]{0,6}党章|党章[^。;；,，]{0,4}(?:[诵通朗领齐宣研]读|全文)|学习党章全文|抄写党章全文"
)
_APPRAISAL = re.compile("民主评议|评议党员|党员评议")
_LIFE_MEETING = re.compile("组织生活会")
_DUES = re.compile("党费[^。;；]{0,20}(?:公开|公示|公布|通报|晒)|(?:公开|公示|公布|通报)[^。;；]{0,12}党费")
_REQUIRED = (
    ("plan-no-constitution", _CONSTITUTION),
    ("plan-no-appraisal", _APPRAISAL),
    ("plan-no-life-meeting", _LIFE_MEETING),
    ("plan-no-dues-disclosure", _DUES),
)
"""What must stand in the rows of a year: rules 41, 48, 47 and 39."""

_OATH = re.compile("誓词|宣誓")
_VISIT = re.compile("慰问|走访|看望|探望")

_ANNIVERSARIES = (
    (1921, "建党|中国共产党(?:成立|诞辰|诞生|建党)|党成立|党的(?:生日|诞辰|诞生)|(?<!二)七一"),
    (1949, "建国|国庆|新中国成立|中华人民共和国成立|共和国成立|十一国庆"),
    (1927, "建军|(?:解放军|人民军队)(?:成立|建军)|八一|南昌起义"),
    (1919, "五四"),
    (1922, "建团|共青团成立|共产主义青年团成立"),
    (1936, "长征(?:取得)?胜利"),
    (1945, "(?:抗战|抗日战争|反法西斯战争)(?:取得)?胜利"),
)
_EVENT = re.compile("|".join(f"(?P<y{year}>{words})" for year, words in _ANNIVERSARIES))
_COUNTED = re.compile(r"(?P<count>\d{1,3}|[一二两三四五六七八九十百零〇]{1,7})\s*(?:周年|华诞|周岁)")
_CLAUSE = re.compile(r"[。，,;；、！!？?\n]")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100}


def check_plan(draft: PlanDraft, year: int) -> tuple[Finding, ...]:
    """What an officer should look at before the plan of `year` is stored (rules 1, 11, 39, 41, 47, 48).

    Findings warn, never block: a plan of another year, blanks for the year, months without a row, rows
    repeated, an anniversary that does not fit, yearly items that no row carries, a July without oath.
    """
    return (
        *_year_findings(draft, year),
        *_missing_months(draft),
        *_repeats(draft),
        *_anniversaries(draft, year),
        *_missing_items(draft),
        *_plain_july(draft),
    )


def _year_findings(draft: PlanDraft, year: int) -> Iterator[Finding]:
    if draft.year is not None and draft.year != year:
        yield Finding("plan-other-year", {"said": draft.year, "year": year})
    blanks = YEAR_BLANK.findall(draft.text)
    if blanks:
        yield Finding("plan-year-blank", {"blank": blanks[0], "count": len(blanks), "year": year})


def _missing_months(draft: PlanDraft) -> Iterator[Finding]:
    planned = {row.month for row in draft.rows}
    for month in range(1, 13):
        if month not in planned:
            yield Finding("plan-month-missing", {"month": month})


def _repeats(draft: PlanDraft) -> Iterator[Finding]:
    """Rows that say the same as an earlier one, whatever their form, punctuation, blanks and year."""
    first: dict[str, PlanRow] = {}
    for row in draft.rows:
        earlier = first.setdefault(_bare(row.content), row)
        if earlier is not row:
            yield Finding(
                "plan-repeated",
                {"row": row.row, "month": row.month, "first": earlier.row, "first_month": earlier.month},
            )


def _bare(content: str) -> str:
    dateless = re.sub(r"(?:19|20)\d\d(?=年)", "", YEAR_BLANK.sub("年", content))
    folded = unicodedata.normalize("NFKC", dateless).lower()
    return "".join(mark for mark in folded if unicodedata.category(mark)[0] in "LN") or content


def _anniversaries(draft: PlanDraft, year: int) -> Iterator[Finding]:
    for row in draft.rows:
        for clause in _CLAUSE.split(row.words):
            for counted in _COUNTED.finditer(clause):
                event = _event_near(clause, counted.start(), counted.end())
                said = _number(counted["count"])
                if event and said and said != year - event[1]:
                    yield Finding(
                        "plan-anniversary",
                        {
                            "row": row.row,
                            "month": row.month,
                            "event": event[0],
                            "said": said,
                            "year": year,
                            "right": year - event[1],
                            "fits": event[1] + said,
                        },
                    )


def _event_near(clause: str, start: int, end: int) -> tuple[str, int] | None:
    """The event that a count of years belongs to: the last one named before it, else the first after it."""
    events = [(found, int((found.lastgroup or "y0")[1:])) for found in _EVENT.finditer(clause)]
    before = [(found[0], year) for found, year in events if found.end() <= start]
    after = [(found[0], year) for found, year in events if found.start() >= end]
    return before[-1] if before else after[0] if after else None


def _number(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    total = digit = 0
    for mark in numeral:
        if mark in _UNITS:
            total += (digit or 1) * _UNITS[mark]
            digit = 0
        else:
            digit = _DIGITS[mark]
    return total + digit


def _missing_items(draft: PlanDraft) -> Iterator[Finding]:
    for key, pattern in _REQUIRED:
        if not any(pattern.search(row.words) for row in draft.rows):
            yield Finding(key)


def _plain_july(draft: PlanDraft) -> Iterator[Finding]:
    """Rule 11: July is to be more ceremonial; a July without a row is told as a missing month."""
    for row in draft.rows:
        if row.month == JULY:
            oath, visit = bool(_OATH.search(row.words)), bool(_VISIT.search(row.words))
            if not (oath and visit):
                lacks = "visit" if oath else "oath" if visit else "both"
                yield Finding("plan-july-plain", {"row": row.row, "lacks": lacks})
