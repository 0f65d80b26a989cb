"""测评汇总表: the ballot's result, members and guests apart; and the result in a few lines for other papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents.paper import Row, Setup, Signatures, Table
from bot.domain.rules import DEFAULTS
from bot.views.figures import percent
from bot.views.papers import words as w

if TYPE_CHECKING:
    from bot.documents.paper import Block, Paper
    from bot.domain.evaluation.ballot import Counts
    from bot.domain.evaluation.result import Result, Tally
    from bot.domain.report.paper_values import Values
    from bot.texts import Texts

LEVELS = range(1, 5)


def evaluation(values: Values, t: Texts) -> Paper:
    """Return the summary of a ballot."""
    activity, result = values.activity, values.report.result
    rated = result.closed
    blocks: list[Block] = [
        w.one("theme", activity.form, t),
        *w.beside(w.field("day", w.day(activity, t), t), w.field("place", activity.place, t)),
        Row((
            w.field("ballots-due", str(result.eligible) if rated else "", t),
            w.field("ballots", str(result.ballots) if rated else "", t),
        )),
        Row((
            w.field("ballots-valid", str(result.ballots) if rated else "", t),
            w.field("satisfied", _rate(result, t) if rated else "", t),
        )),
    ]  # fmt: skip
    if result.dimensions is not None:
        blocks.append(_table("members", result.dimensions, t))
    elif rated:
        blocks.append(w.one("detail", t.plain("paper-few", least=DEFAULTS.ballot_detail_from), t))
    if result.guests.dimensions is not None:
        blocks.append(_table("guests", result.guests.dimensions, t))
    blocks += [
        w.one("guest-ballots", _guests(result, t) if rated else "", t),
        w.one("comments", w.numbered(list(values.report.comments)) or t.plain("paper-nobody"), t),
        w.one("method", t.plain("paper-ballot-method") if rated else "", t),
        Signatures((t.plain("paper-sign-teller"), t.plain("paper-sign-counter"), t.plain("paper-sign-secretary"))),
    ]
    title = t.plain("paper-title-evaluation", branch=w.branch_name(activity.branch))
    head = w.head(activity.branch, activity.year, t)[1:]
    return w.paper(Setup.RECORD, title, blocks, t, head=head)


def _table(who: str, counts: Counts, t: Texts) -> Table:
    """Return the number and the share of each level, by dimension."""
    head = (t.plain("paper-column-dimension"), *(t.plain(f"ballot-level-{level}") for level in LEVELS))
    rows = tuple((t.plain(f"ballot-dimension-{number}"), *_shared(row, t)) for number, row in enumerate(counts, 1))
    return Table(t.plain(f"paper-ballots-of-{who}"), head, rows, (24, 19, 19, 19, 19))


def _shared(counts: tuple[int, ...], t: Texts) -> tuple[str, ...]:
    every = sum(counts)
    return tuple(t.plain("paper-level", count=one, share=percent(one / every) if every else "0%") for one in counts)


def _rate(tally: Tally, t: Texts) -> str:
    return percent(tally.rate) if tally.rate is not None else t.plain("paper-no-rate")


def _guests(result: Result, t: Texts) -> str:
    guests = result.guests
    if not guests.eligible:
        return t.plain("paper-nobody")
    return t.plain("paper-guest-ballots", ballots=guests.ballots, eligible=guests.eligible,
                   rate=_rate(guests, t), told=guests.rate is not None)  # fmt: skip


def in_words(result: Result, t: Texts) -> str:
    """Return a closed ballot's result in some lines; nothing before its close."""
    if not result.closed:
        return ""
    found = [t.plain("paper-result", rate=_rate(result, t), ballots=result.ballots, eligible=result.eligible)]
    for number, counts in enumerate(result.dimensions or (), 1):
        levels = t.join([t.plain("paper-result-level", level=t.plain(f"ballot-level-{level}"), count=count)
                         for level, count in zip(LEVELS, counts, strict=True)])  # fmt: skip
        found.append(t.plain("paper-result-dimension", dimension=t.plain(f"ballot-dimension-{number}"), levels=levels))
    if result.guests.ballots:
        found.append(_guests(result, t))
    return w.lines(found)
