"""活动纪实表: the record of an activity, in the order of fields in which branches hand it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents.paper import Picture, Pictures, Row, Setup, Signatures
from bot.domain.absence.contact import CONTACTED
from bot.domain.absence.makeup import EXPLAINED
from bot.domain.activity import choice
from bot.domain.activity.agenda import REQUIRED
from bot.domain.schedule.host import DELEGATED
from bot.storage.tables.absence import MakeupState
from bot.storage.tables.agenda import ItemKind, SiteMark
from bot.storage.tables.record import Part
from bot.storage.tables.roll import RollState
from bot.views import checks, motions
from bot.views.papers import evaluation, procedure
from bot.views.papers import words as w
from bot.views.record import guide_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.documents.paper import Block, Paper
    from bot.domain.report.activity_report import Place
    from bot.domain.report.paper_values import Values
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.agenda import AgendaItem
    from bot.storage.tables.papers import FindingReason
    from bot.storage.tables.record import Decision, Minute, Photo
    from bot.texts import Texts

PRINTABLE, HEIC = frozenset({"image/jpeg", "image/png"}), "image/heic"


def record(values: Values, t: Texts) -> Paper:
    """Return the record of an activity."""
    activity = values.activity
    blocks: list[Block] = [
        *_arrangement(values, t),
        *_attendance(values, t),
        *_content(values, t),
        *_afterwards(values, t),
    ]
    signatures = (Signatures(tuple(t.plain(f"paper-sign-{who}") for who in ("recorder", "host", "secretary"))),
                  w.one("superior-opinion", "", t, by_hand=True))  # fmt: skip
    title = t.plain("paper-title-record", branch=w.branch_name(activity.branch))
    return w.paper(
        Setup.RECORD, title, (*blocks, *signatures), t, head=w.head(activity.branch, activity.year, t),
        foot=(procedure.six_parts(values, t),),
    )  # fmt: skip


def _arrangement(values: Values, t: Texts) -> list[Block]:
    activity = values.activity
    return [
        w.one("theme", activity.form, t),
        w.one("content", activity.content, t),
        w.one("kinds", _kinds(activity, values.report.items, t), t),
        w.one("when", w.when(activity, t), t),
        w.one("place", activity.place, t),
        *w.beside(w.field("host", _host(values, t), t), w.field("recorder", w.posted(activity.recorder, values, t), t)),
    ]


def _kinds(activity: Activity, items: Sequence[AgendaItem], t: Texts) -> str:
    """Return the kinds of the agenda's items, the source of the theme, and the other ledgers for which items count."""
    kinds = dict.fromkeys(item.kind for item in items)
    named = [t.plain("paper-kind", kind=t.plain(f"paper-item-{kind}"), required=kind in REQUIRED) for kind in kinds]
    counted = [
        t.plain("paper-counts", ledger=t.plain(f"paper-ledger-{item.counts_as}"), minutes=item.counts_minutes or 0,
                timed=item.counts_minutes is not None)
        for item in items
        if item.counts_as is not None
    ]  # fmt: skip
    source = choice.of(activity)
    told = t.plain(f"choice-{source}") if named and source is not None else ""
    return w.lines((t.join(named), told, t.join(counted)))


def _host(values: Values, t: Texts) -> str:
    """Return the host with post, and the reason why it was not the secretary."""
    host = w.posted(values.activity.host, values, t)
    reasons = [
        event.detail.get("reason")
        for event in values.report.events
        if event.kind == DELEGATED and event.person_id == values.activity.host_id
    ]
    return t.plain("paper-delegated", host=host, reason=reasons[-1]) if reasons and reasons[-1] else host


