"""`/roster`: the people of the branch, read from a file or lines, changed by officers and the founder."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.context import Context
from bot.domain.branch import groups, people, powers, terms
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.branch.powers import Power
from bot.domain.membership import binding, claim_links, returning, roster, roster_list, shared_changes
from bot.domain.membership.roster_list import Entry, Merge
from bot.domain.names import clean_line, quoted
from bot.domain.refusals import Refused
from bot.domain.roles import Kind, Office
from bot.handlers import attachments
from bot.intake.roster import ROSTER_FILE, Problem, RosterDraft, RosterLine, read_roster
from bot.views import binding as binding_views
from bot.views import callbacks
from bot.views import office_changes as office_change_views
from bot.views import roster as views
from bot.views import terms as terms_views

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.branch import Branch, Person
    from bot.telegram.message import Message
    from bot.texts import Texts


async def show(_update: Update, context: Context) -> None:
    """`/roster`: show its first page."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, power=Power.READ_ROSTER)
        answer = await _page(db, context, branch, 0)
    await context.answer(answer)


async def turn_page(update: Update, context: Context, branch_id: int, number: int) -> None:
    """Show another page, or go back to the list."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, branch_id, Power.READ_ROSTER)
        answer = await _page(db, context, branch, number)
    await context.edit(answer)


async def ask_list(update: Update, context: Context, branch_id: int) -> None:
    """`[导入名册]`, `[重新发送]`: ask for the list."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, branch_id)
        await expect(db, context.account, "roster", branch=branch.id)
        answer = views.ask_list(context.t)
    await context.answer(answer)


async def read_list(update: Update, context: Context) -> None:
    """Show what the list says and would change; it is kept with the account until it is saved."""
    draft = await _read(update, context)
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, context.account.awaiting_data["branch"])
        staying = [line for line in draft.people if line.step is None or line.step.departure is None]
        problems = [*draft.problems, *(_departs(line) for line in draft.people if line not in staying)]
        unread = [line for line in staying if line.step and line.step.joined and not _readable(line, branch, context)]
        problems += [_tell(line, "roster-day-unreadable", line.step.day) for line in unread if line.step]
        staying = [replace(line, step=None) if line in unread else line for line in staying]
        entries = [_entry(line, branch, context) for line in staying]
        unclear = [line.unclear_day for line in staying if line.unclear_day]
        number = update.update_id
        if entries:
            kept = roster_list.as_json(entries)
            await expect(db, context.account, "roster", branch=branch.id, draft=number, people=kept)
            outcome = await roster.compare(db, branch, entries)
            answer = views.preview(branch, entries, problems, outcome, number, context.t, unclear=unclear)
        else:
            answer = views.nobody_read(problems, context.t)
    await context.answer(answer)


async def save(update: Update, context: Context, saving: callbacks.Saving, branch_id: int, number: int) -> None:
    """`[保存]`: store the list, removing the people it omits or not; then ask the founder for their name."""
    async with context.transaction() as db:
        await powers.keeper(db, context.account, branch_id)
        kept = context.account.awaiting_data
        if context.account.awaiting != "roster" or (kept.get("branch"), kept.get("draft")) != (
            branch_id,
            number,
        ):
            raise Refused("roster-draft-gone")
        answer, question = await _store(db, context, {**kept, "saving": saving})
    await context.edit(answer)
    if question is not None:
        await context.answer(question)


async def identify(update: Update, context: Context, identity: callbacks.Identity, person_id: int, number: int) -> None:
    """`[同一人]`, `[另一人]`: note if a listed name is a person who left the branch, and go on with the list."""
    async with context.transaction() as db:
        kept = context.account.awaiting_data
        if context.account.awaiting not in QUESTIONS or (kept.get("draft"), "saving" in kept) != (number, True):
            raise Refused("roster-draft-gone")
        answers = {**kept.get("answers", {}), str(person_id): identity == "same"}
        answer, question = await _store(db, context, {**kept, "answers": answers})
    await context.edit(answer)
    if question is not None:
        await context.answer(question)


