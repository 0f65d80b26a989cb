"""Messages of `/settings`: the groups, one setting with its record, and the questions for a value and a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.rules import FIGURES, from_json
from bot.domain.settings import figure_words, settings
from bot.telegram.message import Button, Message
from bot.views import callbacks, own_forms
from bot.views.setup import fixed_day
from bot.views.told import told_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.settings.settings import Group, Setting
    from bot.domain.told import Told
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Branch
    from bot.texts import Html, Texts

IN_A_ROW = 2


def overview(branch: Branch, found: Sequence[Setting], t: Texts, *, changeable: bool) -> Message:
    """Show the groups as buttons, and the settings that differ from their defaults."""
    lines: list[str] = [t.html("settings-overview", branch=branch.name or branch.title)]
    other = [each for each in found if each.default is not None and each.value != each.default]
    lines.append(t.html("settings-changed-here" if other else "settings-all-default"))
    lines += [
        t.html("settings-line-changed", name=_name(each.name, t), value=_value(each.name, each.value, t),
               default=_value(each.name, each.default, t))
        for each in other
    ]  # fmt: skip
    lines += ["", t.html("settings-choose" if changeable else "settings-read-only")]
    buttons = [
        Button(t.plain(f"settings-group-{group}"), callbacks.SETTINGS_GROUP.data(branch.id, group))
        for group in settings.GROUPS
    ]
    blocked = Button(t.plain("settings-button-blocked"), callbacks.BLOCKED_SHOW.data(branch.id))
    return Message("\n".join(lines), buttons=(*_rows(buttons), (blocked, own_forms.button(branch, t))))


def group(branch: Branch, which: Group, found: Sequence[Setting], t: Texts, *, now: datetime) -> Message:
    """Show the settings of a group with their values, and a button for each."""
    lines = [t.html("settings-group", group=t.plain(f"settings-group-{which}"))]
    for each in found:
        default = each.default is not None and each.value == each.default
        key = "settings-line-default" if default else "settings-line"
        lines.append(t.html(key, name=_name(each.name, t), value=_now(each, t, now)))
    buttons = [Button(_name(each.name, t), callbacks.SETTINGS_ONE.data(branch.id, each.name)) for each in found]
    back = Button(t.plain("settings-button-back"), callbacks.SETTINGS_ALL.data(branch.id))
    return Message("\n".join(lines), buttons=(*_rows(buttons), (back,)))


def one(setting: Setting, t: Texts, *, now: datetime) -> Message:
    """Show a setting: what it decides, its value, default and clause, and its last change."""
    return Message("\n".join(_card(setting, t, now)), buttons=_actions(setting, t))


def ask_value(setting: Setting, t: Texts, *, now: datetime) -> Message:
    """Ask for a new value, with an example and the values that may be chosen."""
    lines = [t.html("settings-ask", name=_name(setting.name, t), value=_now(setting, t, now))]
    figure = FIGURES.get(setting.name)
    if figure is not None and figure.free is not None:
        least, most = (figure_words.written(figure, end) for end in (figure.free.least, figure.free.most))
        lines.append(t.html("settings-range", unit=figure.unit, least=least, most=most))
        if figure.free.named:
            lines.append(t.html("settings-stricter", clause=figure.clause))
    example = {"value": _example(setting.name, t)}
    lines.append(t.html("settings-example", **example))
    return Message("\n".join(lines), force_reply=t.plain("settings-example", **example))


def ask_reason(setting: Setting, value: object, told: Sequence[Told], t: Texts, *, now: datetime) -> Message:
    """Show the change, and what is told beside the typed value, and ask for the reason."""
    new = _value(setting.name, value, t, now)
    text = t.html("settings-ask-reason", name=_name(setting.name, t), old=_now(setting, t, now), new=new)
    return Message("\n".join([*told_lines(told, t), text]), force_reply=t.plain("settings-ask-reason-example"))


def changed(setting: Setting, ahead: Sequence[Activity], t: Texts, then: Texts, *, now: datetime) -> Message:
    """Confirm a change: from when it holds, and what it leaves alone; `t` and `then` show times before and after it."""
    lines: list[str] = [t.html("settings-done", value=_now(setting, t, now))]
    lines.append(t.html("settings-at-once" if setting.name in settings.AT_ONCE else "settings-from-next"))
    for activity in setting.old_rules:
        kept = _value(setting.name, (activity.figures or {})[setting.name], t)
        lines.append(t.html("settings-kept", form=activity.form, start=activity.starts_at, value=kept))
    if setting.name == settings.ZONE:
        lines.append(t.html("settings-zone-moves-nothing"))
        for activity in ahead:
            if activity.starts_at is not None:
                before, after = t.moment(activity.starts_at), then.moment(activity.starts_at)
                lines.append(t.html("settings-zone-activity", form=activity.form, before=before, after=after))
    return Message("\n".join([*lines, "", *_card(setting, then, now)]), buttons=_actions(setting, t))


def setting_value(name: str, value: object, t: Texts) -> str:
    """Return a stored value of this setting as people read it; those of `/setup` are words already."""
    return t.plain("settings-none") if value is None else _value(name, value, t)


def _card(setting: Setting, t: Texts, now: datetime) -> list[str]:
    lines: list[str] = [t.html("settings-card", name=_name(setting.name, t), about=_about(setting.name, t))]
    lines.append(t.html("settings-value", value=_now(setting, t, now)))
    if setting.default is not None:
        lines.append(t.html("settings-default", value=_value(setting.name, setting.default, t)))
    figure = FIGURES.get(setting.name)
    if figure is not None:
        lines.append(t.html("settings-clause", clause=figure.clause) if figure.clause else t.html("settings-own"))
        if figure.free is not None and figure.free.named:
            lines.append(t.html("settings-stricter-short"))
    return [*lines, *_last(setting, t)]


def _last(setting: Setting, t: Texts) -> list[Html]:
    last = setting.last
    if last is None:
        return [t.html("settings-never")]
    old = t.plain("settings-none") if last.old is None else _value(setting.name, last.old, t)
    who = last.by.name if last.by is not None else t.plain("settings-founder")
    lines = [t.html("settings-last", at=last.at, who=who, old=old, new=_value(setting.name, last.new, t))]
    if last.undoes_id is not None:
        return [*lines, t.html("settings-last-undo")]
    return [*lines, t.html("settings-last-reason", reason=last.reason)] if last.reason else lines


def _actions(setting: Setting, t: Texts) -> tuple[tuple[Button, ...], ...]:
    branch, last = setting.branch, setting.last
    back = Button(t.plain("settings-button-back"), callbacks.SETTINGS_GROUP.data(branch.id, setting.group))
    if not setting.changeable:
        return ((back,),)
    row = [Button(t.plain("settings-button-change"), callbacks.SETTINGS_CHANGE.data(branch.id, setting.name))]
    if last is not None and last.old is not None:
        row.append(Button(t.plain("settings-button-undo"), callbacks.SETTINGS_UNDO.data(branch.id, last.id)))
    return (tuple(row), (back,))


def _name(name: str, t: Texts) -> str:
    return t.plain(f"settings-name-{name.replace('_', '-')}")


def _about(name: str, t: Texts) -> str:
    return t.plain(f"settings-about-{name.replace('_', '-')}")


def _now(setting: Setting, t: Texts, now: datetime) -> str:
    return t.plain("settings-none") if setting.value is None else _value(setting.name, setting.value, t, now)


def _value(name: str, value: object, t: Texts, now: datetime | None = None) -> str:
    """Format a value of JSON; with `now`, a zone is shown with its present time."""
    if name in FIGURES:
        figure = FIGURES[name]
        return t.plain("settings-amount", unit=figure.unit, value=figure_words.written(figure, from_json(name, value)))
    if name == settings.FIXED_DAY:
        return fixed_day(str(value), t)
    if name == settings.ZONE and now is not None:
        return t.plain("settings-zone", zone=value, clock=f"{now.astimezone(ZoneInfo(str(value))):%H:%M}")
    return str(value)


def _example(name: str, t: Texts) -> str:
    if name in FIGURES:
        figure = FIGURES[name]
        return t.plain(
            "settings-amount", unit=figure.unit, value=figure_words.written(figure, figure_words.EXAMPLES[name])
        )
    return t.plain(f"settings-example-{name.replace('_', '-')}")


def _rows(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[i : i + IN_A_ROW]) for i in range(0, len(buttons), IN_A_ROW))
