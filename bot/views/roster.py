"""The roster in words: the list a page at a time, one person's card, what an import would do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.domain.names import quoted
from bot.domain.roles import Kind, Office
from bot.telegram.message import Button, Message
from bot.views import callbacks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.domain.membership.roster import Change, Entry, Merge
    from bot.intake.roster import Problem
    from bot.storage.tables.branch import Branch, Person
    from bot.telegram.callbacks import Data
    from bot.texts import Texts

Rows = tuple[tuple[Button, ...], ...]
PAGE = 24
IN_A_ROW = 3
PROBLEMS_SHOWN = 30
NAMES_SHOWN = 60


def page(branch: Branch, everybody: Sequence[Person], number: int, waiting: int, t: Texts) -> Message:
    """The roster: totals by kind, who holds which office, and a button for each person of this page."""
    name = branch.name or branch.title
    if not everybody:
        return Message(t.html("roster-empty", branch=name), buttons=_below(branch, t, empty=True))
    ordered = sorted(everybody, key=lambda p: (list(Kind).index(p.kind), p.position, p.id))
    number = min(number, (len(ordered) - 1) // PAGE)
    lines = [
        t.html(
            "roster-title",
            branch=name,
            people=len(ordered),
            bound=sum(1 for p in ordered if p.account_id is not None),
        ),
        *kinds([person.kind for person in ordered], t),
        *_offices(((p.name, p.offices) for p in ordered), t),
        t.html("roster-tap-a-name"),
    ]
    shown = ordered[number * PAGE : (number + 1) * PAGE]
    rows = in_rows([Button(_label(person), callbacks.ROSTER_PERSON.data("card", person.id)) for person in shown])
    turning = turn_pages(number, len(ordered), partial(callbacks.ROSTER_PAGE.data, branch.id), t)
    claims = Button(t.plain("button-roster-claims", claims=waiting), callbacks.BINDING_NEXT.data(branch.id))
    return Message("\n".join(lines), buttons=(*rows, *turning, *(((claims,),) if waiting else ()), *_below(branch, t)))


def card(person: Person, t: Texts) -> Message:
    """One person, with what can be changed."""
    buttons = [
        (
            Button(t.plain("button-roster-kind"), callbacks.ROSTER_PERSON.data("kinds", person.id)),
            Button(t.plain("button-roster-offices"), callbacks.ROSTER_PERSON.data("offices", person.id)),
            Button(t.plain("button-roster-rename"), callbacks.ROSTER_PERSON.data("rename", person.id)),
        ),
        (Button(t.plain("button-roster-remove"), callbacks.ROSTER_PERSON.data("remove", person.id)),),
    ]
    if person.account is not None:
        buttons[1] = (
            Button(t.plain("button-roster-unbind"), callbacks.ROSTER_PERSON.data("unbind", person.id)),
            *buttons[1],
        )
    return Message(
        "\n".join([described(person, t), _account_line(person, t)]),
        buttons=(*buttons, (Button(t.plain("button-roster-back"), callbacks.ROSTER_PAGE.data(person.branch_id, 0)),)),
    )


def choose_kind(person: Person, t: Texts) -> Message:
    """The kinds of membership to choose from."""
    buttons = [
        Button(_ticked(t.plain(f"kind-{kind}"), kind == person.kind), callbacks.ROSTER_KIND.data(person.id, kind))
        for kind in Kind
    ]
    return Message(t.html("roster-choose-kind", name=person.name), buttons=(*in_rows(buttons), _to_card(person, t)))


def choose_offices(person: Person, t: Texts) -> Message:
    """Which offices does this person hold? A tap gives one or takes it back."""
    buttons = [
        Button(
            _ticked(t.plain(f"office-{office}"), office in person.offices),
            callbacks.ROSTER_OFFICE.data(person.id, office),
        )
        for office in Office
    ]
    return Message(t.html("roster-choose-offices", name=person.name), buttons=(*in_rows(buttons), _to_card(person, t)))


def ask_name(person: Person, t: Texts) -> Message:
    """Ask how the name is written."""
    return Message(t.html("roster-ask-name", name=person.name), force_reply=person.name)


def renamed(person: Person, t: Texts) -> Message:
    """The name is changed."""
    return Message(t.html("roster-renamed", name=person.name), buttons=(_to_card(person, t),))


def really_remove(person: Person, t: Texts) -> Message:
    """One question before somebody leaves the roster."""
    yes = Button(t.plain("button-roster-remove-yes", name=person.name), callbacks.ROSTER_REMOVE.data(person.id))
    return Message(t.html("roster-really-remove", name=person.name), buttons=((yes,), _to_card(person, t)))


def removed(person: Person, t: Texts) -> Message:
    """Somebody is not on the roster any more."""
    back = Button(t.plain("button-roster-back"), callbacks.ROSTER_PAGE.data(person.branch_id, 0))
    return Message(t.html("roster-removed", name=person.name), buttons=((back,),))


def really_unbind(person: Person, t: Texts) -> Message:
    """One question before an account loses its name."""
    yes = Button(t.plain("button-roster-unbind-yes"), callbacks.ROSTER_UNBIND.data(person.id))
    account = quoted(person.account.display_name) if person.account else ""
    return Message(
        t.html("roster-really-unbind", name=person.name, account=account),
        buttons=((yes,), _to_card(person, t)),
    )


def ask_list(t: Texts) -> Message:
    """Send the roster: a file, or lines."""
    return Message(t.html("roster-ask-list"))


def ask_more(t: Texts) -> Message:
    """Send the line of whoever is to be added."""
    return Message(t.html("roster-ask-more"), force_reply=t.plain("roster-more-example"))


def preview(
    branch: Branch,
    entries: Sequence[Entry],
    problems: Iterable[Problem],
    outcome: Merge,
    draft: int,
    t: Texts,
) -> Message:
    """What was read, what it changes, what was not understood; nothing is stored yet."""
    lines = [t.html("roster-read", people=len(entries)), *kinds([entry.kind for entry in entries], t)]
    lines += _offices(((entry.name, entry.offices) for entry in entries), t)
    if not outcome.first:
        lines += ["", *_differences(outcome, t)]
    lines += problem_lines(problems, t)
    if not outcome.secretary:
        lines += ["", t.html("roster-no-secretary")]
    save = Button(
        t.plain("button-roster-save", people=len(entries)), callbacks.ROSTER_SAVE.data("save", branch.id, draft)
    )
    rows: list[tuple[Button, ...]] = [(save,)]
    if outcome.absent:
        label = t.plain("button-roster-save-remove", people=len(outcome.absent))
        rows.append((Button(label, callbacks.ROSTER_SAVE.data("swap", branch.id, draft)),))
    rows.append((Button(t.plain("button-roster-again"), callbacks.ROSTER_IMPORT.data(branch.id)),))
    lines += ["", t.html("roster-not-stored")]
    return Message("\n".join(lines), buttons=tuple(rows))


def nobody_read(problems: Iterable[Problem], t: Texts) -> Message:
    """There is nobody in what was sent; what was read before can still be saved."""
    return Message("\n".join([t.html("roster-nobody-read"), *problem_lines(problems, t)]))


def not_added(problems: Iterable[Problem], t: Texts) -> Message:
    """Nobody was added, because a line was not understood."""
    return Message("\n".join([t.html("roster-not-added"), *problem_lines(problems, t)]))


def saved(branch: Branch, outcome: Merge, t: Texts) -> Message:
    """The roster is stored."""
    people = len(outcome.new) + outcome.same + len(outcome.changed)
    lines = [t.html("roster-saved", branch=branch.name or branch.title, people=people)]
    gone = len(outcome.absent) if outcome.removed else 0
    if not outcome.first:
        lines.append(t.html("roster-saved-how", new=len(outcome.new), changed=len(outcome.changed), gone=gone))
    if not outcome.secretary:
        lines.append(t.html("roster-no-secretary"))
    lines.append(t.html("roster-saved-first" if outcome.first else "roster-saved-next"))
    return Message(
        "\n".join(lines), buttons=((Button(t.plain("button-roster-show"), callbacks.ROSTER_PAGE.data(branch.id, 0)),),)
    )


def card_reposted(t: Texts) -> Message:
    """The card is on its way to the group."""
    return Message(t.html("roster-card-posted"))


def described(person: Person, t: Texts) -> str:
    """`张三 · 正式党员 · 书记`."""
    words = [t.plain(f"kind-{person.kind}"), *(t.plain(f"office-{o}") for o in Office if o in person.offices)]
    return t.html("roster-person", name=person.name, words=words)


def kinds(found: Sequence[Kind], t: Texts) -> list[str]:
    """How many of each kind, in one line."""
    counts = {kind: found.count(kind) for kind in Kind if kind in found}
    items = [t.plain("roster-kind-count", kind=t.plain(f"kind-{kind}"), people=n) for kind, n in counts.items()]
    return [t.html("roster-kinds", kinds=items)] if items else []


def problem_lines(problems: Iterable[Problem], t: Texts) -> list[str]:
    """Every line that was not understood, with the reason; of very many, the first."""
    found = list(problems)
    if not found:
        return []
    lines = ["", t.html("roster-problems", lines=len(found))]
    lines += [t.html(f"problem-{problem.key}", **problem.values) for problem in found[:PROBLEMS_SHOWN]]
    if len(found) > PROBLEMS_SHOWN:
        lines.append(t.html("roster-more-problems", lines=len(found) - PROBLEMS_SHOWN))
    return lines


def in_rows(buttons: Sequence[Button]) -> Rows:
    """Buttons of short labels, three beside each other."""
    return tuple(tuple(buttons[i : i + IN_A_ROW]) for i in range(0, len(buttons), IN_A_ROW))


def turn_pages(number: int, total: int, turn: Callable[[int], Data], t: Texts) -> Rows:
    """The buttons to the pages before and after, as far as there are any."""
    back = [Button(t.plain("button-page-before"), turn(number - 1))] if number else []
    on = [Button(t.plain("button-page-after"), turn(number + 1))] if total > (number + 1) * PAGE else []
    return (tuple(back + on),) if back or on else ()


def _differences(outcome: Merge, t: Texts) -> list[str]:
    lines = [
        t.html("roster-differences", new=len(outcome.new), changed=len(outcome.changed), same=outcome.same),
        *(_changed(change, t) for change in outcome.changed[:PROBLEMS_SHOWN]),
    ]
    if outcome.absent:
        names = [person.name for person in outcome.absent]
        more = len(names) - NAMES_SHOWN
        lines.append(t.html("roster-absent", names=names[:NAMES_SHOWN], people=len(names)))
        if more > 0:
            lines.append(t.html("roster-absent-more", people=more))
    return lines


def _changed(change: Change, t: Texts) -> str:
    return t.html(
        "roster-changed",
        name=change.person.name,
        old=_words(change.person.kind, change.person.offices, t),
        new=_words(change.kind, change.offices, t),
    )


def _words(kind: Kind, offices: frozenset[Office], t: Texts) -> list[str]:
    return [t.plain(f"kind-{kind}"), *(t.plain(f"office-{office}") for office in Office if office in offices)]


def _offices(named: Iterable[tuple[str, Iterable[str]]], t: Texts) -> list[str]:
    holders: dict[str, list[str]] = {}
    for name, offices in named:
        for office in offices:
            holders.setdefault(str(office), []).append(name)
    return [
        t.html("roster-office", office=t.plain(f"office-{office}"), names=holders[office])
        for office in Office
        if office in holders
    ]


def _account_line(person: Person, t: Texts) -> str:
    if person.account is None:
        return t.html("roster-unbound")
    key = "roster-bound" if person.reachable else "roster-bound-unreachable"
    return t.html(key, account=quoted(person.account.display_name))


def _below(branch: Branch, t: Texts, *, empty: bool = False) -> Rows:
    first = (
        Button(t.plain("button-roster-import"), callbacks.ROSTER_IMPORT.data(branch.id)),
        Button(t.plain("button-roster-add"), callbacks.ROSTER_ADD.data(branch.id)),
    )
    return (
        (first,)
        if empty
        else (first, (Button(t.plain("button-roster-card"), callbacks.ROSTER_POST_CARD.data(branch.id)),))
    )


def _label(person: Person) -> str:
    return _ticked(person.name, person.account_id is not None)


def _ticked(label: str, ticked: bool) -> str:
    return f"✓ {label}" if ticked else label


def _to_card(person: Person, t: Texts) -> tuple[Button, ...]:
    return (Button(t.plain("button-roster-to-person"), callbacks.ROSTER_PERSON.data("card", person.id)),)
