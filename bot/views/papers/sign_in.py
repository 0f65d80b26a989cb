"""签到册: who came, when and how, with room to sign; guests on a page of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents.paper import Row, Setup, Signatures, Table
from bot.storage.tables.roll import RollState
from bot.views.papers import words as w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.documents.paper import Block, Paper
    from bot.domain.report.activity_report import Place
    from bot.domain.report.paper_values import Values
    from bot.texts import Texts

COLUMNS = ("row", "name", "kind", "group", "at", "how", "signature", "remark")
WIDTHS = (11, 19, 18, 17, 20, 13, 25, 24)


def sign_in(values: Values, t: Texts) -> Paper:
    """Return the sign-in book of an activity, as the roll was fixed; corrections stand beside it."""
    activity, report = values.activity, values.report
    all_members, _should, there, rate = w.shares(report, t)
    guests = [place for place in report.guests if _came(place)]
    blocks: list[Block] = [
        w.one("theme", activity.form, t),
        w.one("when", w.when(activity, t), t),
        *w.beside(w.field("place", activity.place, t), w.field("should", all_members, t)),
        Row((w.field("present", there, t), w.field("rate", rate, t))),
        _table(t.plain("paper-members"), report.members, values, t),
    ]
    corrected = w.corrections(values, t)
    if corrected:
        blocks.append(w.one("corrections", corrected, t))
    blocks.append(Signatures((t.plain("paper-sign-recorder"), t.plain("paper-sign-host"))))
    if guests:
        blocks.append(_table(t.plain("paper-guests"), guests, values, t, new_page=True))
    title = t.plain("paper-title-sign-in", branch=w.branch_name(activity.branch))
    return w.paper(Setup.RECORD, title, blocks, t)


def _came(place: Place) -> bool:
    return place.state is RollState.PRESENT or place.corrected is RollState.PRESENT


def _table(label: str, places: Sequence[Place], values: Values, t: Texts, *, new_page: bool = False) -> Table:
    head = tuple(t.plain(f"paper-column-{key}") for key in COLUMNS)
    rows = tuple(_row(number, place, values, t) for number, place in enumerate(places, 1))
    return Table(label, head, rows, WIDTHS, new_page)


def _arrival(place: Place, values: Values, t: Texts) -> tuple[str, str]:
    """Return when and how a person checked in; of an activity recorded later, only that they were entered (补记)."""
    if values.activity.recorded_later_at is not None and place.how is not None:
        return "", t.plain("paper-how-later")
    return w.clock(place.at, values.activity, t), w.method(place.how, t)


def _row(number: int, place: Place, values: Values, t: Texts) -> tuple[str, ...]:
    return (
        str(number),
        place.person.name,
        t.plain(f"kind-{place.kind}"),
        place.group or "",
        *_arrival(place, values, t),
        "",
        w.remark(place, values, t),
    )
