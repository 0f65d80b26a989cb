"""Messages of the yearly plan: the year at a glance, the preview of an import, the result of saving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.plan import wide
from bot.domain.plan.anniversaries import ANNIVERSARY, MENDED
from bot.domain.plan.year_overview import State
from bot.domain.plan.yearly_plan import FIRST_YEAR, LAST_YEAR
from bot.domain.times.holidays import day_off
from bot.telegram.message import Button, Message
from bot.texts import Html
from bot.views import callbacks
from bot.views.names import excerpt
from bot.views.notice import when_words
from bot.views.papers import menu as paper_menu
from bot.views.told import told_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.plan.draft import Finding, PlanDraft, WideRow
    from bot.domain.plan.proposals import Proposal
    from bot.domain.plan.year_overview import Glance, Line, Preview, PreviewRow
    from bot.domain.plan.yearly_plan import Saved
    from bot.domain.schedule.date_choice import Choice
    from bot.domain.schedule.year_adoption import Sweep
    from bot.telegram.message import Rows
    from bot.texts import Texts

MONTH_MISSING = "plan-month-missing"
CONTENT_SHOWN = 300  # characters
WIDE_WORDS = 24  # units of the words for a part of the year
TABLE_ROWS, TABLE_CONTENT, TABLE_NAME = 3, 30, 24  # what is shown of a table to choose
MONTHS_IN_A_ROW = 3


def month_words(month: int, t: Texts) -> str:
    """Format as `3月`."""
    return t.plain(f"month-{month}")


def year_card(glance: Glance, t: Texts, *, officer: bool) -> Message:
    """Show the year at a glance; only officers get buttons, in their private chat."""
    lines = [t.html("plan-year", year=glance.year)]
    lines += [_line(line, t) for line in glance.lines]
    lines.append(t.html("plan-legend"))
    if not any(line.form for line in glance.lines):
        lines.append(t.html("plan-empty-officer" if officer else "plan-empty"))
    return Message("\n".join(lines), buttons=_year_buttons(glance, t) if officer else ())


def _line(line: Line, t: Texts) -> Html:
    start = line.activity.starts_at if line.activity is not None and line.state is not State.OPEN else None
    values = {"form": line.form, "themed": bool(line.form), "start": start or ""}
    return t.html(f"plan-line-{line.state}", month=month_words(line.month, t), **values)


def _year_buttons(glance: Glance, t: Texts) -> Rows:
    months = [
        Button(month_words(month, t), callbacks.PLAN_MONTH.data(glance.year, month))
        for month in sorted({line.month for line in glance.lines})
    ]
    rows = [tuple(months[i : i + MONTHS_IN_A_ROW]) for i in range(0, len(months), MONTHS_IN_A_ROW)]
    if glance.can_sweep:
        rows.append((_sweep_button(glance.year, t),))
    rows += [paper_menu.plan_button(glance.year, t)] if any(line.form for line in glance.lines) else []
    near = [year for year in (glance.year - 1, glance.year + 1) if FIRST_YEAR <= year <= LAST_YEAR]
    years = [Button(t.plain("plan-button-year", year=year), callbacks.PLAN_YEAR.data(year)) for year in near]
    rows.append((Button(t.plain("plan-button-import"), callbacks.PLAN_IMPORT.data()), *years))
    return tuple(rows)


def ask_plan(t: Texts) -> Message:
    """Ask for the plan, as a file or as text."""
    return Message(t.html("plan-ask"), force_reply=t.plain("plan-ask-example"))


def ask_year(years: Iterable[int], t: Texts) -> Message:
    """Ask for the year of a plan that does not name one."""
    buttons = [Button(t.plain("plan-button-year", year=year), callbacks.PLAN_FOR_YEAR.data(year)) for year in years]
    return Message(t.html("plan-ask-year"), buttons=(tuple(buttons),))


def ask_years(years: Sequence[int], t: Texts) -> Message:
    """Ask which year of a plan for several years comes first."""
    buttons = [Button(t.plain("plan-button-year", year=year), callbacks.PLAN_FOR_YEAR.data(year)) for year in years]
    return Message(t.html("plan-ask-years", years=[str(year) for year in years]), buttons=(tuple(buttons),))


def ask_table(tables: Sequence[PlanDraft], t: Texts) -> Message:
    """Ask which of several tables is the plan, with the first months of each."""
    lines, rows = [t.html("plan-ask-table")], []
    for number, table in enumerate(tables, 1):
        name = excerpt(table.name or t.plain("plan-table-unnamed", number=number), TABLE_NAME)
        first = [
            t.plain("plan-table-row", month=month_words(row.month, t), content=excerpt(row.content, TABLE_CONTENT))
            for row in table.rows[:TABLE_ROWS]
        ]
        lines.append(t.html("plan-ask-table-line", number=number, name=name, rows=first))
        label = t.plain("plan-button-table", number=number, name=name, months=len(table.rows))
        rows.append((Button(label, callbacks.PLAN_TABLE.data(number)),))
    return Message("\n".join(lines), buttons=tuple(rows))


def preview_card(preview: Preview, years: Iterable[int], draft: PlanDraft, t: Texts) -> Message:
    """Show the plan that was read, the dates it would get, the findings, and what was told; nothing is stored yet.

    The `years` are those that the plan is divided into, if it has several, else those it could be stored for instead.
    """
    parts, told, offered = bool(draft.years), wide.told_beside(draft), wide.offered(draft)
    others = [year for year in years if year != preview.year]
    lines = [
        t.html(
            "plan-preview", title=preview.title or t.plain("plan-untitled"), year=preview.year, rows=len(preview.rows)
        )
    ]
    if parts and others:
        shown = {"year": preview.year, "rows": len(preview.rows), "others": [str(year) for year in others]}
        lines.append(t.html("plan-preview-of-two", **shown))
    lines += [_preview_row(row, t) for row in preview.rows]
    lines += _replacement_lines(preview, t)
    lines += _finding_lines(preview.findings, t)
    lines += _offer_lines(offered, t)
    if told:
        lines += [t.html("plan-told", count=len(told)), *told_lines(told, t)]
    lines.append(t.html("plan-preview-end" if preview.rows else "plan-preview-empty"))
    other = "plan-button-other" if parts else "plan-button-to-year"
    return Message(
        "\n".join(lines),
        buttons=(
            *_mend_buttons(preview, t),
            *((_offer_button(row, t),) for row in offered),
            *([(Button(t.plain("plan-button-save"), callbacks.PLAN_SAVE.data(preview.year)),)] if preview.rows else []),
            tuple(Button(t.plain(other, year=year), callbacks.PLAN_FOR_YEAR.data(year)) for year in others),
            (Button(t.plain("plan-button-again"), callbacks.PLAN_IMPORT.data()),),
        ),
    )


def _mend_buttons(preview: Preview, t: Texts) -> Rows:
    """Offer to mend each anniversary that does not fit the year."""
    wrong = [each.values for each in preview.findings if each.key == ANNIVERSARY]
    return tuple(
        (
            Button(
                t.plain("plan-button-mend", month=month_words(int(each["month"]), t), right=each["right"]),
                callbacks.PLAN_MEND.data(preview.year, int(each["month"]), int(each["said"])),
            ),
        )
        for each in wrong
        if int(each["said"]) < MENDED
    )


def _offer_lines(offered: Sequence[WideRow], t: Texts) -> list[Html]:
    """Show what a tap would put into several months."""
    if not offered:
        return []
    return [
        t.html("plan-wide", count=len(offered)),
        *(
            t.html(
                "plan-wide-row", words=excerpt(row.words, WIDE_WORDS), months=_span(row, t),
                content=_shortened(row.whole, t),
            )
            for row in offered
        ),
    ]  # fmt: skip


def _offer_button(row: WideRow, t: Texts) -> Button:
    label = t.plain("plan-button-wide", words=excerpt(row.words, WIDE_WORDS), months=_span(row, t))
    return Button(label, callbacks.PLAN_WIDE.data(wide.stamp(row)))


def _span(row: WideRow, t: Texts) -> str:
    """Format the months of a row as `1–3`, or each of them if there are gaps between; its years, if it has some."""
    if row.years:
        pairs = list(zip(row.years, row.months, strict=True))
        parts = [(year, tuple(month for each, month in pairs if each == year)) for year in dict.fromkeys(row.years)]
        return t.join([t.plain("plan-span", year=year, months=_months_span(months, t)) for year, months in parts])
    return _months_span(row.months, t)


def _months_span(months: tuple[int, ...], t: Texts) -> str:
    first, last = months[0], months[-1]
    whole = len(months) > 1 and list(months) == list(range(first, last + 1))
    return f"{first}–{last}" if whole else t.join([str(month) for month in months])


def _replacement_lines(preview: Preview, t: Texts) -> list[Html]:
    """Say that the year has a plan, and month by month what the new one changes."""
    if preview.replacement is None:
        return []
    at, months = preview.replacement.imported_at, preview.replacement.months
    added = [month_words(month, t) for month in preview.replacement.added]
    beside = [t.html("plan-replaces-added", year=preview.year, at=at, months=added)] if added else []
    if not months:
        return beside or [t.html("plan-replaces-nothing", year=preview.year, at=at)]
    nothing, kept = t.plain("plan-replaces-new"), t.plain("plan-replaces-kept")
    return [
        *beside,
        t.html("plan-replaces", year=preview.year, at=at, count=len(months)),
        *(
            t.html(
                "plan-replaces-month", month=month_words(month, t), old=" — ".join(old) if old else nothing,
                new=" — ".join(new) if new else kept,
            )
            for month, old, new in months
        ),
    ]  # fmt: skip


def ask_reason(year: int, count: int, t: Texts) -> Message:
    """Ask why the plan changes (rule 10)."""
    return Message(t.html("plan-ask-reason", year=year, count=count), force_reply=t.plain("plan-reason-example"))


def _preview_row(preview: PreviewRow, t: Texts) -> Html:
    row = preview.row
    if preview.kept:
        when = t.html("plan-preview-kept", start=preview.kept[0].starts_at or "")
    elif preview.over:
        when = t.html("plan-preview-over")
    else:
        when = proposal_words(preview.proposal, t)
    key = "plan-preview-row" if row.form else "plan-preview-row-plain"
    shown = _shortened(row.content, t)
    return t.html(key, month=month_words(row.month, t), form=row.form, content=shown, when=when)


def _shortened(content: str, t: Texts) -> str:
    if len(content) <= CONTENT_SHOWN:
        return content
    return t.plain("plan-preview-long", content=content[:CONTENT_SHOWN], length=len(content))


def proposal_words(proposal: Proposal | None, t: Texts) -> Html:
    """Return the proposed date, and why it is not the fixed day."""
    if proposal is None:
        return t.html("plan-preview-no-day")
    if proposal.why is None:
        return t.html("plan-preview-date", start=proposal.span.start)
    moved = proposal.moved_from or proposal.span.start.date()
    holiday = day_off(moved, t.language) or ""
    why = t.html(f"plan-why-{proposal.why}", day=moved, holiday=holiday)
    return t.html("plan-preview-moved", start=proposal.span.start, why=why)


def _finding_lines(findings: Sequence[Finding], t: Texts) -> list[Html]:
    if not findings:
        return [t.html("plan-findings-none")]
    lines = [f"• {t.html(f'finding-{each.key}', **each.values)}" for each in findings if each.key != MONTH_MISSING]
    missing = [month_words(int(each.values["month"]), t) for each in findings if each.key == MONTH_MISSING]
    if missing:
        # One line: a line for each month hides what else the check found.
        lines.append(f"• {t.html('finding-plan-months-missing', months=missing)}")
    return [t.html("plan-findings", count=len(lines)), *map(Html, lines)]


def saved_card(saved: Saved, t: Texts, *, left: Sequence[int] = ()) -> Message:
    """Confirm that the plan is stored, name the months of the old one that stay, and offer the years that are left."""
    lines = [t.html("plan-saved", year=saved.year, months=len({a.month for a in saved.activities}))]
    for key, activities in (("plan-kept", saved.kept), ("plan-left", saved.left)):
        if activities:
            lines.append(t.html(key, months=[month_words(activity.month, t) for activity in activities]))
    lines.append(t.html("plan-saved-next"))
    rows: Rows = ((Button(t.plain("plan-button-show"), callbacks.PLAN_YEAR.data(saved.year)),),)
    if any(activity.dated_at is None for activity in saved.activities):
        rows = ((_sweep_button(saved.year, t),), *rows)
    others = [Button(t.plain("plan-button-other", year=year), callbacks.PLAN_FOR_YEAR.data(year)) for year in left]
    rows = ((*others,), *rows) if others else rows
    return Message("\n".join(lines), buttons=rows)


def sweep_question(sweep: Sweep, year: int, t: Texts) -> Message:
    """List the dates that one tap would fix, and the months that need a decision of their own."""
    lines = [t.html("plan-sweep", year=year, count=len(sweep.ready)), *_choices(sweep.ready, t), *_aside(sweep, t)]
    rows: Rows = ((Button(t.plain("plan-button-back"), callbacks.PLAN_YEAR.data(year)),),)
    if sweep.ready:
        rows = (
            (Button(t.plain("plan-button-sweep-yes", count=len(sweep.ready)), callbacks.PLAN_SWEEP.data(year)),),
            *rows,
        )
    return Message("\n".join(lines), buttons=rows)


def swept(sweep: Sweep, year: int, t: Texts) -> Message:
    """Confirm the dates that were fixed."""
    lines = [t.html("plan-swept", year=year, count=len(sweep.ready)), *_choices(sweep.ready, t), *_aside(sweep, t)]
    rows: Rows = ((Button(t.plain("plan-button-back"), callbacks.PLAN_YEAR.data(year)),),)
    return Message("\n".join(lines), buttons=rows)


def _choices(choices: Iterable[Choice], t: Texts) -> list[Html]:
    lines = []
    for choice in choices:
        activity, span = choice.activity, choice.span
        when = when_words(span.start if span else None, span.end if span else None, t)
        month = month_words(activity.month, t)
        lines.append(t.html("plan-sweep-line", month=month, form=activity.form, when=when, place=choice.place or ""))
    return lines


def _aside(sweep: Sweep, t: Texts) -> list[Html]:
    if not sweep.aside:
        return []
    return [t.html("plan-sweep-aside", months=[month_words(choice.activity.month, t) for choice in sweep.aside])]


def _sweep_button(year: int, t: Texts) -> Button:
    return Button(t.plain("plan-button-sweep"), callbacks.PLAN_ASK_SWEEP.data(year))
