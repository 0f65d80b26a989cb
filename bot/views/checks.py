"""The check before sending (rule 64): the draft's message, the findings and their buttons, the sending, the receipt."""

from __future__ import annotations

from hashlib import sha256
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from bot.domain.activity import activities
from bot.domain.obligations.deliveries import LEASE
from bot.domain.report.checks import loading, table
from bot.domain.report.checks.finding import ORDER, Key, Level
from bot.domain.report.filing import Marked
from bot.domain.rules import rules_then
from bot.storage.tables.papers import PaperKind
from bot.telegram.message import TEXT_LIMIT, Button, Message, visible_length
from bot.texts import Html
from bot.views import activity_links, callbacks
from bot.views.check_doors import door
from bot.views.figures import percent
from bot.views.names import excerpt, names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.domain.report.checks.finding import Case, Finding
    from bot.domain.report.checks.likeness import Pair
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.obligations import Delivery
    from bot.storage.tables.papers import Filing
    from bot.texts import Texts

SHOWN, IN_LETTER = 24, 8
AROUND = 900  # UTF-16 units of what stands around the findings
PEOPLE, PASSAGE, REASON = 120, 400, 200  # units of a list of people, of a passage, of a reason
MARKS = {Level.BLOCK: "🚫", Level.REASON: "❗", Level.WARN: "⚠️", Level.INFO: "ℹ️"}


def digest(subject: str) -> str:
    """Return what stands for the subject of a finding in a button."""
    return sha256(subject.encode()).hexdigest()[:8]


def sentence(finding: Finding, t: Texts) -> Html:
    """Return the sentence of a finding: what was compared, with both values."""
    values = {name: _value(name, value, t) for name, value in finding.values.items()}
    return t.html(f"check-{finding.number}-{finding.variant}", **values)


def _value(name: str, value: Any, t: Texts) -> Any:  # noqa: ANN401 - as the text takes it
    if isinstance(value, Key):
        return t.plain(value)
    if isinstance(value, list):
        return names([t.plain(one) if isinstance(one, Key) else one for one in value], t, units=PEOPLE)
    return percent(value) if name == "share" else value


def label(number: int, t: Texts) -> str:
    """Return what a check is about, as papers name it beside the reason that was given."""
    return t.plain(f"check-label-{number}")


# --- the screen


def screen(case: Case, t: Texts, *, officer: bool, note: Html | None = None) -> Message:
    """Show the findings by class, each with the buttons that answer it, and the state of the sending."""
    activity, found = case.activity, table.findings(case)
    reasons = table.reasons(case)
    left = table.unanswered(case, found)
    lines, shown = _lines(found, reasons, t)
    head = [note] if note else []
    head += [t.html("check-title", form=activity.form, start=case.start), _state(case, t)]
    if not found:
        head.append(t.html("check-clean"))
    more = [t.html("check-more", count=len(found) - shown)] if shown < len(found) else []
    stops = len(table.stopping(left))
    ends = [t.html("check-stopped", count=stops)] if stops else []
    if officer and not stops and not case.report.filings:
        ends = [t.html("check-how", committee=activity.branch.superior or t.plain("check-superior"))]
        if (closes := _result_awaited(case)) is not None:
            ends.insert(0, t.html("check-ballot-open", closes=closes))
    rows = [
        row
        for number, finding in enumerate(found[:shown], 1)
        if (row := _buttons(number, finding, activity, table.matter(finding) in reasons, t, officer=officer))
    ]
    rows += [
        activity_links.to(activity, t, "record", "papers"),
        *(_send_buttons(case, t, stops=stops) if officer else ()),
    ]
    return Message("\n".join([*head, *lines, *more, *ends]), buttons=tuple(rows))


def _lines(found: Sequence[Finding], reasons: dict[tuple[int, str], str], t: Texts) -> tuple[list[Html], int]:
    """Return the lines of the findings that fit into one message, and how many findings they show."""
    blocks: list[list[Html]] = []
    level = None
    for number, finding in enumerate(found[:SHOWN], 1):
        block = []
        if finding.level is not level:
            level = finding.level
            count = sum(one.level is level for one in found)
            block.append(t.html("check-class", mark=MARKS[level], level=t.plain(f"check-level-{level}"), count=count))
        block.append(t.html("check-line", number=number, what=sentence(finding, t)))
        if reason := reasons.get(table.matter(finding)):
            block.append(t.html("check-answered", reason=excerpt(reason, REASON)))
        blocks.append(block)
    lengths = accumulate(sum(visible_length(line) + 1 for line in block) for block in blocks)
    shown = sum(1 for length in lengths if length <= TEXT_LIMIT - AROUND)
    return [line for block in blocks[:shown] for line in block], shown


