"""会议记录: the minutes as running text, item by item, with what each person said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents.paper import Paragraph, Row, Setup, Signatures
from bot.domain.activity.agenda import WITHOUT_TEXT
from bot.domain.times.numerals import written
from bot.storage.tables.agenda import ItemKind
from bot.storage.tables.record import CONTENT, Part
from bot.storage.tables.roll import RollState
from bot.views.papers import record
from bot.views.papers import words as w

if TYPE_CHECKING:
    from bot.documents.paper import Block, Paper
    from bot.domain.report.paper_values import Values
    from bot.storage.tables.agenda import AgendaItem
    from bot.storage.tables.record import Minute
    from bot.texts import Texts


def minutes(values: Values, t: Texts) -> Paper:
    """Return the minutes of an activity."""
    activity, report = values.activity, values.report
    _all, should, there, rate = w.shares(report, t)
    absent = [place.person.name for place in report.members if place.state is RollState.ABSENT]
    leave = [place.person.name for place in report.members if place.state is RollState.LEAVE]
    nobody = t.plain("paper-nobody") if report.places else ""
    guests = [place.person.name for place in report.guests if place.state is RollState.PRESENT]
    blocks: list[Block] = [
        w.one("meeting", activity.form, t),
        w.one("when", w.when(activity, t), t),
        *w.beside(w.field("place", activity.place, t), w.field("rate", rate, t)),
        Row((w.field("should", should, t), w.field("present", there, t))),
        Row((
            w.field("host", w.posted(activity.host, values, t), t),
            w.field("recorder", w.posted(activity.recorder, values, t), t),
        )),
        w.one("leave", t.join(leave) or nobody, t),
        w.one("absent", t.join(absent) or nobody, t),
        w.one("guests", t.join(guests) or nobody, t),
        *([w.one("leader", guides, t)] if (guides := record.guides(values, t)) else []),
        *_body(values, t),
        Signatures((t.plain("paper-sign-recorder"), t.plain("paper-sign-host"))),
    ]  # fmt: skip
    title = t.plain("paper-title-minutes", branch=w.branch_name(activity.branch))
    return w.paper(Setup.RECORD, title, blocks, t)


def _body(values: Values, t: Texts) -> list[Block]:
    """Return the content item by item, what belongs to none, the decisions and the summary."""
    report = values.report
    blocks: list[Block] = [_section(1, "content", t)]
    for number, item in enumerate(report.items, 1):
        words = record.item_words(item, values, t)
        heading = t.plain("paper-heading-item", number=number, counted=written(number), item=words)
        blocks.append(Paragraph(heading, 2))
        voted = record.result(item, values, t)
        blocks += [Paragraph(_said(row, values, t)) for row in _about(item, values)]
        told = _about(item, values) or item.kind in WITHOUT_TEXT
        if voted or item.kind is ItemKind.VOTE or not told:
            blocks.append(Paragraph(voted))
    known = {item.id for item in report.items}
    loose = [row for row in report.minutes if row.part in CONTENT and row.item_id not in known]
    if loose and report.items:
        blocks.append(Paragraph(t.plain("paper-heading-others"), 2))
    blocks += [Paragraph(_said(row, values, t)) for row in loose]
    if not report.items and not loose:
        blocks.append(Paragraph(""))
    number = 1
    for key, text in (
        ("decisions", record.decisions(report.decisions, values, t)),
        ("carried", record.carried(report.carried, t)),
        ("comments", record.comments(values, t)),
        ("summary", w.lines(_said(row, values, t) for row in report.minutes if row.part is Part.SUMMARY)),
    ):
        if text or key not in {"carried", "comments"}:
            number += 1
            blocks += [_section(number, key, t), Paragraph(text)]
    return blocks


def _section(number: int, key: str, t: Texts) -> Paragraph:
    return Paragraph(t.plain("paper-section", number=number, heading=t.plain(f"paper-heading-{key}")), 1)


def _about(item: AgendaItem, values: Values) -> list[Minute]:
    return [row for row in values.report.minutes if row.item_id == item.id and row.part in CONTENT]


def _said(row: Minute, values: Values, t: Texts) -> str:
    text = w.supplement(row.text, values.entered_at(row), values, t)
    if row.part is not Part.SPEECH:
        return text
    return t.plain("paper-speech", name=row.speaker or (row.person.name if row.person else ""), text=text)
