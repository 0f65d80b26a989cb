"""Square pictures of a year, drawn by Pillow: attendance, satisfaction, coverage; in a light and in a dark manner.

They are 1080 pixels wide and read at 320, as a phone shows them in a chat: no text is lower than 34 pixels. What colour
says, position or a figure says, too; blue and orange are told apart by colour-blind people. All texts are arguments.

Pillow is imported in functions, so that only the worker that draws loads it.
"""

# ruff: noqa: PLC0415 - as above

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.pictures.typeface import drawable, typeface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import ImageFont

SIDE = 1080
MARGIN = 48
TITLE, TEXT, SMALL = 50, 38, 34  # pixels
LEFT, RIGHT = 130, SIDE - MARGIN  # of the axes
MONTHS = 12
ELLIPSIS = "…"


@dataclass(frozen=True)
class Palette:
    """The colours of a picture: paper, text, lines, and fields that are well or lacking, each with its figures."""

    paper: str
    ink: str
    grey: str
    line: str
    well: str
    on_well: str
    lacking: str
    on_lacking: str


LIGHT = Palette("#ffffff", "#1b1f24", "#4d545c", "#d5d9de", "#7fb2d9", "#0d2233", "#e08a3c", "#1a1006")
DARK = Palette("#17212b", "#f2f4f6", "#b6c0ca", "#3a4855", "#3f86bd", "#ffffff", "#f0a35e", "#1a1006")


def attendance(
    title: str, under: str, shares: Sequence[float | None], needed: float, line_label: str, *, dark: bool = False
) -> bytes:
    """Draw a PNG of twelve months: the share of members present as bars, and the share that rule 16 needs as a line.

    A month without an activity has no bar. Bars below the line are of another colour, and their figures are underlined.
    """
    sheet = _Sheet(DARK if dark else LIGHT)
    sheet.heading(title, under)
    top, bottom = 250.0, 900.0
    sheet.scale(top, bottom, (0, 0.2, 0.4, 0.6, 0.8, 1))
    for month, share in enumerate(shares):
        sheet.bar(month, share, needed, top, bottom)
    sheet.limit(needed, top, bottom)
    sheet.months(bottom)
    sheet.legend(line_label, SIDE - MARGIN - TEXT)
    return sheet.png()


def satisfaction(
    title: str,
    under: str,
    dimensions: Sequence[tuple[str, Sequence[float | None]]],
    low: float,
    line_label: str,
    *,
    dark: bool = False,
) -> bytes:
    """Draw a PNG of at most four dimensions, one above the other: the share satisfied in each month, and a line.

    A month without a result that may be told has no bar.
    """
    sheet = _Sheet(DARK if dark else LIGHT)
    sheet.heading(title, under)
    first, last = 196.0, 930.0
    height = (last - first) / max(len(dimensions), 1)
    for number, (name, shares) in enumerate(dimensions):
        top, bottom = first + number * height + TEXT + 20, first + (number + 1) * height - 8
        sheet.text((MARGIN, top - TEXT - 18), name, TEXT, sheet.palette.ink, SIDE - 2 * MARGIN)
        sheet.rule(bottom)
        for month, share in enumerate(shares):
            sheet.bar(month, share, low, top, bottom)
        sheet.limit(low, top, bottom)
    sheet.months(last - 8)
    sheet.legend(line_label, SIDE - MARGIN)
    return sheet.png()


def coverage(title: str, under: str, bars: Sequence[tuple[str, str, float]], *, dark: bool = False) -> bytes:
    """Draw a PNG of at most eight bars: for each its name, its figures as words, and the share that is done."""
    sheet = _Sheet(DARK if dark else LIGHT)
    sheet.heading(title, under)
    first, last = 220.0, SIDE - MARGIN
    height = (last - first) / max(len(bars), 1)
    for number, bar in enumerate(bars):
        sheet.progress(*bar, first + number * height, height)
    return sheet.png()


