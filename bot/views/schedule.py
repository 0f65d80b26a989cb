"""Messages of a month's activity: its card, the questions about it, the report of a change (rules 7-12)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from bot.domain.activity import group_card
from bot.domain.plan.proposals import Proposal
from bot.domain.rules import rules_then
from bot.telegram.message import Button, Message
from bot.texts import Html
from bot.views import anniversaries, callbacks, recorded_later
from bot.views.callbacks import Cause
from bot.views.group import repost_button
from bot.views.notice import change_lines, facts, when_words
from bot.views.papers import menu as paper_menu
from bot.views.plan import month_words, proposal_words
from bot.views.preparation import prepared_lines, prepared_rows, record_links
from bot.views.told import told_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.schedule.date_choice import Choice, Decided
    from bot.domain.times.when import Reading
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from bot.telegram.message import Rows
    from bot.texts import Texts
    from bot.views.callbacks import Aspect, Role

PAGE, PEOPLE_IN_A_ROW = 24, 3
CHANGES = ("change", "fixed", "cancel")


def minute(choice: Choice) -> int:
    """Return the start in minutes since the epoch, by which an outdated button is recognised; 0 without a date."""
    return int(choice.span.start.timestamp()) // 60 if choice.span is not None else 0


def month_card(choice: Choice, t: Texts, *, note: str | None = None) -> Message:
    """Show an officer the month's activity: what is fixed, chosen or proposed, the rules' findings, and the buttons."""
    activity = choice.activity
    lines = [t.html(note, month=month_words(activity.month, t))] if note else []
    if activity.recorded_later_at is not None:
        return Message("\n".join([*lines, *_recorded_lines(choice, t)]), buttons=_card_buttons(choice, t))
    lines += [t.html("month-card", month=month_words(activity.month, t), **_facts(choice, t))]
    lines += [Html(f"⚠️ {t.html(f'finding-{each.key}', **each.values)}") for each in choice.findings]
    lines += [*anniversaries.lines(activity, t), *prepared_lines(choice, t)]
    lines.append(_state_line(choice, t))
    return Message("\n".join(lines), buttons=(*anniversaries.buttons(activity, t), *_card_buttons(choice, t)))


def _recorded_lines(choice: Choice, t: Texts) -> list[Html]:
    """Return what was recorded later (补记); host and recorder only if they were named."""
    activity = choice.activity
    lines = [t.html("month-card-recorded", month=month_words(activity.month, t), **_facts(choice, t))]
    if activity.host is not None or activity.recorder is not None:
        lines.append(recorded_later.keepers_line(activity.host, activity.recorder, t))
    lines.append(recorded_later.recorded_line(activity, t, names=True))
    if activity.cancelled_at is not None:
        lines.append(recorded_later.withdrawn_line(activity, t, names=True))
    return lines


def _facts(choice: Choice, t: Texts) -> dict[str, object]:
    span, nobody = choice.span, t.plain("arrange-open")
    proposed = choice.activity.dated_at is None and choice.activity.starts_at is None
    when: str = when_words(span.start if span else None, span.end if span else None, t)
    if proposed and (span is None or choice.why is not None):
        when = proposal_words(Proposal(span, choice.moved_from, choice.why) if span else None, t)
    return {
        "form": choice.activity.form,
        "content": choice.activity.content,
        "when": when,
        "place": choice.place or nobody,
        "host": choice.host.name if choice.host else nobody,
        "recorder": choice.recorder.name if choice.recorder else nobody,
    }


def _state_line(choice: Choice, t: Texts) -> Html:
    activity = choice.activity
    if activity.cancelled_at is not None:
        return t.html("month-card-cancelled", held=not activity.not_held, reason=activity.cancel_reason or "")
    if activity.ended_at is not None:
        return t.html("month-card-held")
    if activity.announced_at is not None:
        return t.html("month-card-announced" if activity.posted_at is not None else "month-card-unposted")
    if activity.dated_at is None:
        return t.html("month-card-open" if choice.span is not None else "month-card-over")
    return t.html("month-card-dated", posting=choice.posting or "")


def _card_buttons(choice: Choice, t: Texts) -> Rows:
    activity, back = choice.activity, _back(choice.activity, t)
    if activity.recorded_later_at is not None:
        return (*recorded_later.to_month(activity.year, activity.month, t), record_links(activity, t), back)
    repost: Rows = ((repost_button(activity, t),),) if group_card.present_kind(activity) is not None else ()
    if activity.ended_at is not None or activity.cancelled_at is not None or choice.span is None:
        return (*repost, *prepared_rows(choice, t), back)
    rows: Rows = (
        (_ask_button("when", activity, t), _ask_button("place", activity, t)),
        (_ask_button("content", activity, t),),
        (_people_button("host", activity, t), _people_button("recorder", activity, t)),
    )
    if activity.dated_at is not None:
        cancel = Button(t.plain("arrange-button-cancel"), callbacks.SCHEDULE_CANCEL.data(activity.id))
        return (*rows, *prepared_rows(choice, t), *repost, (cancel,), back)
    label = t.plain("arrange-button-adopt", when=when_words(choice.span.start, choice.span.end, t))
    adopt = Button(label, callbacks.SCHEDULE_ADOPT.data(activity.id, minute(choice)))
    return ((adopt,), *rows, *prepared_rows(choice, t), back)


def _ask_button(what: Aspect, activity: Activity, t: Texts) -> Button:
    return Button(t.plain(f"arrange-button-{what}"), callbacks.SCHEDULE_ASK.data(what, activity.id))


def _people_button(role: Role, activity: Activity, t: Texts) -> Button:
    return Button(t.plain(f"arrange-button-{role}"), callbacks.SCHEDULE_PEOPLE.data(role, activity.id, 0))


def _back(activity: Activity, t: Texts) -> tuple[Button, ...]:
    return (Button(t.plain("plan-button-back"), callbacks.PLAN_YEAR.data(activity.year)),)


def empty_month(year: int, month: int, t: Texts, *, over: bool) -> Message:
    """Show a month that no row of the plan names."""
    text = t.html("month-empty-over" if over else "month-empty", year=year, month=month_words(month, t))
    back = (Button(t.plain("plan-button-back"), callbacks.PLAN_YEAR.data(year)),)
    write = (Button(t.plain("arrange-button-theme"), callbacks.SCHEDULE_THEME.data(year, month)),)
    return Message(text, buttons=(back,) if over else (write, back))


def unrecorded_month(year: int, month: int, here: Sequence[Activity], t: Texts) -> Message:
    """Show a month before the set-up, with what the plan has for it."""
    lines = [t.html("month-unrecorded", year=year, month=month_words(month, t))]
    lines += [t.html("month-unrecorded-planned", form=one.form, content=one.content) for one in here]
    return Message("\n".join(lines), buttons=((Button(t.plain("plan-button-back"), callbacks.PLAN_YEAR.data(year)),),))


def choose_activity(here: Sequence[Activity], t: Texts) -> Message:
    """Ask which activity, in a month with several."""
    rows = [
        (
            Button(
                t.plain("arrange-button-activity", form=a.form, start=a.starts_at or ""),
                callbacks.SCHEDULE_CARD.data(a.id),
            ),
        )
        for a in here
    ]
    return Message(t.html("month-several", month=month_words(here[0].month, t)), buttons=(*rows, _back(here[0], t)))


def ask(what: Aspect, choice: Choice, t: Texts) -> Message:
    """Ask for a new `when`, `place` or `content` of an activity; the answer is typed."""
    text = t.html(f"arrange-ask-{what}", month=month_words(choice.activity.month, t), **_facts(choice, t))
    return Message(text, force_reply=t.plain(f"arrange-ask-{what}-example", number=choice.activity.month))


def ask_theme(month: int, t: Texts) -> Message:
    """Ask for the form and content of a month that has none."""
    return Message(
        t.html("arrange-ask-theme", month=month_words(month, t)), force_reply=t.plain("arrange-ask-theme-example")
    )


def ask_reason(need: str, activity: Activity, t: Texts) -> Message:
    """Ask for the reason, with the usual ones of a change as buttons; `need` comes from `date_choice.reason_needed`."""
    days = rules_then(activity).notice.days
    text = t.html(
        f"arrange-reason-{need}",
        month=month_words(activity.month, t),
        form=activity.form,
        superior=activity.branch.superior or t.plain("arrange-superior"),
        days=days,
    )
    if need.partition("-")[0] not in CHANGES:
        return Message(text, force_reply=t.plain(f"arrange-reason-{need}-example"))
    usual = (
        Button(t.plain(f"arrange-button-cause-{cause}"), callbacks.SCHEDULE_CAUSE.data(activity.id, cause))
        for cause in get_args(Cause)
    )
    return Message(Html("\n".join([text, t.html("arrange-reason-usual")])), buttons=(tuple(usual),))


def with_read(message: Message, found: Reading, t: Texts) -> Message:
    """Return the message with what is told of a typed line above it; with the time and the place if it names both."""
    lines = told_lines(found.told, t)
    if found.place is not None:
        when = when_words(found.span.start, found.span.end, t)
        lines = [t.html("arrange-read", when=when, place=found.place), *lines]
    return replace(message, text="\n\n".join(["\n".join(lines), message.text])) if lines else message


def ask_cause(activity: Activity, t: Texts) -> Message:
    """Ask for the words of a reason that is none of the usual ones."""
    text = t.html("arrange-reason-other", form=activity.form)
    return Message(text, force_reply=t.plain("arrange-reason-other-example"))


def cause_words(cause: Cause, t: Texts) -> str:
    """Return a usual reason as it stands in the report and the record."""
    return t.plain(f"arrange-cause-{cause}")


def choose_person(role: Role, choice: Choice, candidates: Sequence[Person], page: int, t: Texts) -> Message:
    """Ask for the `host` or the `recorder`, a page of candidates at a time."""
    activity = choice.activity
    shown = candidates[page * PAGE : (page + 1) * PAGE]
    buttons = [Button(person.name, callbacks.SCHEDULE_PERSON.data(role, activity.id, person.id)) for person in shown]
    rows = [tuple(buttons[i : i + PEOPLE_IN_A_ROW]) for i in range(0, len(buttons), PEOPLE_IN_A_ROW)]
    pages = [
        Button(t.plain(key), callbacks.SCHEDULE_PEOPLE.data(role, activity.id, other))
        for key, other in (("arrange-button-previous", page - 1), ("arrange-button-next", page + 1))
        if 0 <= other * PAGE < len(candidates)
    ]
    rows += [tuple(pages)] if pages else []
    rows.append((Button(t.plain("arrange-button-card"), callbacks.SCHEDULE_CARD.data(activity.id)),))
    text = t.html(f"arrange-choose-{role}", month=month_words(activity.month, t), **_facts(choice, t))
    return Message(text, buttons=tuple(rows))


def decided(done: Decided, t: Texts) -> Message:
    """Show the new state; after a change that the superior is told of, the report (rule 8)."""
    activity = done.choice.activity
    if activity.cancelled_at is not None:
        return _cancelled(done, t)
    if done.report is None:
        return month_card(done.choice, t, note="arrange-kept")
    text = t.html(
        "change-report",
        superior=activity.branch.superior or t.plain("arrange-superior"),
        branch=activity.branch.name or activity.branch.title,
        month=month_words(activity.month, t),
        changes=Html("\n".join(change_lines(done.reported, t))),
        reason=done.reason or "",
        due=done.report.due_at,
        told=activity.announced_at is not None,
        **facts(activity, t),
    )
    card = (Button(t.plain("arrange-button-card"), callbacks.SCHEDULE_CARD.data(activity.id)),)
    reported = callbacks.SCHEDULE_REPORTED.data(done.report.id)
    filed = Button(t.plain("arrange-button-filed"), reported)
    return Message(text, buttons=((filed, paper_menu.change_button(done.report.id, t)), card))


def _cancelled(done: Decided, t: Texts) -> Message:
    """Confirm that the activity is cancelled; after the notice, show the report (rule 8)."""
    activity = done.choice.activity
    month = month_words(activity.month, t)
    again = t.plain("arrange-button-month", month=month)
    rows: Rows = ((Button(again, callbacks.PLAN_MONTH.data(activity.year, activity.month)),),)
    lines = [t.html("cancel-done", month=month, told=activity.announced_at is not None, **facts(activity, t))]
    if done.report is not None:
        text = t.html(
            "cancel-report",
            superior=activity.branch.superior or t.plain("arrange-superior"),
            branch=activity.branch.name or activity.branch.title,
            month=month,
            reason=done.reason or "",
            due=done.report.due_at,
            **facts(activity, t),
        )
        lines.append(text)
        reported = callbacks.SCHEDULE_REPORTED.data(done.report.id)
        filed = Button(t.plain("arrange-button-filed"), reported)
        rows = ((filed, paper_menu.change_button(done.report.id, t)), *rows)
    return Message(Html("\n".join(lines)), buttons=rows)


def filed(choice: Choice, t: Texts) -> Message:
    """Confirm that the report has reached the superior."""
    return month_card(choice, t, note="change-filed")
