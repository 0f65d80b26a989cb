"""Charts: the evaluation of one activity, the attendance and satisfaction of a year.

matplotlib takes 50 MiB and is imported in functions, so that only the worker that draws loads it.
"""

# ruff: noqa: PLC0415 - as above

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING

from bot.pictures.typeface import drawable, typeface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

DOTS = 150  # per inch; pictures are 7.2 inches wide: 1080 pixels, sharp on a phone
WIDTH = 7.2
# From the best level to the worst: two blues, a pale grey, an orange; distinct for colour-blind people too.
LEVELS = ("#1f5f99", "#7fb2d9", "#d9d9d6", "#d9772b")
_ON_LEVELS = ("#ffffff", "#12283b", "#33363a", "#1a1a1a")
_INK, _GREY, _LINE = "#22262b", "#6b7178", "#e3e5e8"
# The longest texts that fit, in columns: a Chinese character takes two.
_TITLE, _UNDER, _ROW, _MONTH, _LEGEND = 52, 76, 24, 8, 18


def satisfaction_chart(
    title: str, dimensions: Sequence[tuple[str, Sequence[int]]], levels: Sequence[str], rate_text: str
) -> bytes:
    """Draw a PNG of horizontal bars, one per dimension, divided into the shares of the levels, best level first.

    There are at most four levels. A dimension without a rating shows an empty bar. All texts are arguments.
    """
    figure = _figure(height=1.75 + 0.62 * len(dimensions))
    axes = _axes(figure, below=0.62, above=1.02)
    for row, (_, counts) in enumerate(dimensions):
        _stacked(axes, row, counts)
    axes.set_yticks(range(len(dimensions)), [_short(name, _ROW) for name, _ in dimensions])
    axes.set_ylim(len(dimensions) - 0.45, -0.55)
    axes.set_xlim(0, 1)
    axes.set_xticks([])
    for label in axes.get_yticklabels():
        label.set(fontproperties=_font(12), color=_INK)
    _heading(figure, title, rate_text)
    _fit_left(figure, axes)
    _legend(figure, axes, levels)
    return _png(figure)


def attendance_chart(
    title: str,
    months: Sequence[tuple[str, float | None, float | None]],
    needed: float = 0.8,
    *,
    attendance_label: str,
    satisfaction_label: str,
    needed_label: str,
) -> bytes:
    """Draw a PNG of a year: for each month its label, the share present as a bar, the share satisfied as a dot.

    Shares are between 0 and 1, or None for a month without that figure. `needed` is the line of rule 16;
    bars below it are orange. All texts are arguments.
    """
    figure = _figure(height=4.1)
    axes = _axes(figure, below=0.95, above=0.8)
    for place, (_, present, _) in enumerate(months):
        _bar(axes, place, present, needed)
    _dots(axes, [satisfied for _, _, satisfied in months])
    axes.axhline(needed, color=_INK, linewidth=1, linestyle=(0, (4, 3)), zorder=1)
    _month_scale(axes, [name for name, _, _ in months])
    _heading(figure, title, "")
    _fit_left(figure, axes)
    _year_legend(figure, axes, (attendance_label, satisfaction_label, needed_label))
    return _png(figure)


def _font(size: float) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(typeface()), size=size)


def _figure(height: float) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, height), dpi=DOTS, facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def _axes(figure: Figure, *, below: float, above: float) -> Axes:
    """Return frameless axes between a heading and a legend, whose heights are given in inches."""
    height = figure.get_figheight()
    axes = figure.add_axes((0.05, below / height, 0.9, 1 - (below + above) / height))
    axes.tick_params(length=0, pad=8, labelsize=11)
    for side in axes.spines.values():
        side.set_visible(False)
    return axes


def _stacked(axes: Axes, row: int, counts: Sequence[int]) -> None:
    """Draw one bar: a share of the width for each level, with its count if that fits."""
    total, left = sum(counts), 0.0
    if total == 0:
        axes.barh(row, 1, height=0.58, color="white", edgecolor=_LINE, linewidth=1)
    for count, colour, ink in zip(counts, LEVELS, _ON_LEVELS, strict=False):
        share = count / total if total else 0
        if share:
            axes.barh(row, share, left=left, height=0.58, color=colour, edgecolor="white", linewidth=1.5)
        if share >= 0.035:
            at = (left + share / 2, row)
            axes.text(*at, str(count), ha="center", va="center", color=ink, fontproperties=_font(12))
        left += share


