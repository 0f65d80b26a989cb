"""Messages of a list that is imported or added: its preview, the questions it leaves open, what was not understood."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, get_args

from bot.domain.roles import Office
from bot.telegram.message import Button, Message
from bot.views import callbacks
from bot.views.names import names
from bot.views.roster import PAGE, groups_of, in_rows, kinds, offices_of, ticked, turn_pages
from bot.views.told import told_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.membership.roster_list import Change, Entry, Merge
    from bot.domain.roles import Kind
    from bot.domain.told import Told
    from bot.intake.review import Review
    from bot.intake.roster import Problem
    from bot.storage.tables.branch import Branch
    from bot.telegram.message import Rows
    from bot.texts import Html, Texts

PROBLEMS_SHOWN = 30


def preview(branch: Branch, review: Review, entries: Sequence[Entry], outcome: Merge, t: Texts) -> Message:
    """Show what was read, what it changes and what was not understood or not used; nothing is stored yet."""
    lines = [t.html("roster-read", people=len(entries)), *kinds([entry.kind for entry in entries], t)]
    lines += offices_of(((entry.name, entry.offices) for entry in entries), t)
    lines += groups_of(((entry.name, entry.group) for entry in entries), t)
    if not outcome.first:
        lines += ["", *_differences(outcome, t)]
    lines += problem_lines(review.still_wrong, t)
    lines += _told(review.still_told, t)
    lines += _dated(outcome, t)
    if not outcome.secretary:
        lines += ["", t.html("roster-no-secretary")]
    if outcome.secretary_kept:
        lines += ["", t.html("roster-secretary-kept")]
    full = review.asked("kind") and not any(review.is_picked("kind", place) for place in review.asked("kind"))
    save = "button-roster-save-full" if full else "button-roster-save"
    saving = Button(t.plain(save, people=len(entries)), callbacks.ROSTER_SAVE.data("save", branch.id, review.draft))
    rows: list[tuple[Button, ...]] = [(saving,), *_questions(review, t)]
    if outcome.absent:
        label = t.plain("button-roster-save-remove", people=len(outcome.absent))
        rows.append((Button(label, callbacks.ROSTER_SAVE.data("swap", branch.id, review.draft)),))
    rows.append((Button(t.plain("button-roster-again"), callbacks.ROSTER_IMPORT.data(branch.id)),))
    lines += ["", t.html("roster-not-stored")]
    return Message("\n".join(lines), buttons=tuple(rows))


def ask_branch(review: Review, t: Texts) -> Message:
    """Ask of which branch the people are meant, if the list has people of several."""
    rows = [
        (
            Button(
                t.plain("button-roster-of", branch=name, people=review.people_of(number)),
                callbacks.ROSTER_OF.data(review.draft, number),
            ),
        )
        for number, name in enumerate(review.branches, 1)
    ]
    whole = Button(
        t.plain("button-roster-of-all", people=len(review.entries)), callbacks.ROSTER_OF.data(review.draft, 0)
    )
    return Message(t.html("roster-ask-branch", branches=list(review.branches)), buttons=(*rows, (whole,)))


def nobody_read(review: Review, t: Texts) -> Message:
    """Say that no person was surely found; words that may be names can be picked by button."""
    lines = [t.html("roster-nobody-read"), *problem_lines(review.problems, t)]
    lines += _told(review.still_told, t, "roster-not-used")
    return Message("\n".join(lines), buttons=_questions(review, t))


def not_added(problems: Iterable[Problem], told: Sequence[Told], t: Texts) -> Message:
    """Say that no person was added, because a line was not understood."""
    lines = [t.html("roster-not-added"), *problem_lines(problems, t), *_told(told, t, "roster-not-used")]
    return Message("\n".join(lines))


def pick(review: Review, what: callbacks.Picked, number: int, t: Texts) -> Message:
    """Show a page of names to tick: of those without a kind the probationary members, of words those that are names."""
    places = review.asked(what)
    number = min(number, max(len(places) - 1, 0) // PAGE)
    buttons = [
        Button(
            ticked(review.people[place].name, review.is_picked(what, place)),
            callbacks.ROSTER_MARK.data(what, review.draft, place),
        )
        for place in places[number * PAGE : (number + 1) * PAGE]
    ]
    turning = turn_pages(number, len(places), partial(callbacks.ROSTER_PICK.data, what, review.draft), t)
    done = Button(t.plain("button-roster-picked"), callbacks.ROSTER_SEE.data(review.draft))
    return Message(t.html(f"roster-pick-{what}"), buttons=(*in_rows(buttons), *turning, (done,)))


def _questions(review: Review, t: Texts) -> Rows:
    """Return the buttons that answer what the list left open."""
    questions: tuple[callbacks.Picked, ...] = get_args(callbacks.Picked)
    asked = [(what, len(review.asked(what))) for what in questions]
    return tuple(
        (
            Button(
                t.plain(f"button-roster-pick-{what}", people=people), callbacks.ROSTER_PICK.data(what, review.draft, 0)
            ),
        )
        for what, people in asked
        if people
    )


def _told(told: Sequence[Told], t: Texts, head: str = "roster-told") -> list[str]:
    return ["", t.html(head, count=len(told)), *told_lines(told, t)] if told else []


def problem_lines(problems: Iterable[Problem], t: Texts) -> list[str]:
    """Return the lines that were not understood, each with the reason; at most `PROBLEMS_SHOWN` of them."""
    found = list(problems)
    if not found:
        return []
    lines = ["", t.html("roster-problems", lines=len(found))]
    lines += [_problem(problem, t) for problem in found[:PROBLEMS_SHOWN]]
    if len(found) > PROBLEMS_SHOWN:
        lines.append(t.html("roster-more-problems", lines=len(found) - PROBLEMS_SHOWN))
    return lines


def _problem(problem: Problem, t: Texts) -> Html:
    said = t.html(f"problem-{problem.key}", **problem.values)
    return t.html("problem-in-table", table=problem.place, problem=said) if problem.place else said


def _differences(outcome: Merge, t: Texts) -> list[str]:
    lines = [
        t.html("roster-differences", new=len(outcome.new), changed=len(outcome.changed), same=outcome.same),
        *(_changed(change, t) for change in outcome.changed[:PROBLEMS_SHOWN]),
    ]
    if outcome.absent:
        lines.append(t.html("roster-absent", names=names(outcome.absent, t), people=len(outcome.absent)))
    return lines


def _changed(change: Change, t: Texts) -> str:
    return t.html(
        "roster-changed",
        name=change.person.name,
        old=_words(change.person.kind, change.person.offices, t),
        new=_words(change.kind, change.offices, t),
    )


def _dated(outcome: Merge, t: Texts) -> list[str]:
    """Return from when the new and the changed lines hold, if the list tells it; at most `PROBLEMS_SHOWN` of them."""
    days = [(entry.name, entry.on) for entry in outcome.new if entry.on is not None]
    days += [(change.person.name, change.on) for change in outcome.changed if change.on is not None]
    more = [t.html("roster-dated-more", people=len(days) - PROBLEMS_SHOWN)] if len(days) > PROBLEMS_SHOWN else []
    return [*(t.html("roster-dated", name=name, day=day) for name, day in days[:PROBLEMS_SHOWN]), *more]


def _words(kind: Kind, offices: frozenset[Office], t: Texts) -> list[str]:
    return [t.plain(f"kind-{kind}"), *(t.plain(f"office-{office}") for office in Office if office in offices)]