def _buttons(
    number: int, finding: Finding, activity: Activity, answered: bool, t: Texts, *, officer: bool
) -> tuple[Button, ...]:
    if finding.level is Level.INFO and finding.number != LIKENESS:
        return ()
    row = []
    if (to := door(finding, activity)) is not None:
        row.append(Button(t.plain(f"button-check-{to.name}", number=number), to.data))
    if finding.number == LIKENESS:
        other = int(finding.subject.partition(":")[2])
        row.append(Button(t.plain("button-check-pairs", number=number), callbacks.CHECK_PAIRS.data(activity.id, other)))
    if officer and finding.level in {Level.REASON, Level.WARN}:
        key = "button-check-why-again" if answered else "button-check-why"
        data = callbacks.CHECK_WHY.data(activity.id, finding.number, digest(finding.subject))
        row.append(Button(t.plain(key, number=number), data))
    return tuple(row)


LIKENESS = 17


def _state(case: Case, t: Texts) -> Html:
    """Say by when the record is to be filed, or when and to whom it was."""
    due = case.end + rules_then(case.activity).record_filed
    committee = case.activity.branch.superior or t.plain("check-superior")
    if not case.report.filings:
        key = "check-due-late" if case.now > due else "check-due"
        key = "check-due-never" if case.activity.recorded_later_at is not None else key
        return t.html(key, due=due, committee=committee)
    return Html("\n".join(_filed(filing, case, t) for filing in case.report.filings[-3:]))


def _result_awaited(case: Case) -> datetime | None:
    """Return when the ballot closes if it is open, and its result will be there in time for the filing."""
    closes, due = case.activity.ballot_closes_at, case.end + rules_then(case.activity).record_filed
    if closes is None or case.activity.ballot_closed_at is not None or not case.now < closes < due:
        return None
    return closes


def _filed(filing: Filing, case: Case, t: Texts) -> Html:
    first = case.report.filings[0]
    due = case.end + rules_then(case.activity).record_filed
    late = filing.id == first.id and filing.sent_at > due and case.activity.recorded_later_at is None
    committee = filing.committee or t.plain("check-superior")
    by = filing.by.name if filing.by else "—"
    lines = [t.html("check-filed", sent=filing.sent_at, by=by, committee=committee, late=late)]
    if filing.code is not None:
        lines.append(t.html("check-filed-code", code=filing.code))
    if filing.received_at is not None:
        receipt = excerpt(filing.receipt, REASON) if filing.receipt else t.plain("check-receipt-file")
        lines.append(t.html("check-received", at=filing.received_at, receipt=receipt))
    return Html("\n".join(lines))


def _send_buttons(case: Case, t: Texts, *, stops: int) -> list[tuple[Button, ...]]:
    activity, filings = case.activity, case.report.filings
    rows: list[tuple[Button, ...]] = []
    if filings and filings[-1].received_at is None:
        rows.append((Button(t.plain("button-check-receipt"), callbacks.CHECK_RECEIPT.data(filings[-1].id)),))
    elif filings and filings[-1].material is not None:
        rows.append((Button(t.plain("button-check-receipt-file"), callbacks.CHECK_RECEIPT_FILE.data(filings[-1].id)),))
    if not stops:
        paper = callbacks.PAPER_MAKE.data(activity.id, PaperKind.RECORD)
        rows.append((Button(t.plain("button-check-paper"), paper),))
        key = "button-check-sent-again" if filings else "button-check-sent"
        rows.append((Button(t.plain(key), callbacks.CHECK_SENT.data(activity.id, min(len(filings), 999))),))
    return rows