def _attendance(values: Values, t: Texts) -> list[Block]:
    report = values.report
    all_members, should, there, rate = w.shares(report, t)
    fixed = bool(report.places)
    guests = [place for place in report.guests if place.state is RollState.PRESENT]
    rows: list[Block] = [
        Row((w.field("members", all_members, t), w.field("should", should, t))),
        Row((w.field("present", there, t), w.field("rate", rate, t))),
        w.one("leave", _leave(values, t) or _nobody(fixed, t), t),
        w.one("absent", _absent(values, t) or _nobody(fixed, t), t),
        *w.beside(
            w.field("late", t.join([person.name for person in report.standing.late]) or _nobody(fixed, t), t),
            w.field("guests", _guests(guests, t) or _nobody(fixed, t), t),
        ),
        w.one("leader", guides(values, t), t, optional=True),
    ]  # fmt: skip
    corrected = w.corrections(values, t)
    return [*rows, w.one("corrections", corrected, t)] if corrected else rows


def _nobody(known: bool, t: Texts) -> str:
    return t.plain("paper-nobody") if known else ""


def _leave(values: Values, t: Texts) -> str:
    """Return who was on leave when the roll was fixed: name, kind, number of the slip."""
    away = {place.person.id for place in values.report.places if place.state is RollState.LEAVE}
    slips = {row.person_id: row for row in values.report.leaves}
    return t.join([
        t.plain("paper-leave", name=place.person.name, kind=t.plain(f"leave-kind-{slip.category}"),
                slip=t.plain("leave-slip", year=slip.year, number=slip.slip or 0))
        if (slip := slips.get(place.person.id)) is not None else place.person.name
        for place in values.report.places if place.person.id in away
    ])  # fmt: skip


def _absent(values: Values, t: Texts) -> str:
    """Return who was absent when the roll was fixed, with the reason and the contact, one a line."""
    return w.lines(_absentee(place, values, t) for place in values.report.members if place.state is RollState.ABSENT)


def _absentee(place: Place, values: Values, t: Texts) -> str:
    mine = [event for event in values.report.events if event.person_id == place.person.id]
    explained = [event for event in mine if event.kind == EXPLAINED]
    contacted = [event for event in mine if event.kind == CONTACTED]
    told = [t.plain("paper-absent-reason", reason=explained[-1].detail.get("reason", ""))] if explained else []
    told += [
        t.plain("paper-absent-contact", by=values.name(event.by_id), at=w.moment(event.at, t),
                words=event.detail.get("reason", ""))
        for event in contacted[-1:]
    ]  # fmt: skip
    return t.plain("paper-absent", name=place.person.name, told=t.plain("paper-joint").join(told), known=bool(told))


def _guests(guests: Iterable[Place], t: Texts) -> str:
    return t.join([t.plain("paper-guest", name=one.person.name, kind=t.plain(f"kind-{one.kind}")) for one in guests])


def _content(values: Values, t: Texts) -> list[Block]:
    activity, report = values.activity, values.report
    aims = [t.plain(f"paper-{key}", text=text)
            for key, text in (("goal", activity.goal), ("problem", activity.problem)) if text]  # fmt: skip
    marks = t.join(
        [
            t.plain(f"paper-mark-{check.mark}")
            for check in sorted(report.marks, key=lambda check: list(SiteMark).index(check.mark))
        ]
    )
    rows: list[Block] = [
        w.one("aims", w.lines(aims), t),
        w.one("steps", procedure.steps(values, t), t),
        w.one("process", process(values, t), t),
        w.one("speeches", speeches(values, t), t),
        w.one("decisions", decisions(report.decisions, values, t), t),
    ]
    if marks:
        rows.insert(1, w.one("site", marks, t))
    if report.carried:
        rows.append(w.one("carried", carried(report.carried, t), t))
    votes = [item for item in report.items if item.kind is ItemKind.VOTE]
    if votes:
        rows.append(w.one("votes", w.lines(_vote(item, values, t) for item in votes), t))
    return rows


def _vote(item: AgendaItem, values: Values, t: Texts) -> str:
    """Return a vote with its texts and its result; a vote without a count has a blank."""
    return w.lines([_item(item, values, t), result(item, values, t) or t.plain("paper-blank")])


