"""Blank forms for the paper twin: the sign-in sheet with the roster's names, and the ballot without any name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents.paper import Row, Setup, Signatures, Table
from bot.views.papers import words as w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.documents.paper import Block, Paper
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from bot.texts import Texts

SPARE, GUESTS = 3, 8  # empty rows after the members, and for guests
SHEETS = 3  # ballots on a page
COLUMNS = ("row", "name", "kind", "at", "signature", "remark")
WIDTHS = (13, 27, 23, 24, 32, 27)


def sign_in(activity: Activity, members: Sequence[Person], t: Texts) -> Paper:
    """Return an empty sign-in sheet with the names of the members."""
    head = tuple(t.plain(f"paper-column-{key}") for key in COLUMNS)
    named = [(str(number), one.name, t.plain(f"kind-{one.kind}"), "", "", "") for number, one in enumerate(members, 1)]
    spare = [(str(number), "", "", "", "", "") for number in range(len(named) + 1, len(named) + 1 + SPARE)]
    expected = t.plain("paper-count", count=len(named), corrected=0, changed=False)
    guests = tuple((str(number), "", "", "", "", "") for number in range(1, GUESTS + 1))
    blocks: list[Block] = [
        w.one("theme", activity.form, t),
        w.one("when", w.planned(activity, t), t),
        *w.beside(w.field("place", activity.place, t), w.field("should", expected, t)),
        Table(t.plain("paper-members"), head, tuple(named + spare), WIDTHS),
        Row((w.field("present", "", t, by_hand=True), w.field("late", "", t, by_hand=True))),
        Signatures((t.plain("paper-sign-first"), t.plain("paper-sign-second"))),
        Table(t.plain("paper-guests"), head, guests, WIDTHS, new_page=True),
    ]
    title = t.plain("paper-title-blank-sign-in", branch=w.branch_name(activity.branch))
    return w.paper(Setup.RECORD, title, blocks, t, foot=(t.plain("paper-blank-sign-in-note"),))


def ballot(activity: Activity, t: Texts) -> Paper:
    """Return a page of empty ballots, to be copied and cut."""
    levels = tuple(t.plain(f"ballot-level-{level}") for level in range(1, 5))
    rows = tuple((t.plain(f"ballot-dimension-{number}"), "□", "□", "□", "□") for number in range(1, 5))
    head = (t.plain("paper-column-dimension"), *levels)
    blocks: list[Block] = []
    for _sheet in range(SHEETS):
        about = t.plain("paper-activity", day=w.day(activity, t), form=activity.form)
        label = t.plain("paper-ballot-label", activity=about)
        blocks += [Table(label, head, rows, (40, 15, 17, 15, 15)), w.one("opinions", "", t, by_hand=True)]
    title = t.plain("paper-title-blank-ballot", branch=w.branch_name(activity.branch))
    return w.paper(Setup.RECORD, title, blocks, t, foot=(t.plain("paper-ballot-note"),))
