"""A list of people that is imported or added: read, shown, completed by buttons, stored."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from telegram import Update

from bot.context import Context
from bot.domain.branch import powers, terms
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.membership import name_choice, returning, roster
from bot.domain.membership.roster_list import Entry, Merge
from bot.domain.names import clean_line, quoted
from bot.domain.refusals import Refused
from bot.handlers import attachments
from bot.intake.review import Review, review_of
from bot.intake.roster import ROSTER_FILE, Problem, RosterDraft, RosterLine, read_roster, without_departures
from bot.views import binding as binding_views
from bot.views import callbacks
from bot.views import roster as roster_views
from bot.views import roster_import as views
from bot.views import terms as terms_views

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.branch import Branch
    from bot.telegram.message import Message

WHOLE = frozenset(
    {
        "roster-lines",
        "roster-maybe",
        "roster-table",
        "roster-table-untitled",
        "roster-hints",
        "roster-older",
        "roster-branches",
    }
)
"""Keys told of lines that are not understood: then nothing of a list to add is stored."""


async def read_list(update: Update, context: Context) -> None:
    """Show what the list says and would change; it is kept with the account until it is saved."""
    draft = without_departures(await _read(update, context))
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, context.account.awaiting_data["branch"])
        review = _review(draft, branch, update.update_id, context)
        if review.people:
            await expect(db, context.account, "roster", branch=branch.id, **review.as_json())
        answer = await _shown(db, branch, review, context)
    await context.answer(answer)


async def show_picks(_update: Update, context: Context, what: callbacks.Picked, number: int, page: int) -> None:
    """`[标出预备党员]`, `[选出姓名]`: show a page of names to tick."""
    async with context.transaction() as db:
        review, _branch = await _under_review(db, context, number)
        answer = views.pick(review, what, page, context.t)
    await context.edit(answer)


async def mark(_update: Update, context: Context, what: callbacks.Picked, number: int, place: int) -> None:
    """Set or take back the tick at a name."""
    async with context.transaction() as db:
        review, branch = await _under_review(db, context, number)
        review = review.pick(what, place) if place < len(review.people) else review
        await expect(db, context.account, "roster", branch=branch.id, **review.as_json())
        answer = views.pick(review, what, _page_of(review, what, place), context.t)
    await context.edit(answer)


async def choose_branch(_update: Update, context: Context, number: int, wanted: int) -> None:
    """`[第一党支部（12人）]`: read the people of one branch of the list, or all."""
    async with context.transaction() as db:
        review, branch = await _under_review(db, context, number)
        review = review.of(wanted)
        await expect(db, context.account, "roster", branch=branch.id, **review.as_json())
        answer = await _shown(db, branch, review, context)
    await context.edit(answer)


async def see_again(_update: Update, context: Context, number: int) -> None:
    """`[完成]`: go back to the preview with the answers given."""
    async with context.transaction() as db:
        review, branch = await _under_review(db, context, number)
        answer = await _shown(db, branch, review, context)
    await context.edit(answer)


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
    review = review_of(kept)
    if review.is_branch_open:
        raise Refused("roster-draft-gone")
    entries = review.entries
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
    told = review.still_told if kept["saving"] == "add" else []
    return roster_views.saved(branch, outcome, told, context.t), await _founder_question(db, context, branch, outcome)


async def add(update: Update, context: Context) -> None:
    """Add, change or remove the people of the lines sent; if one line is not understood, change nothing."""
    draft = await _read(update, context)
    question = None
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, context.account.awaiting_data["branch"])
        unclear = [_tell(line, "roster-day-unclear", line.unclear_day) for line in draft.people if line.unclear_day]
        told = [each for each in draft.told if each.key != "roster-days-unused"]
        problems = [*draft.problems, *unclear]
        if problems or any(each.key in WHOLE for each in told):
            answer = views.not_added(problems, told, context.t)
        else:
            entries = tuple(_entry(line, branch, context) for line in draft.people)
            assumed = tuple(place for place, line in enumerate(draft.people) if line.assumed)
            review = Review(update.update_id, entries, told=tuple(told), assumed=assumed)
            answer, question = await _store(db, context, {"branch": branch.id, **review.as_json(), "saving": "add"})
    await context.answer(answer)
    if question is not None:
        await context.answer(question)


async def _under_review(db: "AsyncSession", context: Context, number: int) -> "tuple[Review, Branch]":
    """Return the list that is under review, and its branch.

    Raises:
        Refused: `roster-draft-gone`, and as `powers.keeper`.
    """
    kept = context.account.awaiting_data
    if context.account.awaiting != "roster" or kept.get("draft") != number or "saving" in kept:
        raise Refused("roster-draft-gone")
    branch, _me = await powers.keeper(db, context.account, kept["branch"])
    return review_of(kept), branch


def _page_of(review: Review, what: callbacks.Picked, place: int) -> int:
    places = review.asked(what)
    return places.index(place) // roster_views.PAGE if place in places else 0


async def _shown(db: "AsyncSession", branch: "Branch", review: Review, context: Context) -> "Message":
    entries = review.entries
    if review.is_branch_open:
        return views.ask_branch(review, context.t)
    if not entries:
        return views.nobody_read(review, context.t)
    return views.preview(branch, review, entries, await roster.compare(db, branch, entries), context.t)


def _review(draft: RosterDraft, branch: "Branch", number: int, context: Context) -> Review:
    """Return the review of a list; days that cannot be read are told, and the line holds from the time of saving."""
    lines = (*draft.people, *draft.maybe)
    unread = [line for line in lines if line.step and not _readable(line, branch, context)]
    problems = [_tell(line, "roster-day-unreadable", line.step.day) for line in unread if line.step]
    entries = tuple(_entry(replace(line, step=None) if line in unread else line, branch, context) for line in lines)
    places = range(len(lines))
    maybe = tuple(places[len(draft.people) :])
    assumed = tuple(
        place for place in places if lines[place].assumed or (place in maybe and not lines[place].says_kind)
    )
    branches = tuple(dict.fromkeys(line.branch for line in lines if line.branch))
    of_branch = tuple(branches.index(line.branch) if line.branch else -1 for line in lines) if branches else ()
    held = tuple(place for place in places if lines[place].held)
    return Review(
        number, entries, (*draft.problems, *problems), draft.told, assumed, maybe, branches=branches,
        of_branch=of_branch, held=held,
    )  # fmt: skip


async def _founder_question(db: "AsyncSession", context: Context, branch: "Branch", outcome: Merge) -> "Message | None":
    """Ask the founder, while not bound, for their name if the list brought new people; None otherwise."""
    names = await name_choice.free(db, branch.id)
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


def _tell(line: RosterLine, key: str, value: str) -> Problem:
    values: dict[str, str | int] = {"line": line.line, "name": line.name, "value": quoted(value)}
    return Problem(line.line, line.name, key, values, line.place)


QUESTION_OF = {"add": "roster-add", "save": "roster", "swap": "roster"}
QUESTIONS = frozenset(QUESTION_OF.values())
ANSWERS = {"roster": read_list, "roster-add": add}
TAKES = dict.fromkeys(QUESTIONS, attachments.Takes.TABLE)
HANDLERS = (
    callbacks.ROSTER_SAVE.handler(save),
    callbacks.ROSTER_IDENTITY.handler(identify),
    callbacks.ROSTER_PICK.handler(show_picks),
    callbacks.ROSTER_MARK.handler(mark),
    callbacks.ROSTER_SEE.handler(see_again),
    callbacks.ROSTER_OF.handler(choose_branch),
)
