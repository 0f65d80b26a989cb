"""A yearly plan as it was read and not yet stored, and what is to be mended in it."""

from dataclasses import dataclass, field


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