class _Sheet:
    """A square picture that is being drawn."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        from PIL import Image, ImageDraw

        self._image = Image.new("RGB", (SIDE, SIDE), palette.paper)
        self._draw = ImageDraw.Draw(self._image)

    def heading(self, title: str, under: str) -> None:
        """Write the title and the line below it."""
        self.text((MARGIN, 40), title, TITLE, self.palette.ink, SIDE - 2 * MARGIN)
        self.text((MARGIN, 116), under, TEXT, self.palette.grey, SIDE - 2 * MARGIN)

    def text(
        self, at: tuple[float, float], words: str, size: int, colour: str, room: float, anchor: str = "la"
    ) -> None:
        """Write words on one line, shortened to the room."""
        font, words = _font(size), drawable(words)
        if font.getlength(words) > room:
            while words and font.getlength(words + ELLIPSIS) > room:
                words = words[:-1]
            words = words.rstrip() + ELLIPSIS
        self._draw.text(at, words, font=font, fill=colour, anchor=anchor)

    def scale(self, top: float, bottom: float, shares: Sequence[float]) -> None:
        """Draw the lines of the scale with their percentages."""
        for share in shares:
            y = bottom - share * (bottom - top)
            self._draw.line((LEFT, y, RIGHT, y), fill=self.palette.line, width=2)
            self.text((LEFT - 14, y), f"{share:.0%}", SMALL, self.palette.grey, LEFT, "rm")

    def rule(self, y: float) -> None:
        """Draw the ground line of a row of bars."""
        self._draw.line((LEFT, y, RIGHT, y), fill=self.palette.line, width=2)

    def bar(self, month: int, share: float | None, line: float, top: float, bottom: float) -> None:
        """Draw the bar of a month with its percentage, cut as in texts: 79.9 % must not read as 80 %."""
        if share is None:
            return
        width = (RIGHT - LEFT) / MONTHS
        x = LEFT + width * (month + 0.5)
        well, colours = share >= line, self.palette
        y = bottom - share * (bottom - top)
        self._draw.rectangle(
            (x - width * 0.42, y, x + width * 0.42, bottom), fill=colours.well if well else colours.lacking
        )
        words, inside = f"{int(share * 100 + 1e-9)}", bottom - y >= SMALL + 12
        colour = (colours.on_well if well else colours.on_lacking) if inside else colours.ink
        at = bottom - 8 if inside else y - 6
        self.text((x, at), words, SMALL, colour, width, "mb")
        if not well:
            half = _font(SMALL).getlength(words) / 2
            self._draw.line((x - half, at + 2, x + half, at + 2), fill=colour, width=3)

    def limit(self, share: float, top: float, bottom: float) -> None:
        """Draw a dashed line across all months."""
        y = bottom - share * (bottom - top)
        x = float(LEFT)
        while x < RIGHT:
            self._draw.line((x, y, min(x + 22, RIGHT), y), fill=self.palette.ink, width=4)
            x += 36

    def months(self, bottom: float) -> None:
        """Write the numbers of the months below the bars."""
        width = (RIGHT - LEFT) / MONTHS
        for month in range(MONTHS):
            at = (LEFT + width * (month + 0.5), bottom + 14)
            self.text(at, str(month + 1), SMALL, self.palette.grey, width, "ma")

    def legend(self, label: str, y: float) -> None:
        """Explain the dashed line."""
        for x in (LEFT, LEFT + 36):
            self._draw.line((x, y, x + 22, y), fill=self.palette.ink, width=4)
        self.text((LEFT + 76, y), label, TEXT, self.palette.ink, RIGHT - LEFT - 76, "lm")

    def progress(self, name: str, told: str, share: float, top: float, height: float) -> None:
        """Draw a bar of coverage below its name and figures."""
        colours, thick = self.palette, min(36.0, height * 0.34)
        figures = _font(TEXT).getlength(drawable(told))
        self.text((MARGIN, top), name, TEXT, colours.ink, SIDE - 2 * MARGIN - figures - 24)
        self.text((SIDE - MARGIN, top), told, TEXT, colours.ink, SIDE / 2, "ra")
        y = top + TEXT + 18
        self._draw.rectangle((MARGIN, y, SIDE - MARGIN, y + thick), fill=None, outline=colours.grey, width=3)
        if share > 0:
            right = MARGIN + (SIDE - 2 * MARGIN) * min(share, 1.0)
            well = share >= 1
            self._draw.rectangle((MARGIN, y, right, y + thick), fill=colours.well if well else colours.lacking)

    def png(self) -> bytes:
        """Return the picture."""
        file = io.BytesIO()
        self._image.save(file, "PNG", optimize=True)
        return file.getvalue()


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(typeface(), size)