def _bar(axes: Axes, place: int, present: float | None, needed: float) -> None:
    if present is None:
        return
    enough = present >= needed
    axes.bar(place, present, width=0.6, color=LEVELS[1] if enough else LEVELS[3], zorder=2)
    axes.text(
        place,
        0.025,
        f"{present * 100:.0f}",
        ha="center",
        va="bottom",
        color=_ON_LEVELS[1],
        fontproperties=_font(10),
        zorder=5,
    )


def _dots(axes: Axes, shares: Sequence[float | None]) -> None:
    """Draw the dots, joined between consecutive months; a month without a figure leaves a gap."""
    heights = [float("nan") if share is None else share for share in shares]
    axes.plot(
        range(len(heights)),
        heights,
        color=LEVELS[0],
        linewidth=1.6,
        marker="o",
        markersize=6.5,
        markeredgecolor="white",
        markeredgewidth=1.2,
        zorder=4,
    )


def _month_scale(axes: Axes, names: Sequence[str]) -> None:
    axes.set_xticks(range(len(names)), [_short(name, _MONTH) for name in names])
    axes.set_xlim(-0.6, max(len(names), 1) - 0.4)
    axes.set_ylim(0, 1.06)
    axes.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1])
    axes.yaxis.set_major_formatter("{x:.0%}")
    axes.grid(axis="y", color=_LINE, linewidth=0.8, zorder=0)
    axes.set_axisbelow(True)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set(fontproperties=_font(10), color=_GREY)


def _heading(figure: Figure, title: str, under: str) -> None:
    height = figure.get_figheight()
    figure.text(0.05, 1 - 0.3 / height, _short(title, _TITLE), va="top", color=_INK, fontproperties=_font(16))
    if under:
        figure.text(0.05, 1 - 0.66 / height, _short(under, _UNDER), va="top", color=_GREY, fontproperties=_font(11.5))


def _fit_left(figure: Figure, axes: Axes) -> None:
    """Start the axes at the end of the widest label, so that no label is cut off."""
    renderer = _renderer(figure)
    widest = max((label.get_window_extent(renderer).width for label in axes.get_yticklabels()), default=0.0)
    left = 0.05 + (widest + 0.12 * DOTS) / (WIDTH * DOTS)
    box = axes.get_position()
    axes.set_position((left, box.y0, 0.95 - left, box.height))


def _legend(figure: Figure, axes: Axes, levels: Sequence[str]) -> None:
    from matplotlib.patches import Patch

    shown = zip(levels, LEVELS, strict=False)
    handles, names = [], []
    for level, colour in shown:
        handles.append(Patch(color=colour))
        names.append(_short(level, _LEGEND))
    _place_legend(figure, axes, handles, names)


def _year_legend(figure: Figure, axes: Axes, labels: tuple[str, str, str]) -> None:
    from matplotlib.patches import Patch

    bar = Patch(color=LEVELS[1])
    dots = axes.plot([], [], color=LEVELS[0], marker="o", markersize=6.5, linewidth=1.6)[0]
    line = axes.plot([], [], color=_INK, linewidth=1, linestyle=(0, (4, 3)))[0]
    _place_legend(figure, axes, [bar, dots, line], [_short(label, _LEGEND + 6) for label in labels])


def _place_legend(figure: Figure, axes: Axes, handles: Sequence[Artist], labels: Sequence[str]) -> None:
    """Place the legend below the axes if it fits, else from the left edge, else with a smaller font."""
    left, right = axes.get_position().x0, 0.95
    for start, size in ((left, 11.0), (0.05, 11.0), (0.05, 9.0)):
        legend = figure.legend(
            handles,
            labels,
            loc="lower left",
            bbox_to_anchor=(start, 0.18 / figure.get_figheight()),
            ncols=max(len(labels), 1),
            frameon=False,
            prop=_font(size),
            labelcolor=_INK,
            handlelength=1.3,
            handleheight=0.9,
            columnspacing=1.6,
            borderpad=0,
            borderaxespad=0,
        )
        if legend.get_window_extent(_renderer(figure)).x1 <= right * WIDTH * DOTS or size == 9:
            return
        legend.remove()


def _renderer(figure: Figure) -> RendererAgg:
    renderer: RendererAgg = figure.canvas.get_renderer()  # type: ignore[attr-defined]
    return renderer


def _short(words: str, longest: int) -> str:
    """Return the words on one line of at most `longest` columns; escape dollar signs, which would start a formula."""
    words, columns, kept = drawable(words), 0, ""
    for one in words:
        columns += 2 if unicodedata.east_asian_width(one) in "WF" else 1
        if columns > longest:
            kept = kept[:-1].rstrip() + "…"
            break
        kept += one
    return kept.replace("$", r"\$")


def _png(figure: Figure) -> bytes:
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=DOTS)
    return file.getvalue()
