"""A parsed yearly plan that is not stored yet, and the findings about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.domain.told import Told


@dataclass(frozen=True)
class PlanRow:
    """One month of the plan; `row` is its number, from 1. In a plan of two years `year` is its own year."""

    row: int
    month: int
    form: str
    content: str
    year: int | None = None

    @property
    def words(self) -> str:
        """Form and content as one text, for searching."""
        return f"{self.form}。{self.content}"


@dataclass(frozen=True)
class WideRow:
    """The words of a plan for a part of the year, such as 每月 or 第一季度 (`words`); it is in no month yet.

    `pieces` are the pieces of the source that it was read from; they are told until it is put into its months. In a
    plan of two years `years` has the year of each month.
    """

    words: str
    months: tuple[int, ...]
    form: str
    content: str
    pieces: tuple[str, ...]
    years: tuple[int, ...] = ()

    @property
    def whole(self) -> str:
        """Form and content as one content."""
        return f"{self.form}：{self.content}" if self.form else self.content


def joined(parts: Sequence[str]) -> str:
    """Return the contents of one month as one text."""
    return "；".join([*(part.rstrip("；;") for part in parts[:-1]), *parts[-1:]])


@dataclass(frozen=True)
class PlanDraft:
    """A parsed plan that is not stored yet; `text` is the unchanged text of the source, `told` what it does not use.

    `wide` is what the person may put into several months; `told` tells it, too.

    If several tables fit alike, `which` has a draft of each, with its `name`, and this draft has no rows itself.
    """

    title: str | None
    year: int | None
    rows: tuple[PlanRow, ...]
    text: str = field(repr=False)
    told: tuple[Told, ...] = ()
    name: str = ""
    which: tuple["PlanDraft", ...] = ()
    wide: tuple[WideRow, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the rows, if they have more than one."""
        return tuple(sorted({row.year for row in self.rows if row.year is not None}))

    def of_year(self, year: int) -> "PlanDraft":
        """Return the plan of one year: of a plan for two years the rows of that one."""
        if year not in self.years:
            return self
        return replace(self, year=year, rows=tuple(row for row in self.rows if row.year == year))

    def without_year(self, year: int) -> "PlanDraft":
        """Return what is left of a plan of two years without one of them."""
        rows = tuple(row for row in self.rows if row.year != year)
        return replace(self, rows=rows, wide=tuple(row for row in self.wide if year not in row.years))


@dataclass(frozen=True)
class Finding:
    """A problem to review: the text key `finding-<key>` and the values of its sentence."""

    key: str
    values: dict[str, str | int] = field(default_factory=dict)
