"""The model of rights: which rows an update of each kind of person may change.

It is written from the rules, not from the bot's code.

A change is right if one of the lines below allows it to that kind of person. Everything else is a finding: a row of
another branch, another person's row, a table that is not named here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.forging.effects import Effect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.forging.effects import Effects, Row
    from tests.support.forging.forger import Forged

APPEND_ONLY = {"events", "event_words", "activity_roll", "corrections", "plan_revisions", "setting_changes"}
KEEPERS = {"secretary", "deputy", "organisation"}  # of the roster; they also decide on leave and correct records
OFFICERS = {*KEEPERS, "publicity", "discipline"}
EVERYBODYS = {"bot_paces", "group_paces"}
REVIVED = {"next_at", "edit_at", "args", "failure", "attempts"}  # of promised messages, when the bot is back
GROUP_COLUMNS = {"title", "gone_at"}  # what Telegram says of the group


@dataclass
class Standing:
    """What an account is in each branch: the person it is bound to, and that person's offices."""

    persons: dict[int, int]  # person id by branch
    offices: dict[int, set[str]]
    founds: set[int]  # branches that it founded and that no bound keeper keeps

    def officer(self, branch: int, offices: set[str] = OFFICERS) -> bool:
        """True if the account holds one of these offices in the branch."""
        return bool(self.offices.get(branch, set()) & offices)


def standing(effects: Effects, account: int) -> Standing:
    """Return the standing of an account by the rows as they are."""
    rows = effects.rows
    present = [each for each in rows["people"].values() if each["left_at"] is None]
    offices: dict[int, set[str]] = {}
    for term in rows["office_terms"].values():
        if term["to_at"] is None:
            offices.setdefault(term["person_id"], set()).add(term["office"])
    kept = {each["branch_id"] for each in present if each["account_id"] and offices.get(each["id"], set()) & KEEPERS}
    mine = {each["branch_id"]: each["id"] for each in present if each["account_id"] == account}
    return Standing(
        mine,
        {branch: offices.get(person, set()) for branch, person in mine.items()},
        {each["id"] for each in rows["branches"].values() if each["founder_id"] == account and each["id"] not in kept},
    )


def wrong(effect: Effect, forged: Forged, who: Standing, effects: Effects) -> str | None:
    """Return why this update may not have this effect; None if it may."""
    if effect.table in EVERYBODYS:
        return None
    if effect.table in APPEND_ONLY and effect.old:
        return "history is changed"
    if effect.table == "seen_updates":
        return None if effect.row["update_id"] == forged.number else "another update is marked as seen"
    branch = effects.branch_of(effect.table, effect.row)
    if effect.table in OF_ACCOUNTS:
        return OF_ACCOUNTS[effect.table](effect, forged, who, effects)
    if branch is None:
        return "a row of no branch"
    if _of_group(effect, forged, effects) or _asked_before(effect, effects) or _keeps(effect, who, branch, effects):
        return None
    if who.officer(branch) or branch in who.founds or (_contests(forged) and _concerned(effects, branch, forged)):
        return _by_officer(effect, forged, who, branch, effects)
    if branch in who.persons and effect.table in MEMBER:
        return None if MEMBER[effect.table](effect, who.persons[branch]) else "not this person's own"
    if branch in forged.actor.links and effect.table in CLAIMANT:
        return None if CLAIMANT[effect.table](effect, forged.actor.id) else "not this account's own claim"
    return "no right in this branch"


def _asked_before(effect: Effect, effects: Effects) -> bool:
    """True for a paper of the year: an officer asked for all of them, and they are made while other updates come.

    The duty that says so is put off while they are made.
    """
    kind = effect.row.get("kind")
    made = effect.table == "documents" or (effect.table, kind) in {("events", "paper-made"), ("duties", "year-papers")}
    by = effect.row.get({"documents": "made_by", "duties": "person_id"}.get(effect.table, "by_id"))
    terms = effects.rows["office_terms"].values()
    return made and any(term["person_id"] == by and term["to_at"] is None for term in terms)


