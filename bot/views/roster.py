"""Messages of the roster: the list a page at a time, and a person's card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.domain.names import quoted
from bot.domain.roles import Kind, Office
from bot.telegram.message import Button, Message
from bot.views import callbacks, terms
from bot.views.names import names
from bot.views.told import told_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.domain.membership.roster_list import Merge
    from bot.domain.told import Told
    from bot.storage.tables.branch import Branch, Person
    from bot.telegram.callbacks import Data
    from bot.texts import Texts

Rows = tuple[tuple[Button, ...], ...]
PAGE = 24
IN_A_ROW = 3
GROUP = 200  # UTF-16 units of the names of a group (党小组)


def page(
    branch: Branch, everybody: Sequence[Person], groups: Mapping[int, str], number: int, waiting: int, t: Texts
) -> Message:
    """Return a page of the roster: totals by kind, the holders of offices, and a button for each person of the page."""
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
        *offices_of(((p.name, p.offices) for p in ordered), t),
        *groups_of(((p.name, groups.get(p.id)) for p in ordered), t),
        t.html("roster-tap-a-name"),
    ]
    shown = ordered[number * PAGE : (number + 1) * PAGE]
    rows = in_rows([Button(_label(person), callbacks.ROSTER_PERSON.data("card", person.id)) for person in shown])
    turning = turn_pages(number, len(ordered), partial(callbacks.ROSTER_PAGE.data, branch.id), t)
    claims = Button(t.plain("button-roster-claims", claims=waiting), callbacks.BINDING_NEXT.data(branch.id))
    return Message("\n".join(lines), buttons=(*rows, *turning, *(((claims,),) if waiting else ()), *_below(branch, t)))


def card(person: Person, t: Texts) -> Message:
    """Show one person, with the buttons to change them."""
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
    if person.kind.counts and Office.SECRETARY not in person.offices:
        hand = Button(t.plain("button-roster-handover"), callbacks.ROSTER_PERSON.data("handover", person.id))
        buttons.append((hand,))
    return Message(
        "\n".join([described(person, t), _account_line(person, t)]),
        buttons=(*buttons, (Button(t.plain("button-roster-back"), callbacks.ROSTER_PAGE.data(person.branch_id, 0)),)),
    )


def choose_kind(person: Person, t: Texts) -> Message:
    """Ask for the kind of membership."""
    buttons = [
        Button(ticked(t.plain(f"kind-{kind}"), kind == person.kind), callbacks.ROSTER_KIND.data(person.id, kind))
        for kind in Kind
    ]
    return Message(t.html("roster-choose-kind", name=person.name), buttons=(*in_rows(buttons), _to_card(person, t)))


def choose_offices(person: Person, t: Texts) -> Message:
    """Show the person's offices; a tap gives one or takes it back."""
    buttons = [
        Button(
            ticked(t.plain(f"office-{office}"), office in person.offices),
            callbacks.ROSTER_OFFICE.data(person.id, office),
        )
        for office in Office
    ]
    return Message(t.html("roster-choose-offices", name=person.name), buttons=(*in_rows(buttons), _to_card(person, t)))


def ask_name(person: Person, t: Texts) -> Message:
    """Ask for the correct name."""
    return Message(t.html("roster-ask-name", name=person.name), force_reply=person.name)


def renamed(person: Person, t: Texts) -> Message:
    """Confirm the new name."""
    return Message(t.html("roster-renamed", name=person.name), buttons=(_to_card(person, t),))


def really_unbind(person: Person, t: Texts) -> Message:
    """Ask for confirmation before a person is unbound from their account."""
    yes = Button(t.plain("button-roster-unbind-yes"), callbacks.ROSTER_UNBIND.data(person.id))
    account = quoted(person.account.display_name) if person.account else ""
    return Message(
        t.html("roster-really-unbind", name=person.name, account=account),
        buttons=((yes,), _to_card(person, t)),
    )


def ask_list(t: Texts) -> Message:
    """Ask for the roster, as a file or as lines."""
    return Message(t.html("roster-ask-list"))


def ask_more(t: Texts) -> Message:
    """Ask for the lines of the people to add."""
    return Message(t.html("roster-ask-more"), force_reply=t.plain("roster-more-example"))