async def _store(db: "AsyncSession", context: Context, kept: dict[str, Any]) -> "tuple[Message, Message | None]":
    """Store the list that was kept, and return the answer and the question for the founder.

    First ask about each name under which a person left the branch before.
    """
    branch, me = await powers.keeper(db, context.account, kept["branch"])
    entries = roster_list.from_json(kept["people"])
    answers = {int(number): same for number, same in kept.get("answers", {}).items()}
    new = (await roster.compare(db, branch, entries)).new
    former = await returning.undecided(db, branch.id, [entry.name for entry in new], answers)
    if former is not None:
        await expect(db, context.account, QUESTION_OF[kept["saving"]], **kept)
        return terms_views.same_person(former, kept["draft"], context.t), None
    same, now = [number for number, yes in answers.items() if yes], context.now
    if kept["saving"] == "add":
        outcome = await roster.add(db, branch.id, entries, by=me, now=now, same=same)
    else:
        swap = kept["saving"] == "swap"
        outcome = await roster.save(db, branch.id, entries, by=me, now=now, remove_absent=swap, same=same)
    await expect_nothing(db, context.account)
    return views.saved(branch, outcome, context.t), await _founder_question(db, context, branch, outcome)


async def ask_more(update: Update, context: Context, branch_id: int) -> None:
    """`[添加]`: ask for the people to add."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, branch_id)
        await expect(db, context.account, "roster-add", branch=branch.id)
        answer = views.ask_more(context.t)
    await context.answer(answer)


async def add(update: Update, context: Context) -> None:
    """Add, change or remove the people of the lines sent; if one line is not understood, change nothing."""
    draft = await _read(update, context)
    question = None
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, context.account.awaiting_data["branch"])
        unclear = [_tell(line, "roster-day-unclear", line.unclear_day) for line in draft.people if line.unclear_day]
        if problems := [*draft.problems, *unclear]:
            answer = views.not_added(problems, context.t)
        else:
            entries = [_entry(line, branch, context) for line in draft.people]
            kept = {"branch": branch.id, "draft": update.update_id, "people": roster_list.as_json(entries)}
            answer, question = await _store(db, context, {**kept, "saving": "add"})
    await context.answer(answer)
    if question is not None:
        await context.answer(question)


async def post_card(update: Update, context: Context, branch_id: int) -> None:
    """Post the card `认领身份` to the group again."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, branch_id)
        await claim_links.post_card(db, branch, now=context.now, again=True)
        answer = views.card_reposted(context.t)
    await context.answer(answer)


async def show_person(update: Update, context: Context, screen: callbacks.Screen, person_id: int) -> None:
    """Show one person, or a question about them that changes nothing yet."""
    async with context.transaction() as db:
        power = Power.READ_ROSTER if screen in {"card", "handover"} else Power.KEEP_ROSTER
        person, _me = await powers.keeper_of(db, context.account, person_id, power)
        if screen == "rename":
            await expect(db, context.account, "roster-rename", person=person.id)
        elif screen == "kinds":  # a line with a day is an answer, too
            await expect(db, context.account, "roster-add", branch=person.branch_id)
        answer = SCREENS[screen](person, context.t)
    await (context.answer if screen == "rename" else context.edit)(answer)


async def set_kind(update: Update, context: Context, person_id: int, kind: Kind) -> None:
    """Set another kind of membership."""
    async with context.transaction() as db:
        person, me = await powers.keeper_of(db, context.account, person_id)
        await roster.set_kind(db, person, kind, by=me, now=context.now)
        answer = views.card(person, context.t)
    await context.edit(answer)


async def turn_office(update: Update, context: Context, person_id: int, office: Office) -> None:
    """Give an office, or take it back."""
    async with context.transaction() as db:
        person, me = await powers.keeper_of(db, context.account, person_id)
        await roster.turn_office(db, person, office, by=me, now=context.now)
        answer = views.choose_offices(person, context.t)
    await context.edit(answer)


async def rename(update: Update, context: Context) -> None:
    """Correct the person's name."""
    async with context.transaction() as db:
        person, me = await powers.keeper_of(db, context.account, context.account.awaiting_data["person"])
        text = update.effective_message.text or ""
        await roster.rename(db, person, text, by=me, now=context.now)
        await expect_nothing(db, context.account)
        answer = views.renamed(person, context.t)
    await context.answer(answer)