def result(item: AgendaItem, values: Values, t: Texts) -> str:
    """Return the result of the vote on an item; empty without a count."""
    report = values.report
    found = [row for row in report.motions if row.item_id == item.id]
    return w.lines(w.supplement(motions.sentence(row, report.voters, t), row.sent_at, values, t) for row in found[-1:])


def process(values: Values, t: Texts) -> str:
    """Return the agenda with the texts of its items, then the texts that belong to none."""
    items = [item for item in values.report.items if item.kind is not ItemKind.VOTE]
    known = {item.id for item in values.report.items}
    rest = [_text(row, values, t) for row in _texts(values) if row.item_id not in known]
    return w.lines([*(_item(item, values, t) for item in items), *rest])


def _texts(values: Values) -> list[Minute]:
    return [row for row in values.report.minutes if row.part is Part.TEXT]


def _text(row: Minute, values: Values, t: Texts) -> str:
    return w.supplement(row.text, values.entered_at(row), values, t)


def _item(item: AgendaItem, values: Values, t: Texts) -> str:
    """Return an item with its time, speaker and length, and its texts below."""
    texts = [_text(row, values, t) for row in _texts(values) if row.item_id == item.id]
    return w.lines([item_words(item, values, t), *texts])


def item_words(item: AgendaItem, values: Values, t: Texts, *, begun: bool = True) -> str:
    """Return an item in a line: `14:05 政治学习：两会精神（王书记主讲，40分钟）`."""
    kind = t.plain(f"paper-item-{item.kind}")
    name = item.title if item.title.startswith(kind) else t.plain("paper-item", kind=kind, title=item.title)
    about = [t.plain("paper-item-speaker", name=item.speaker)] if item.speaker else []
    told = item.hours is not None and item.minutes == round(item.hours * 60)  # the hours say it
    about += [t.plain("paper-item-minutes", minutes=item.minutes)] if item.minutes is not None and not told else []
    about += [t.plain("paper-item-hours", hours=item.hours)] if item.hours is not None else []
    at = f"{w.clock(item.begun_at, values.activity, t)} " if begun and item.begun_at is not None else ""
    return at + (t.plain("paper-item-about", item=name, about=t.plain("paper-joint").join(about)) if about else name)


def speeches(values: Values, t: Texts) -> str:
    """Return what people said, each with the name as it was written."""
    return w.lines(
        t.plain("paper-speech", name=row.speaker or (row.person.name if row.person else ""),
                text=_text(row, values, t))
        for row in values.report.minutes
        if row.part is Part.SPEECH
    )  # fmt: skip


def guides(values: Values, t: Texts) -> str:
    """Return the leaders who came to guide, each with the post."""
    found = [row for row in values.report.minutes if row.part is Part.GUIDE]
    return t.join([w.supplement(guide_words(row, t), row.sent_at, values, t) for row in found])


def comments(values: Values, t: Texts) -> str:
    """Return what leaders said of the activity, each with the name if it was told."""
    return w.lines(
        t.plain("paper-speech", name=row.speaker, text=_text(row, values, t)) if row.speaker else _text(row, values, t)
        for row in values.report.minutes
        if row.part is Part.COMMENT
    )


def decisions(rows: Sequence[Decision], values: Values, t: Texts) -> str:
    """Return the decisions with owner and day, a sentence each."""
    return w.numbered([w.supplement(w.sentence(_decision(row, t), t), row.sent_at, values, t) for row in rows])


def _decision(row: Decision, t: Texts) -> str:
    return t.plain("paper-decision", text=w.unstopped(row.text), owner=row.owner or "", owned=bool(row.owner),
                   due=w.date(row.due_on, t), dated=row.due_on is not None)  # fmt: skip


def carried(rows: Sequence[Decision], t: Texts) -> str:
    """Return what became of the decisions of the activity before."""
    return w.numbered([
        w.sentence(t.plain("paper-carried", text=_decision(row, t), done=row.done_at is not None,
                           at=w.moment(row.done_at, t)), t)
        for row in rows
    ])  # fmt: skip