def marked(case: Case, outcome: Marked, t: Texts) -> Html:
    """Say what came of [标记已上报]: who did it before, or whether what is kept as filed was made before as a paper."""
    if outcome is not Marked.ALREADY:
        return t.html(f"check-marked-{outcome}")
    last = case.report.filings[-1]
    return t.html("check-marked-already", by=last.by.name if last.by else "—", sent=last.sent_at)


def sure(case: Case, t: Texts) -> Message:
    """Ask before the record counts as sent while warnings have neither been mended nor explained."""
    activity, left = case.activity, table.unanswered(case, table.findings(case))
    rows = (
        (Button(t.plain("button-check-back"), callbacks.CHECK_OPEN.data(activity.id)),),
        (Button(t.plain("button-check-sure"), callbacks.CHECK_SURE.data(activity.id, len(case.report.filings))),),
    )
    return Message(t.html("check-sure", form=activity.form, count=len(left)), buttons=rows)


def ask_reason(finding: Finding, t: Texts) -> Message:
    """Ask for the sentence that answers a finding."""
    return Message(
        t.html("check-ask-reason", what=sentence(finding, t)), force_reply=t.plain("check-ask-reason-example")
    )


def ask_receipt(activity: Activity, t: Texts) -> Message:
    """Ask for the receipt of the superior committee."""
    return Message(t.html("check-ask-receipt", form=activity.form), force_reply=t.plain("check-ask-receipt-example"))


def side_by_side(case: Case, other: Activity, pairs: Sequence[Pair], t: Texts) -> Message:
    """Show the passages of two records that are alike, side by side."""
    lines = [t.html("check-pairs", form=other.form, start=other.starts_at, mine=case.start)]
    lines += [
        t.html("check-pair", number=number, share=percent(pair.share), mine=excerpt(pair.mine, PASSAGE),
               theirs=excerpt(pair.theirs, PASSAGE))
        for number, pair in enumerate(pairs, 1)
    ]  # fmt: skip
    if not pairs:
        lines.append(t.html("check-pairs-none"))
    rows = ((Button(t.plain("button-check-back"), callbacks.CHECK_OPEN.data(case.activity.id)),),)
    return Message("\n".join(lines), buttons=rows)


# --- letters


async def draft_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell recorder and secretary that the draft is ready, and what is missing; later, that the record is filed."""
    activity = await activities.get(db, delivery.activity_id or 0)
    if not activity.held:
        return None
    now = delivery.edit_at - LEASE if delivery.edit_at is not None else delivery.due_at  # an edit's lease has begun
    return letter(await loading.case_of(db, activity, now=now), "draft", t)


async def missing_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Remind the recorder of what is missing; None if nothing is, or if the record was filed meanwhile."""
    activity = await activities.get(db, delivery.activity_id or 0)
    if not activity.held:
        return None
    case = await loading.case_of(db, activity, now=delivery.due_at)
    if case.report.filings or not table.unanswered(case, table.findings(case)):
        return None
    return letter(case, "missing", t)


def letter(case: Case, key: str, t: Texts) -> Message:
    """Word a message about the record: its figures, its state, and what is missing."""
    activity, standing = case.activity, case.report.standing
    left = sorted(table.unanswered(case, table.findings(case)), key=lambda one: ORDER.index(one.level))
    title = t.html(f"check-{key}", form=activity.form, start=case.start, filed=bool(case.report.filings))
    lines = [title, _state(case, t)]
    if key == "draft":
        values = {"members": len(standing.members), "present": len(standing.present), "leave": len(standing.leave)}
        counts = {"minutes": len(case.report.minutes), "decisions": len(case.report.decisions)}
        counts |= {"photos": len(case.report.photos), "absent": len(standing.absent)}
        lines.append(t.html("check-draft-figures", share=percent(standing.share), **values, **counts))
    if not case.report.filings:
        lines += [t.html("check-missing-line", what=sentence(one, t)) for one in left[:IN_LETTER]]
        if len(left) > IN_LETTER:
            lines.append(t.html("check-more", count=len(left) - IN_LETTER))
        if not left:
            closes = _result_awaited(case)
            lines.append(t.html("check-complete" if closes is None else "check-complete-but-ballot", closes=closes))
    rows = [(Button(t.plain("button-check-open"), callbacks.CHECK_OPEN.data(activity.id)),)]
    return Message("\n".join(lines), buttons=(*rows, activity_links.to(activity, t, "record", "papers")))