async def ask_cause(update: Update, context: Context, person_id: int) -> None:
    """Ask why a person leaves, for the button of an earlier version."""
    await show_person(update, context, "remove", person_id)


async def unbind(update: Update, context: Context, person_id: int) -> None:
    """Unbind a person from their account; for that of another keeper, ask a second officer."""
    async with context.transaction() as db:
        person, me = await powers.keeper_of(db, context.account, person_id)
        change = await shared_changes.unbind(db, person, by=me, now=context.now)
        answer = views.card(person, context.t)
        if change is not None:
            answer = await office_change_views.asked(db, change, context.t)
    await context.edit(answer)


async def _page(db: "AsyncSession", context: Context, branch: "Branch", number: int) -> "Message":
    everybody, waiting = await people.roster(db, branch.id), await binding.waiting(db, branch.id)
    in_groups = await groups.of_branch(db, branch.id, context.now)
    return views.page(branch, everybody, in_groups, number, len(waiting), context.t)


async def _founder_question(db: "AsyncSession", context: Context, branch: "Branch", outcome: Merge) -> "Message | None":
    """Ask the founder, while not bound, for their name if the list brought new people; None otherwise."""
    names = await binding.free(db, branch.id)
    if not outcome.new or not names or not await roster.needs_founder_name(db, context.account, branch):
        return None
    return binding_views.whose_are_you(branch, names, 0, context.t)


async def _read(update: Update, context: Context) -> RosterDraft:
    """Read the message before the transaction opens; raise a refusal in one, which knows the account's language."""
    try:
        return await attachments.table(update, context, read_roster, ROSTER_FILE, picture="roster-not-a-picture")
    except Refused as refused:
        async with context.transaction():
            raise refused from None


def _entry(line: RosterLine, branch: "Branch", context: Context) -> Entry:
    if (step := line.step) is None:
        return Entry(line.name, line.kind, line.offices, group=line.group, says_kind=line.says_kind)
    on = terms.typed_day(step.day, branch, name=line.name, now=context.now) if step.day else None
    other = clean_line(step.other_branch, terms.BRANCH_LIMIT) if step.other_branch else None
    return Entry(
        line.name, line.kind, line.offices, on, step.promoted, step.departure, other, line.group, line.says_kind,
        step.joined,
    )  # fmt: skip


def _readable(line: RosterLine, branch: "Branch", context: Context) -> bool:
    try:
        _entry(line, branch, context)
    except Refused:
        return False
    return True


def _departs(line: RosterLine) -> Problem:
    return Problem(line.line, line.name, "roster-departs", {"line": line.line, "name": line.name})


def _tell(line: RosterLine, key: str, value: str) -> Problem:
    return Problem(line.line, line.name, key, {"line": line.line, "name": line.name, "value": quoted(value)})


QUESTION_OF = {"add": "roster-add", "save": "roster", "swap": "roster"}
QUESTIONS = frozenset(QUESTION_OF.values())
SCREENS: dict[callbacks.Screen, "Callable[[Person, Texts], Message]"] = {
    "card": views.card,
    "kinds": views.choose_kind,
    "offices": views.choose_offices,
    "rename": views.ask_name,
    "remove": terms_views.ask_cause,
    "unbind": views.really_unbind,
    "handover": office_change_views.ask_handover,
}
ANSWERS = {"roster": read_list, "roster-add": add, "roster-rename": rename}
TAKES = dict.fromkeys(QUESTIONS, attachments.Takes.TABLE)
HANDLERS = (
    CommandHandler("roster", show, ChatType.PRIVATE),
    callbacks.ROSTER_PAGE.handler(turn_page),
    callbacks.ROSTER_IMPORT.handler(ask_list),
    callbacks.ROSTER_SAVE.handler(save),
    callbacks.ROSTER_ADD.handler(ask_more),
    callbacks.ROSTER_IDENTITY.handler(identify),
    callbacks.ROSTER_POST_CARD.handler(post_card),
    callbacks.ROSTER_PERSON.handler(show_person),
    callbacks.ROSTER_KIND.handler(set_kind),
    callbacks.ROSTER_OFFICE.handler(turn_office),
    callbacks.ROSTER_REMOVE.handler(ask_cause),
    callbacks.ROSTER_UNBIND.handler(unbind),
)
