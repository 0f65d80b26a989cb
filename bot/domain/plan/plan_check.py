"""The check of a yearly plan, row by row, before it is stored."""

import re
import unicodedata
from collections.abc import Iterator

from bot.domain.normalisation import compatible
from bot.domain.plan.anniversaries import anniversaries, plain_july
from bot.domain.plan.draft import Finding, PlanDraft, PlanRow

YEAR_BLANK = re.compile(
    r"(?:20|二[〇零○])\s*[_＿]+\s*年|20[Xx×*＊]{1,2}年|(?<![\w_])(?:[_＿]{2,8}|[Xx×]{2,4})年"
    r"|(?<!\d)20\s+年(?=度|党|[上下]半年|\s*\d{1,2}\s*月)"
)
"""A placeholder for the year in a plan from the superior committee: `20_年`, `20××年`, `____年`, `20  年度`."""


_CONSTITUTION = re.compile(
    r"(?<![解导])读[^。;；,，、]{0,12}(?:党章|中国共产党章程|党的章程)|(?:党章|中国共产党章程)[^。;；,，]{0,4}(?:[诵通朗领齐宣研]读|全文)|学习党章全文|抄写党章全文"
)
_APPRAISAL = re.compile("民主评议|评议党员|党员评议")
_LIFE_MEETING = re.compile("组织生活会")
DUES = re.compile("党费[^。;；]{0,20}(?:公开|公示|公布|通报|晒)|(?:公开|公示|公布|通报)[^。;；]{0,12}党费")
_REQUIRED = (
    ("plan-no-constitution", _CONSTITUTION),
    ("plan-no-appraisal", _APPRAISAL),
    ("plan-no-life-meeting", _LIFE_MEETING),
    ("plan-no-dues-disclosure", DUES),
)
"""The items that the rows of a year must contain, by rules 41, 48, 47 and 39."""


def check_plan(draft: PlanDraft, year: int) -> tuple[Finding, ...]:
    """Return the findings that an officer should review before storing the plan of `year`.

    Findings are warnings only (rules 1, 11, 39, 41, 47, 48): a plan of another year, blanks for the year, months
    without a row, repeated rows, an anniversary that does not fit, yearly items that no row contains, a July without
    oath or visits.
    """
    return (
        *_year_findings(draft, year),
        *_missing_months(draft),
        *_repeats(draft),
        *anniversaries(draft, year),
        *_missing_items(draft),
        *plain_july(draft),
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
    """Yield the rows that repeat the content of an earlier one, apart from form, punctuation, blanks and year."""
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
    folded = compatible(dateless).lower()
    return "".join(mark for mark in folded if unicodedata.category(mark)[0] in "LN") or content


def _missing_items(draft: PlanDraft) -> Iterator[Finding]:
    for key, pattern in _REQUIRED:
        if not any(pattern.search(row.words) for row in draft.rows):
            yield Finding(key)
