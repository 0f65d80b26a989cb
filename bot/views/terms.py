"""Messages about terms: why a person leaves, who comes back, and the rolls that a backdated entry does not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.attendance.correction_requests import officers
from bot.domain.names import quoted
from bot.domain.roles import Departure
from bot.telegram.message import Button, Message
from bot.views import callbacks
from bot.views.figures import percent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.attendance.roll import KindCorrection
    from bot.domain.attendance.standing import Standing
    from bot.domain.branch.terms import Span
    from bot.domain.membership.returning import Former
    from bot.domain.membership.roster_list import Unchanged
    from bot.domain.roles import Kind
    from bot.storage.tables.branch import Person
    from bot.telegram.message import Rows
    from bot.texts import Html, Texts

SHOWN = 10  # activities


def ask_cause(person: Person, t: Texts) -> Message:
    """Ask why a person leaves the branch; the tap on a cause is the confirmation."""
    buttons = [
        Button(t.plain(f"button-depart-{cause}", name=person.name), callbacks.TERMS_LEAVE.data(person.id, cause))
        for cause in Departure
    ]
    rows = tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
    back = Button(t.plain("button-depart-back"), callbacks.ROSTER_PERSON.data("card", person.id))
    return Message(t.html("depart-cause", name=person.name), buttons=(*rows, (back,)))


def ask_destination(person: Person, t: Texts) -> Message:
    """Ask which branch the person goes to."""
    return Message(t.html("depart-destination", name=person.name), force_reply=t.plain("depart-destination-example"))


def left(
    person: Person, cause: Departure, other_branch: str | None, unchanged: Sequence[Unchanged], t: Texts
) -> Message:
    """Confirm that the person is removed from the roster."""
    back = Button(t.plain("button-depart-roster"), callbacks.ROSTER_PAGE.data(person.branch_id, 0))
    lines, rows = not_changed(unchanged, t)
    words = left_words(cause, other_branch, t)
    text = "\n".join([t.html("depart-done", name=person.name, words=words), *lines])
    return Message(text, buttons=(*rows, (back,)))


def same_person(former: Former, draft: int, t: Texts) -> Message:
    """Ask if a listed name is the person who left the branch under it."""
    person = former.person
    account = quoted(person.account.display_name) if person.account else ""
    text = t.html(
        "return-ask", name=person.name, left=date_words(former.left_at, t), account=account, bound=bool(account),
        words=left_words(former.cause, former.other_branch, t),
    )  # fmt: skip
    same = Button(t.plain("button-return-same"), callbacks.ROSTER_IDENTITY.data("same", person.id, draft))
    other = Button(t.plain("button-return-other"), callbacks.ROSTER_IDENTITY.data("other", person.id, draft))
    return Message(text, buttons=((same, other),))


def not_changed(unchanged: Sequence[Unchanged], t: Texts) -> tuple[list[Html], Rows]:
    """Return the lines that name the rolls which a backdated entry does not change, and the buttons to correct them."""
    pairs = [(one.person, activity) for one in unchanged for activity in one.activities]
    if not pairs:
        return [], ()
    lines = [t.html("roll-stands")]
    lines += [
        t.html("roll-stands-one", name=person.name, start=activity.starts_at, form=activity.form)
        for person, activity in pairs[:SHOWN]
    ]
    if len(pairs) > SHOWN:
        lines.append(t.html("roll-stands-more", count=len(pairs) - SHOWN))
    lines.append(t.html("roll-stands-how"))
    ended = {activity.id: activity for _person, activity in pairs[:SHOWN] if activity.ended_at is not None}
    rows = tuple(
        (
            Button(
                t.plain("button-roll-correct", start=activity.starts_at),
                callbacks.CORRECTION_LIST.data(activity.id, 0),
            ),
        )
        for activity in ended.values()
    )
    return lines, rows


def members_words(standing: Standing, t: Texts) -> Html:
    """Return the number of members as it was fixed, with the corrected one beside it if there is one."""
    key = "roll-members-corrected" if standing.recounted else "roll-members"
    return t.html(key, members=len(standing.members), corrected=standing.members_with_corrections)


def recounted(standing: Standing, t: Texts, *, names: bool) -> list[Html]:
    """Return the lines about corrections of the number of members; `names` adds who, by whom and when."""
    if not standing.recounted:
        return []
    people, share = len(standing.recounted), percent(standing.share_with_corrections)
    lines = [t.html("roll-recounted", count=people, present=standing.present_with_corrections, percent=share)]
    if names:
        lines += [_recounted_one(one, standing, t) for one in standing.recounted]
    return lines


def _recounted_one(one: KindCorrection, standing: Standing, t: Texts) -> Html:
    made = standing.requests.get((one.person.id, one.at))
    by = officers(one.by, made)
    return t.html(
        "roll-recounted-one", name=one.person.name, old=kind_words(one.old, t), new=kind_words(one.new, t), at=one.at,
        by=by, explained=made is not None, reason=made.reason if made else "",
    )  # fmt: skip


def kind_words(kind: Kind | None, t: Texts) -> str:
    """Return the kind in words, also for a person who was not in the branch."""
    return t.plain(f"kind-{kind}") if kind is not None else t.plain("kind-none")


def left_words(cause: Departure | None, other_branch: str | None, t: Texts) -> str:
    """Return why a person left: `转出至一支部`, `去世`."""
    if cause is Departure.TRANSFER and other_branch:
        return t.plain("left-transfer-to", branch=other_branch)
    return t.plain(f"left-{cause}") if cause is not None else t.plain("left-unsaid")


def date_words(at: datetime, t: Texts) -> str:
    """Return the day of the instant with its year: `2026年3月1日`."""
    day = at.astimezone(t.zone).date()
    return t.plain("date", year=day.year, month=day.month, day=day.day, month_name=t.plain(f"month-{day.month}"))


def returned(found: Sequence[tuple[Person, Sequence[Span]]], t: Texts) -> list[Html | str]:
    """Return the lines of a year that name the people who were away from the branch, for officers."""
    people = [t.html("returned-person", name=person.name, spans=span_words(times, t)) for person, times in found]
    return ["", t.html("returned"), *people] if people else []


def span_words(spans: Sequence[Span], t: Texts) -> list[str]:
    """Return the times in the branch: `2025年9月1日–2026年3月1日`, `2026年6月20日起`."""
    return [
        t.plain("term-span", since=date_words(one.since, t), until=date_words(one.until, t))
        if one.until is not None
        else t.plain("term-since", since=date_words(one.since, t))
        for one in spans
    ]
