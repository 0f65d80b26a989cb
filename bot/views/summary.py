"""Messages of summaries: totals for all members; names and gaps for officers in their private chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.attendance.correction_requests import officers
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.plan.proposals import before_setup
from bot.domain.report.period import Period
from bot.domain.report.summary import Gap
from bot.domain.rules import rules_then
from bot.domain.schedule.recorded_later import is_open
from bot.telegram.message import Button, Message
from bot.texts import Html
from bot.views import activity_links, callbacks, corrections, recorded_later
from bot.views.figures import one_digit, percent
from bot.views.group import cause_words
from bot.views.plan import month_words
from bot.views.summary_officers import for_officers
from bot.views.terms import members_words, recounted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.absence.makeup_tasks import Figures
    from bot.domain.attendance.standing import Standing
    from bot.domain.evaluation.ballot import Counts
    from bot.domain.obligations.group_posts import Cause
    from bot.domain.report.summary import Sheet, Stretch
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.attendance import Attendance
    from bot.storage.tables.branch import Branch
    from bot.telegram.callbacks import Data
    from bot.telegram.message import Rows
    from bot.texts import Texts

MONTHS_IN_A_ROW = 6
FORM_IN_LABEL = 10


def month(
    branch: Branch,
    period: Period,
    sheets: Sequence[Sheet],
    cancelled: Sequence[Activity],
    t: Texts,
    *,
    names: bool,
    records: bool = False,
    causes: Sequence[Cause] = (),
) -> Message:
    """Show the activities of a month; `names` adds absentees, reasons and gaps, for officers in private.

    `causes` tells why the group takes no posts, or not as it should.

    `records` adds the buttons to record a month before the set-up (补记), and to withdraw such a record.
    """
    title = t.html(
        "summary-month", branch=branch.name or branch.title, year=period.year, month=month_words(period.first, t)
    )
    title = Html("\n".join([title, *(t.html("summary-group", cause=cause_words(cause, t)) for cause in causes)]))
    unrecorded = before_setup(branch, period.year, period.first) and not any(sheet.held for sheet in sheets)
    blocks = [_sheet(sheet, t, names=names) for sheet in sheets]
    if unrecorded:
        blocks.append(t.html("summary-month-unrecorded"))
    blocks += [_cancelled(activity, t, names=names) for activity in cancelled]
    blocks = blocks or [t.html("summary-month-empty")]
    rows = tuple(row for sheet in sheets for row in _buttons(sheet, t)) if names else ()
    if records:
        here = [sheet.activity for sheet in sheets]
        opens = is_open(branch, period.year, period.first, here)
        rows += recorded_later.month_buttons(period, sheets, t, opens=opens)
    return Message("\n\n".join([title, *blocks]), buttons=rows)


def stretch(branch: Branch, found: Stretch, t: Texts, *, names: bool, records: bool = False) -> Message:
    """Show a quarter or a year; `names` adds long absence and the plan's gaps, for officers in private.

    `records` adds a button for each unrecorded month to record it (补记).
    """
    whole = found.period == Period.whole(found.period.year)
    title = t.html(
        "summary-year" if whole else "summary-quarter",
        branch=branch.name or branch.title,
        year=found.period.year,
        quarter=found.period.quarter,
    )
    lines = [title, *_month_lines(found, t, names=names), "", *_totals(found, t)]
    if names and whole:  # the count of low results is for officers (rule 75: a private warning)
        lines.append(
            t.html(
                "summary-low", low=found.low, limit=found.low_limit, line=[percent(line) for line in found.low_lines]
            )
        )
    if names:
        lines += for_officers(found, t)
    rows = recorded_later.year_buttons(found.period.year, found.recordable, t) if records else ()
    return Message("\n".join(lines), buttons=rows)


def with_periods(message: Message, period: Period, now: Period, months: Sequence[int], t: Texts) -> Message:
    """Return the same message with buttons for other periods; `now` is the present month."""
    before = Period.month(now.year, now.first - 1)
    near = (
        Button(t.plain("button-summary-this"), _data(now)),
        Button(t.plain("button-summary-last"), _data(before)),
        Button(t.plain("button-summary-year"), _data(Period.whole(period.year))),
    )
    others = [Button(month_words(number, t), _data(Period.month(period.year, number))) for number in months]
    rows = tuple(tuple(others[i : i + MONTHS_IN_A_ROW]) for i in range(0, len(others), MONTHS_IN_A_ROW))
    return replace(message, buttons=(*message.buttons, near, *rows))


def _data(period: Period) -> Data:
    if period == Period.whole(period.year):
        return callbacks.SUMMARY_YEAR.data(period.year)
    return callbacks.SUMMARY_MONTH.data(period.year, period.first)


# --- one activity


def _sheet(sheet: Sheet, t: Texts, *, names: bool) -> Html:
    activity = sheet.activity
    lines = [t.html("summary-form", form=activity.form, content=activity.content)]
    if sheet.standing is not None:
        lines.append(t.html("summary-when", start=activity.starts_at, place=activity.place or "—"))
        lines += _duration(sheet, t)
        if sheet.recorded_later:
            lines.append(recorded_later.recorded_line(activity, t, names=names))
        elif names:
            lines.append(t.html("summary-people", host=_name(activity.host), recorder=_name(activity.recorder)))
        lines += _notice(sheet, t, names=names)
        lines += _unposted(sheet, t) if names else []
        lines += _attendance(sheet, t, names=names)
        lines += _after(sheet, t, names=names)
    if names and sheet.gaps:
        lines.append(t.html("summary-missing"))
        lines += [t.html(f"summary-gap-{gap}", count=count) for gap, count in sheet.gaps.items()]
    elif names and sheet.held and not sheet.recorded_later:
        lines.append(t.html("summary-nothing-missing"))
    return Html("\n".join(lines))


def _cancelled(activity: Activity, t: Texts, *, names: bool) -> Html:
    if activity.recorded_later_at is not None:
        return recorded_later.withdrawn_line(activity, t, names=names)
    key = "summary-not-held" if activity.not_held else "summary-cancelled"
    line = t.html(key, form=activity.form, start=activity.starts_at or "", at=activity.cancelled_at or "")
    if not names or not activity.cancel_reason:
        return line
    return Html("\n".join([line, t.html("summary-cancel-reason", reason=activity.cancel_reason)]))


def _name(person: object) -> str:
    return str(getattr(person, "name", None) or "—")


def _duration(sheet: Sheet, t: Texts) -> list[Html]:
    if sheet.hours is None:
        return []
    half_day = rules_then(sheet.activity).half_day_hours
    key = "summary-lasted" if sheet.held else "summary-will-last"
    return [t.html(key, hours=one_digit(sheet.hours), short=sheet.short, half_day=one_digit(half_day))]


def _notice(sheet: Sheet, t: Texts, *, names: bool) -> list[Html]:
    if sheet.notice is None:
        return [t.html("summary-notice-none")] if Gap.NO_NOTICE in sheet.gaps else []
    needed = rules_then(sheet.activity).notice.days
    days = one_digit(max(sheet.notice / timedelta(days=1), 0))
    if not sheet.notice_late:
        return [t.html("summary-notice", days=days)]
    lines = [t.html("summary-notice-late", days=days, needed=needed)]
    if names and sheet.activity.late_notice_reason:
        lines.append(t.html("summary-notice-reason", reason=sheet.activity.late_notice_reason))
    return lines


def _unposted(sheet: Sheet, t: Texts) -> list[Html]:
    """Name the posts that the group refused; the line of the notice tells of that one."""
    posts = [t.plain(f"group-post-{kind}") for kind in sheet.unposted if kind != DeliveryKind.NOTICE]
    return [t.html("summary-unposted", posts=list(dict.fromkeys(posts)))] if posts else []


def _attendance(sheet: Sheet, t: Texts, *, names: bool) -> list[Html]:
    standing = sheet.standing
    assert standing is not None
    leave, missing = [p.name for p in standing.on_leave], [p.name for p in standing.missing]
    if not sheet.held:
        lines = [t.html("summary-expected", members=len(standing.members), leave=len(leave), needed=standing.needed)]
        return [*lines, t.html("host-card-leave", names=leave)] if names and leave else lines
    lines = [
        t.html(
            "summary-attendance" if not sheet.recorded_later else "recorded-later-attendance",
            members=members_words(standing, t),
            present=len(standing.present),
            percent=percent(standing.share),
            reached=standing.reached,
            needed=standing.needed,
            line=round(rules_then(sheet.activity).present_share * 100),
            leave=len(standing.leave),
            missing=len(standing.absent),
            guests=len(standing.guests),
        )
    ]
    if sheet.not_in_branch:
        left_out = [person.name for person in sheet.not_in_branch] if names else []
        lines.append(t.html("summary-not-in-branch", count=len(sheet.not_in_branch), named=names, names=left_out))
    lines += corrections.corrected_figures(standing, t)
    lines += recounted(standing, t, names=names)
    if names:
        lines += [_corrected(one, standing, t) for one in (*standing.corrected, *standing.guests_corrected)]
        lines += [_withdrawn(one, standing, t) for one in (*standing.withdrawn, *standing.guests_withdrawn)]
        lines += [t.html("host-card-leave", names=leave)] if leave else []
        lines += [t.html("summary-absent", names=missing)] if missing else []
        moved = [arrival.person.name for arrival in standing.moved]
        lines += [t.html("summary-moved", names=moved)] if moved else []
    if sheet.heads_missing:
        more = sheet.heads_missing > 0
        lines.append(t.html("summary-heads", more=more, count=abs(sheet.heads_missing)))
    return lines


def _corrected(arrival: Attendance, standing: Standing, t: Texts) -> Html:
    by = officers(arrival.by, standing.requests.get((arrival.person_id, arrival.at)))
    return t.html("summary-corrected-one", name=arrival.person.name, at=arrival.at, by=by, reason=arrival.reason or "")


def _withdrawn(arrival: Attendance, standing: Standing, t: Texts) -> Html:
    at, reason = arrival.voided_at or arrival.at, arrival.void_reason or ""
    by = officers(arrival.voider, standing.requests.get((arrival.person_id, at)))
    return t.html("summary-withdrawn-one", name=arrival.person.name, at=at, by=by, reason=reason)


def _after(sheet: Sheet, t: Texts, *, names: bool) -> list[Html]:
    """Return the lines about make-up and satisfaction; of an open ballot, only that it is open."""
    if not sheet.held:
        return []
    lines = [_makeups(sheet.makeups, t)] if any(vars(sheet.makeups).values()) else []
    result, closes = sheet.result, sheet.activity.ballot_closes_at
    if not result.closed:
        return [*lines, t.html("summary-ballot-open", closes=closes)] if closes else lines
    if result.rate is None:
        return lines
    counted = {"rate": percent(result.rate), "ballots": result.ballots, "eligible": result.eligible}
    lines.append(t.html("summary-rate", low=names and sheet.low, **counted))
    return lines + _dimensions(result.dimensions, t)


def _makeups(figures: Figures, t: Texts) -> Html:
    return t.html("summary-makeups", **vars(figures))


def _dimensions(counts: Counts | None, t: Texts) -> list[Html]:
    return [
        t.html(
            "summary-dimension",
            dimension=t.plain(f"ballot-dimension-{number}"),
            rate=percent(sum(levels[:2]) / sum(levels)),
        )
        for number, levels in enumerate(counts or (), 1)
        if sum(levels)
    ]


def _buttons(sheet: Sheet, t: Texts) -> Rows:
    """Return the buttons of an activity: those that close its gaps, and those to its record and papers."""
    activity = sheet.activity
    rows: list[tuple[Button, ...]] = []
    form = activity.form[:FORM_IN_LABEL]
    if not sheet.held and sheet.gaps.keys() & {Gap.NOT_DATED, Gap.HOST, Gap.RECORDER}:
        rows.append((Button(t.plain("button-summary-arrange", form=form), callbacks.SCHEDULE_CARD.data(activity.id)),))
    if Gap.HELD in sheet.gaps:
        rows.append((Button(t.plain("button-host-card"), callbacks.CHECK_IN_CARD.data(activity.id)),))
    if Gap.HEADS in sheet.gaps:
        rows.append((Button(t.plain("button-heads"), callbacks.CHECK_IN_HEADS.data(activity.id)),))
    if sheet.correctable:
        rows.append((Button(t.plain("button-summary-correct"), callbacks.CORRECTION_LIST.data(activity.id, 0)),))
    if sheet.gaps.keys() & {Gap.LEAVE, Gap.CONTACT, Gap.REVIEW, Gap.OVERDUE}:
        rows.append((Button(t.plain("button-todo"), callbacks.TODO_SHOW.data()),))
    if sheet.standing is not None:
        check = ("check",) if sheet.held and not sheet.recorded_later else ()
        rows.append(activity_links.to(activity, t, "record", "papers", *check))
    return tuple(rows)


# --- a quarter or a year


def _month_lines(found: Stretch, t: Texts, *, names: bool) -> list[Html]:
    lines = []
    for number in found.period.months:
        here = [sheet for sheet in found.sheets if sheet.activity.month == number]
        if number in found.unrecorded:
            form = here[0].activity.form if here else ""
            lines.append(t.html("summary-line-unrecorded", month=month_words(number, t), form=form, themed=bool(form)))
            continue
        lines += [_month_line(number, sheet, t, names=names) for sheet in here]
        off = [activity for activity in found.cancelled if activity.month == number]
        for activity in off:
            key = "summary-line-not-held" if activity.not_held else "summary-line-cancelled"
            key = "recorded-later-month-withdrawn" if activity.recorded_later_at is not None else key
            values = {"month": month_words(number, t), "form": activity.form, "start": activity.starts_at or ""}
            lines.append(t.html(key, **values))
        if not here and not off:
            lines.append(t.html("summary-line-none", month=month_words(number, t)))
    return lines


def _month_line(number: int, sheet: Sheet, t: Texts, *, names: bool) -> Html:
    values: dict[str, object] = {"month": month_words(number, t), "form": sheet.activity.form}
    if sheet.held and sheet.standing is not None:
        rate = sheet.result.rate
        values |= {"percent": percent(sheet.standing.share), "reached": sheet.standing.reached}
        if sheet.recorded_later:
            return t.html("recorded-later-month", **values)
        if rate is None:
            return t.html("summary-line-held", **values)
        return t.html("summary-line-rated", rate=percent(rate), low=names and sheet.low, **values)
    if sheet.standing is not None:
        return t.html("summary-line-dated", start=sheet.activity.starts_at, **values)
    return t.html("summary-line-over" if sheet.over else "summary-line-open", **values)


def _totals(found: Stretch, t: Texts) -> list[Html]:
    counted = {
        "held": found.months_held, "of": len(found.period.months), "unrecorded": len(found.unrecorded),
        "later": found.months_recorded_later,
    }  # fmt: skip
    lines = [t.html("summary-held", activities=len(found.held), **counted)]
    if found.mean_share is not None:
        lines.append(
            t.html("summary-mean", percent=percent(found.mean_share), line=[percent(line) for line in found.needed])
        )
    if found.below:
        months = [month_words(number, t) for number in sorted({sheet.activity.month for sheet in found.below})]
        lines.append(t.html("summary-below", line=[percent(line) for line in found.needed], months=months))
    lines.append(t.html("summary-leaves", count=found.leaves))
    if found.attended != found.held:
        lines.append(t.html("recorded-later-apart"))
    if any(vars(found.makeups).values()):
        lines.append(_makeups(found.makeups, t))
    if found.mean_rate is not None:
        lines.append(t.html("summary-mean-rate", rate=percent(found.mean_rate)))
    return lines + _dimensions(found.dimensions, t)
