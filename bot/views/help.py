"""Messages of `/help` and `/language`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.membership.audience import Audience
from bot.telegram.message import Button, Message
from bot.views import callbacks

if TYPE_CHECKING:
    from bot.domain.membership.audience import Caller
    from bot.telegram.message import Rows
    from bot.texts import Texts

SHARED_LINKS = ("todo", "me", "language")  # commands that a link can run in the private chat


def private_help(caller: Caller, t: Texts) -> Message:
    """Return the help by role: what is possible now, with the buttons most often wanted."""
    minutes = caller.opens_before // timedelta(minutes=1)
    about: dict[str, object] = {"name": caller.name, "branch": caller.branch, "minutes": minutes}
    lines: list[str] = [t.html(f"help-{caller.audience}", **about)]
    if caller.audience is Audience.OFFICER:
        lines = [t.html("help-member", **about), "", t.html("help-officer", **about)]
    if caller.hosting is not None and caller.hosting.starts_at is not None:
        lines += ["", t.html("help-host", form=caller.hosting.form, start=caller.hosting.starts_at, minutes=minutes)]
    if caller.bound:
        lines += ["", t.html("help-always")]
    return Message("\n".join(lines), buttons=_buttons(caller, t))


def _buttons(caller: Caller, t: Texts) -> Rows:
    language = Button(t.plain("button-language"), callbacks.LANGUAGE_ASK.data())
    if not caller.bound:
        return ((language,),)
    return (
        (
            Button(t.plain("button-todo"), callbacks.TODO_SHOW.data()),
            Button(t.plain("button-me"), callbacks.ME_SHOW.data()),
        ),
        (language,),
    )


def not_bound(caller: Caller, t: Texts) -> Message:
    """Answer `/me` or `/todo` of an account without a name on a roster: how to get one."""
    return Message(t.html(f"help-{caller.audience}", name=caller.name, branch=caller.branch))


def group_help(t: Texts) -> Message:
    """Return the short help for the group."""
    return Message(t.html("help-group"), buttons=_to_private("help", t))


def privately(command: str, t: Texts) -> Message:
    """Answer a command that belongs in the private chat: one line and a link to it."""
    return Message(t.html("privately"), buttons=_to_private(command if command in SHARED_LINKS else "help", t))


def _to_private(payload: str, t: Texts) -> Rows:
    return ((Button(t.plain("button-private"), url=t.link(payload)),),)


def choose_language(t: Texts) -> Message:
    """Ask for the language; each is named in its own words."""
    row = tuple(
        Button(t.plain(f"language-{code.lower()}"), callbacks.LANGUAGE_SET.data(code)) for code in callbacks.LANGUAGES
    )
    return Message(t.html("language-ask"), buttons=(row,))


def language_set(t: Texts) -> Message:
    """Confirm the language, in that language."""
    return Message(t.html("language-set"))
