"""Messages of `/start` and `/cancel`, and the answers to input that no conversation takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.storage.tables.branch import Person
    from bot.texts import Texts


def welcome(persons: Sequence[Person], t: Texts) -> Message:
    """Answer `/start` without a link: the account's names and what it can do now; or how a stranger begins."""
    if not persons:
        return Message(t.html("welcome-stranger"))
    lines = [_who(person, t) for person in persons]
    lines += ["", t.html("welcome-member")]
    if any(person.offices for person in persons):
        lines.append(t.html("welcome-officer"))
    lines.append(t.html("welcome-help"))
    return Message("\n".join(lines))


def not_understood(t: Texts) -> Message:
    """Answer a message sent while no question was open."""
    return Message(t.html("not-understood"))


def one_at_a_time(t: Texts) -> Message:
    """Answer several pictures or files sent at once."""
    return Message(t.html("one-at-a-time"))


def cancelled(t: Texts, *, was_open: bool) -> Message:
    """Answer `/cancel`: the open question is closed, or none was open."""
    return Message(t.html("cancelled" if was_open else "cancelled-nothing"))


def _who(person: Person, t: Texts) -> str:
    branch = person.branch.name or person.branch.title
    words = [t.plain(f"office-{office}") for office in sorted(person.offices)] or [t.plain(f"kind-{person.kind}")]
    return t.html("welcome-who", branch=branch, name=person.name, as_what=words)