def _afterwards(values: Values, t: Texts) -> list[Block]:
    report = values.report
    summary = w.lines(_text(row, values, t) for row in report.minutes if row.part is Part.SUMMARY)
    owed, done = len(report.makeups), sum(row.state is MakeupState.ACCEPTED for row in report.makeups)
    makeups = t.plain("paper-makeups", owed=owed, done=done) if owed else _nobody(bool(report.places), t)
    rows: list[Block] = [
        w.one("evaluation", evaluation.in_words(report.result, t), t),
        w.one("leader-words", comments(values, t), t, by_hand=not comments(values, t)),
        w.one("summary", summary, t),
        w.one("makeups", makeups, t),
    ]
    changed = _changes(values, t)
    rows += [w.one("changes", changed, t)] if changed else []
    if report.reasons:
        rows.append(w.one("reasons", w.numbered([_reason(row, t) for row in report.reasons]), t))
    rows.append(pictures(values, t) if report.chosen_photos else w.one("pictures", "", t))
    rows.append(w.one("attachments", _attachments(values, t), t))
    return rows


def _changes(values: Values, t: Texts) -> str:
    """Return the changes after the notice, each with its reason, and why the notice came late."""
    activity, found = values.activity, []
    if activity.late_notice_reason:
        found.append(t.plain("paper-late-notice", reason=activity.late_notice_reason))
    for event in values.report.events:
        changed = event.detail.get("changed")
        if not changed or event.detail.get("revision") is None or activity.announced_at is None:
            continue
        if event.at < activity.announced_at:
            continue
        what = t.plain("paper-joint").join(w.changes(changed, t))
        reason = event.detail.get("reason") or ""
        found.append(
            t.plain("paper-change", at=w.moment(event.at, t), what=what, reason=reason, explained=bool(reason))
        )
    if activity.recorded_later_at is not None:
        found.append(t.plain("paper-recorded-later", at=w.moment(activity.recorded_later_at, t)))
    return w.lines(found)


def pictures(values: Values, t: Texts) -> Pictures:
    """Return the chosen photos, each with time and caption; one in a format that Word does not show by its caption."""
    chosen = values.report.chosen_photos
    printed = {photo.id: index for index, photo in enumerate(printable(values))}
    found = tuple(Picture(printed.get(photo.id, -1), _caption(photo, values, t)) for photo in chosen)
    return Pictures(t.plain("paper-field-pictures"), found)


def printable(values: Values) -> tuple[Photo, ...]:
    """Return the chosen photos whose bytes the writer takes, in the order of their indices."""
    return tuple(photo for photo in values.report.chosen_photos if _shown(photo))


def _shown(photo: Photo) -> bool:
    """True if Word can show it: a HEIC that could be unpacked when it came, and so has a hash, is made a JPEG."""
    return photo.material.mime in PRINTABLE or (photo.material.mime == HEIC and photo.likeness is not None)


def _caption(photo: Photo, values: Values, t: Texts) -> str:
    words = t.plain("paper-caption", at=w.moment(photo.taken_at or photo.sent_at, t), caption=photo.caption,
                    captioned=bool(photo.caption), shown=_shown(photo))  # fmt: skip
    return t.plain("paper-supplement-mark", text=words) if values.supplementary(photo.sent_at) else words


def _attachments(values: Values, t: Texts) -> str:
    report, found = values.report, []
    found += [t.plain("paper-attached-sign-in")] if report.places else []
    found += [t.plain("paper-attached-leaves", count=len(report.leaves))] if report.leaves else []
    found += [t.plain("paper-attached-evaluation")] if report.result.closed else []
    found += [t.plain("paper-attached-makeups", count=len(report.makeups))] if report.makeups else []
    return t.join(found)


def _reason(row: FindingReason, t: Texts) -> str:
    """Return the reason that was given for a finding, behind what the check is about."""
    return t.plain("paper-reason", what=checks.label(row.check_number, t), reason=row.reason)