def _keeps(effect: Effect, who: Standing, branch: int, effects: Effects) -> bool:
    """True if the row is of the record of an activity, and its host or its recorder wrote it, or of the own slip."""
    if effect.table not in RECORD:
        return False
    me = who.persons.get(branch)
    activity = effects.rows["activities"].get((effect.row.get("activity_id"),), {})
    keeper = me in (activity.get("host_id"), activity.get("recorder_id"))
    return me is not None and (keeper or _own_slip(effect, me, effects))


def _own_slip(effect: Effect, me: int, effects: Effects) -> bool:
    """True for the slip of a leave that its own person had made."""
    leave = effects.rows["leaves"].get((effect.row.get("subject_id"),), {})
    return (effect.table, effect.row.get("kind")) == ("documents", "leave") and leave.get("person_id") == me


def _account(effect: Effect, forged: Forged, who: Standing, effects: Effects) -> str | None:
    """Allow everybody their own account, a keeper that of a claim, and an officer that of a change of office."""
    account = effect.row["telegram_id"]
    if account == forged.actor.id:
        return None
    claimed = [each["branch_id"] for each in effects.rows["claims"].values() if each["account_id"] == account]
    changed = [each["branch_id"] for each in effects.rows["office_changes"].values() if each["account_id"] == account]
    keeps = any(who.officer(branch, KEEPERS) or branch in who.founds for branch in claimed)
    keeps = keeps or any(who.officer(branch) for branch in changed)
    return None if keeps and effect.changed <= {"branch_id", "awaiting", "awaiting_data"} else "another's account"


def _join(effect: Effect, forged: Forged, _who: Standing, effects: Effects) -> str | None:
    chat = effects.rows["branches"][(effect.row["branch_id"],)]["chat_id"]
    return None if chat in forged.chats else "a join of another group"


def _files(effect: Effect, forged: Forged, _who: Standing, _effects: Effects) -> str | None:
    return None if effect.row["account_id"] == forged.actor.id else "another's files"


OF_ACCOUNTS = {"accounts": _account, "group_joins": _join, "received_files": _files}


def _of_group(effect: Effect, forged: Forged, effects: Effects) -> bool:
    """True for what the bot notes of its group: the title, the greeting, and answers that wait for it to open."""
    branch = effects.branch_of(effect.table, effect.row)
    of_branch = (
        effect if effect.table == "branches" else Effect("branches", {}, effects.rows["branches"].get((branch,), {}))
    )
    if not forged.chats & {of_branch.old.get("chat_id"), of_branch.new.get("chat_id")}:
        return False
    if effect.table == "branches":
        fresh = effect.row["ready_at"] is None and effect.row["founder_id"] is None
        return fresh or effect.changed <= GROUP_COLUMNS
    if effect.table == "deliveries":
        revived = effect.old and effect.row["account_id"] is None and effect.changed <= REVIVED
        return bool(revived) or effect.row["kind"] in {"greeting", "group-answer"}
    return False


def _contests(forged: Forged) -> bool:
    """True for the buttons by which any officer contests, decides or agrees to a change of offices."""
    return str((forged.raw.get("callback_query") or {}).get("data", "")).startswith("off:")


def _concerned(effects: Effects, branch: int, forged: Forged) -> bool:
    """True for the account that a change of offices took from a name: it may object, as the officers may."""
    changes = effects.rows["office_changes"].values()
    return any((each["branch_id"], each["account_id"]) == (branch, forged.actor.id) for each in changes)


