"""Messages about changes of offices and accounts: told to officers, contested, decided, and asked for consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.membership import contested_changes, office_changes, shared_changes
from bot.domain.membership.office_changes import Kind, Outcome
from bot.domain.names import quoted
from bot.domain.roles import Office
from bot.telegram.message import Button, Message
from bot.views import callbacks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.branch import Person
    from bot.storage.tables.obligations import Delivery
    from bot.storage.tables.office_changes import OfficeChange
    from bot.texts import Html, Texts

SHOWN = 18  # changes in one message


async def letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell of changes in their present state: made, contested or decided."""
    changes = await office_changes.with_ids(db, delivery.args["changes"])
    if delivery.args["stage"] == "frozen":
        return await frozen(db, changes[0], t, reader_id=delivery.account_id)
    if delivery.args["stage"] == "settled":
        return settled(changes[0], t)
    judges = [await contested_changes.deciders(db, change) for change in changes]
    alone = any(not [one for one in free if one.account_id != delivery.account_id] for free in judges)
    return made(changes, t, alone=alone)


async def consent_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Ask for the consent that a change needs; once it is given or refused, say so."""
    changes = await office_changes.with_ids(db, delivery.args["changes"])
    return consent(changes[0], t)


def made(changes: Sequence[OfficeChange], t: Texts, *, alone: bool) -> Message:
    """Tell of changes that took effect, each with the button to contest it.

    `alone` is true if an objection of the reader would leave no officer who may decide.
    """
    lines = [t.html("office-change-title"), *(_line(change, t) for change in changes[:SHOWN])]
    if len(changes) > SHOWN:
        lines.append(t.html("office-change-more", changes=len(changes) - SHOWN))
    free = [change for change in changes[:SHOWN] if change.objected_at is None and change.decided_at is None]
    if free:
        lines += ["", t.html("office-change-contest-alone" if alone else "office-change-contest")]
    rows = tuple(
        (Button(_contest_label(change, t, alone=len(changes) == 1), callbacks.OFFICE_CONTEST.data(change.id)),)
        for change in free
    )
    return Message("\n".join(lines), buttons=rows)


async def frozen(db: AsyncSession, change: OfficeChange, t: Texts, *, reader_id: int | None) -> Message:
    """Tell that a change is contested and who decides; once it is decided, how.

    Only a reader who may decide gets the buttons: `reader_id` is the account.
    """
    if not change.frozen:
        return settled(change, t)
    free = await contested_changes.deciders(db, change)
    who = _who_decides(change, [person.name for person in free], t)
    lines = [t.html("office-change-frozen-title"), _line(change, t), "", who]
    yes, no = (callbacks.OFFICE_DECIDE.data(decision, change.id) for decision in ("yes", "no"))
    rows = ((Button(t.plain("button-office-uphold"), yes), Button(t.plain("button-office-reverse"), no)),)
    may = reader_id in {person.account_id for person in free}
    return Message("\n".join(lines), buttons=rows if may else ())


def settled(change: OfficeChange, t: Texts) -> Message:
    """Tell how a contested change, or one that needed consent, ended."""
    return Message("\n".join([t.html("office-change-settled-title"), _line(change, t)]))


def consent(change: OfficeChange, t: Texts) -> Message:
    """Ask for consent to a change; once it is given or refused, say so."""
    if not change.waiting:
        return Message(_line(change, t))
    about = {"name": change.person.name, "who": _asker(change, t), "predecessor": _name(change.predecessor)}
    own = change.kind is Kind.HANDOVER and change.asked_by_id == change.predecessor_id
    key = "own" if own else change.kind.value
    yes, no = (callbacks.OFFICE_CONSENT.data(decision, change.id) for decision in ("yes", "no"))
    rows = ((Button(t.plain("button-office-agree"), yes), Button(t.plain("button-office-decline"), no)),)
    return Message(t.html(f"office-consent-{key}", **about), buttons=rows)


async def asked(db: AsyncSession, change: OfficeChange, t: Texts) -> Message:
    """Tell the asker whose consent was asked for."""
    who = [person.name for person in await shared_changes.seconds(db, change)]
    back = Button(t.plain("button-office-withdraw"), callbacks.OFFICE_CONSENT.data("no", change.id))
    return Message(t.html("office-change-asked", who=who, what=t.plain(f"office-change-what-{change.kind}"),
                          name=change.person.name), buttons=((back,),))  # fmt: skip


async def contested(db: AsyncSession, change: OfficeChange, t: Texts) -> Message:
    """Confirm the objection and say who decides."""
    lines = [t.html("office-change-contested"), _line(change, t)]
    if change.frozen:
        free = [person.name for person in await contested_changes.deciders(db, change)]
        lines += ["", _who_decides(change, free, t)]
    return Message("\n".join(lines))


def ask_handover(person: Person, t: Texts) -> Message:
    """Explain the hand-over of the secretary's office to this person before anything is asked."""
    yes = Button(t.plain("button-handover-yes"), callbacks.HANDOVER_ASK.data(person.id))
    back = Button(t.plain("button-roster-to-person"), callbacks.ROSTER_PERSON.data("card", person.id))
    return Message(t.html("handover-explained", name=person.name), buttons=((yes,), (back,)))


def _who_decides(change: OfficeChange, free: Sequence[str], t: Texts) -> Html:
    """Name the officers who may decide; without any, say what to ask the operator for."""
    if free:
        return t.html("office-change-decide", who=free)
    return t.html("office-change-decide-nobody", number=str(change.id))


def _line(change: OfficeChange, t: Texts) -> Html | str:
    line = t.html(
        f"office-change-line-{change.kind}", who=_asker(change, t), name=change.person.name,
        gained=_offices(change.offices_gained, t), lost=_offices(change.offices_lost, t),
        gains=bool(change.gained), loses=bool(change.lost), predecessor=_name(change.predecessor),
        own=change.asked_by_id is not None and change.asked_by_id == change.predecessor_id,
        had=change.predecessor is not None, offices=_offices(change.person.offices, t),
        account=quoted(change.account.display_name) if change.account is not None else "—",
    )  # fmt: skip
    status = _status(change, t)
    return f"{line}\n　 {status}" if status else line


def _status(change: OfficeChange, t: Texts) -> Html | None:
    by = _name(change.decided_by) if change.decided_by is not None else t.plain("office-change-operator")
    if change.frozen and change.objected_at is not None:
        until = change.objected_at + office_changes.FROZEN
        return t.html("office-change-frozen", who=_name(change.objected_by), until=until)
    if change.outcome is Outcome.DECLINED and change.decided_by_id == change.asked_by_id:
        return t.html("office-change-withdrawn")
    return t.html(f"office-change-{change.outcome}", who=by) if change.outcome is not None else None


def _asker(change: OfficeChange, t: Texts) -> str:
    if change.asked_by is None:
        return t.plain("office-change-operator")
    both = [change.asked_by.name] + ([change.agreed_by.name] if change.agreed_by is not None else [])
    return t.join(both)


def _contest_label(change: OfficeChange, t: Texts, *, alone: bool) -> str:
    if alone:
        return t.plain("button-office-contest")
    return t.plain("button-office-contest-one", name=change.person.name)


def _offices(offices: Iterable[Office], t: Texts) -> list[str]:
    return [t.plain(f"office-{office}") for office in Office if office in offices]


def _name(person: Person | None) -> str:
    return person.name if person is not None else "—"
