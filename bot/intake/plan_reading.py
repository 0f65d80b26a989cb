"""The findings of a reader of plans: the items of the months, and the pieces of the source that are in none."""

from dataclasses import dataclass, field

from bot.intake.months import When

LINE, PART, DATE, WIDE, BELOW, TAIL = "line", "part", "date", "wide", "below", "tail"
"""Kinds of pieces: a line or row, a column or label, a date, a row for no single month; and two kinds that are in the
content of a month but may belong elsewhere: a line that names another month, a line below the last month."""


@dataclass
class Item:
    """The words for one month or several; `words` are the month as written, `pieces` all its cells or lines."""

    when: When
    words: str
    form: str = ""
    content: str = ""
    pieces: tuple[str, ...] = ()
    from_above: bool = False


@dataclass(frozen=True)
class Unused:
    """A piece of the source that is in no value; `label` is its column or label."""

    kind: str
    piece: str
    label: str = ""


@dataclass
class Reading:
    """The items that one reader found, and what it did not use. `loose` items begin as sentences do.

    `wide` are items for a part of the year; their pieces are among the unused ones. `typed_year` is the year of the
    dates that a spreadsheet keeps; titles and names are better evidence of the plan's.
    """

    items: list[Item] = field(default_factory=list)
    wide: list[Item] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    loose: bool = False
    year: int | None = None
    typed_year: int | None = None

    def leave(self, kind: str, piece: str, label: str = "") -> None:
        """Note a piece as unused, unless it is blank."""
        if piece.strip():
            self.unused.append(Unused(kind, piece.strip(), label))

    @property
    def months(self) -> set[tuple[int | None, int]]:
        """The months that have a content."""
        return {(item.when.year, month) for item in self.items if item.content for month in item.when.months}


def theme_and_content(theme: str, content: str) -> str:
    """Return a theme and a content as one text: `theme：content`."""
    if theme and content and theme != content:
        return f"{theme}：{content}"
    return theme or content