def _by_officer(effect: Effect, forged: Forged, who: Standing, branch: int, effects: Effects) -> str | None:
    """Check what only some officers may do, and none of them in their own matter."""
    keeper = who.officer(branch, KEEPERS) or branch in who.founds
    me, row, name = who.persons.get(branch), effect.row, effect.table
    decides = name in DECIDED and effect.new and row["decided_by"] is not None and "decided_by" in effect.changed
    if name in KEEPERS_ONLY and not keeper and not _contests(forged):
        return "only keepers of the roster may"
    if decides and (row["decided_by"] != me or row["person_id"] == me or not keeper):
        return "a decision as another, in one's own matter, or without the right"
    if name == "ballot_receipts" and row["person_id"] != me:
        return "another's ballot"
    by_hand = name == "attendances" and effect.new and row["by_id"] is not None
    if by_hand and (row["by_id"] != me or not keeper) and not _agreed(row, me, effects):
        return "a check-in by hand as another, or without the right"
    if name == "branches" and effect.changed & FOUNDED:
        return "what no update may change"
    figures = name == "branches" and effect.old and _figures(effect.old) != _figures(effect.new)
    if figures and not who.officer(branch, {"secretary", "deputy"}) and branch not in who.founds:
        return "a figure without the right"
    return None


def _agreed(check_in: Row, me: int | None, effects: Effects) -> bool:
    """True if this officer has agreed, as the second one, to the correction that another officer asked for."""
    return any(
        (row["asked_by"], row["person_id"], row["decided_by"]) == (check_in["by_id"], check_in["person_id"], me)
        for row in effects.rows["correction_requests"].values()
    )


def _figures(branch: Row) -> Row:
    """Return the figures that the branch has set; days without activities are any officer's."""
    overrides = branch["overrides"]
    found = json.loads(overrides) if isinstance(overrides, str) else overrides
    return {key: value for key, value in found.items() if key != "blocked_dates"}


def _own(column: str) -> Callable[[Effect, int], bool]:
    """The row is this person's, before and after."""
    return lambda effect, me: {row.get(column) for row in (effect.old, effect.new) if row} == {me}


def _promise(effect: Effect, _me: int) -> bool:
    """A message that follows from what a member does, to others or to the group."""
    return effect.row["kind"] in PROMISED


DECIDED = {"leaves", "makeups"}
RECORD = {"minutes", "decisions", "motions", "photos", "agenda_items", "steps", "site_checks", "documents", "filings"}
FOUNDED = {"id", "founder_id", "secret", "chat_id", "ready_at", "created_at"}
KEEPERS_ONLY = {"people", "memberships", "office_terms", "group_terms", "claims"}
PROMISED = {
    "leave-request", "leave-answer", "makeup-review", "makeup-task", "makeup-nudge", "makeup-answer", "objection",
    "checkin-card", "host-card", "ballot", "ballot-open", "ballot-card", "ballot-reminder", "kept-check-in", "notice",
    "makeup-overdue", "leave-reminder", "notice-copy", "record-draft",
}  # fmt: skip
MEMBER: dict[str, Callable[[Effect, int], bool]] = {
    "leaves": _own("person_id"),
    "makeups": _own("person_id"),
    "attendances": lambda effect, me: _own("person_id")(effect, me) and effect.row["how"] != "hand",
    "ballot_receipts": _own("person_id"),
    "sealed_ballots": lambda effect, _me: bool(effect.new),
    "materials": _own("by_id"),
    "minutes": lambda effect, me: _own("person_id")(effect, me) and bool(effect.row["own"]),
    "duties": _own("person_id"),
    "deliveries": _promise,
    "events": lambda effect, me: me in (effect.row["person_id"], effect.row["by_id"]),
    "event_words": lambda _effect, _me: True,  # of an event that is checked itself
}
CLAIMANT: dict[str, Callable[[Effect, int], bool]] = {
    "claims": _own("account_id"),
    "deliveries": lambda effect, _account: effect.row["kind"].startswith("claim-"),
    "events": lambda effect, _account: effect.row["kind"] == "claim-decided" and "own" in str(effect.row["detail"]),
    "event_words": lambda _effect, _account: True,
}
