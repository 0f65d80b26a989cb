"""A parsed yearly plan that is not stored yet, and the findings about it."""

from dataclasses import dataclass, field

from bot.domain.told import Told


@dataclass(frozen=True)
class PlanRow:
    """One month of the plan; `row` is its number among the non-empty rows, from 1."""

    row: int
    month: int
    form: str
    content: str

    @property
    def words(self) -> str:
        """Form and content as one text, for searching."""
        return f"{self.form}。{self.content}"


@dataclass(frozen=True)
class PlanDraft:
    """A parsed plan that is not stored yet; `text` is the unchanged text of the source, `told` what it does not use."""

    title: str | None
    year: int | None
    rows: tuple[PlanRow, ...]
    text: str = field(repr=False)
    told: tuple[Told, ...] = ()


@dataclass(frozen=True)
class Finding:
    """A problem to review: the text key `finding-<key>` and the values of its sentence."""

    key: str
    values: dict[str, str | int] = field(default_factory=dict)