def saved(branch: Branch, outcome: Merge, told: Sequence[Told], t: Texts) -> Message:
    """Confirm that the roster is stored; `told` is what was said of a list that was stored without a preview."""
    people = len(outcome.new) + outcome.same + len(outcome.changed)
    lines = [t.html("roster-saved", branch=branch.name or branch.title, people=people)]
    gone = len(outcome.absent) if outcome.removed else 0
    if not outcome.first:
        lines.append(t.html("roster-saved-how", new=len(outcome.new), changed=len(outcome.changed), gone=gone))
    if not outcome.secretary:
        lines.append(t.html("roster-no-secretary"))
    if outcome.secretary_kept:
        lines.append(t.html("roster-secretary-kept"))
    if outcome.unclaimed:
        lines.append(t.html("roster-saved-first" if outcome.first else "roster-saved-next"))
    lines += told_lines(told, t)
    stands, rows = terms.not_changed(outcome.unchanged, t)
    show = Button(t.plain("button-roster-show"), callbacks.ROSTER_PAGE.data(branch.id, 0))
    return Message("\n".join([*lines, *stands]), buttons=(*rows, (show,)))


def card_reposted(t: Texts) -> Message:
    """Confirm that the card will be posted to the group."""
    return Message(t.html("roster-card-posted"))


def described(person: Person, t: Texts) -> str:
    """Format a person as `张三 · 正式党员 · 书记`."""
    words = [t.plain(f"kind-{person.kind}"), *(t.plain(f"office-{o}") for o in Office if o in person.offices)]
    return t.html("roster-person", name=person.name, words=words)


def kinds(found: Sequence[Kind], t: Texts) -> list[str]:
    """Return one line with the count of each kind; no line if there are no people."""
    counts = {kind: found.count(kind) for kind in Kind if kind in found}
    items = [t.plain("roster-kind-count", kind=t.plain(f"kind-{kind}"), people=n) for kind, n in counts.items()]
    return [t.html("roster-kinds", kinds=items)] if items else []


def in_rows(buttons: Sequence[Button]) -> Rows:
    """Arrange buttons with short labels in rows of three."""
    return tuple(tuple(buttons[i : i + IN_A_ROW]) for i in range(0, len(buttons), IN_A_ROW))


def turn_pages(number: int, total: int, turn: Callable[[int], Data], t: Texts) -> Rows:
    """Return the buttons to the previous and next page, where there is one."""
    back = [Button(t.plain("button-page-before"), turn(number - 1))] if number else []
    on = [Button(t.plain("button-page-after"), turn(number + 1))] if total > (number + 1) * PAGE else []
    return (tuple(back + on),) if back or on else ()


def offices_of(named: Iterable[tuple[str, Iterable[str]]], t: Texts) -> list[str]:
    """Return a line for each office with those who hold it."""
    holders: dict[str, list[str]] = {}
    for name, offices in named:
        for office in offices:
            holders.setdefault(str(office), []).append(name)
    return [
        t.html("roster-office", office=t.plain(f"office-{office}"), names=names(holders[office], t))
        for office in Office
        if office in holders
    ]


def groups_of(named: Iterable[tuple[str, str | None]], t: Texts) -> list[str]:
    """Return a line for each group with those in it."""
    members: dict[str, list[str]] = {}
    for name, group in named:
        if group is not None:
            members.setdefault(group, []).append(name)
    return [
        t.html("roster-group", group=group, people=len(who), names=names(who, t, units=GROUP))
        for group, who in members.items()
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
        else (
            first,
            (
                Button(t.plain("button-roster-card"), callbacks.ROSTER_POST_CARD.data(branch.id)),
                Button(t.plain("button-roster-departed"), callbacks.DEPARTED_LIST.data(branch.id, 0)),
            ),
            (Button(t.plain("button-roster-group"), callbacks.GROUP_REPLACE.data(branch.id)),),
        )
    )


def _label(person: Person) -> str:
    return ticked(person.name, person.account_id is not None)


def ticked(label: str, is_ticked: bool) -> str:
    """Return the label with a tick before it, or without."""
    return f"✓ {label}" if is_ticked else label


def _to_card(person: Person, t: Texts) -> tuple[Button, ...]:
    return (Button(t.plain("button-roster-to-person"), callbacks.ROSTER_PERSON.data("card", person.id)),)
