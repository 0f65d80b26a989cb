"""Checks of the ballot (31, 32)."""

from collections.abc import Iterator
from datetime import timedelta

from bot.domain.report.checks.finding import Case, Finding, Level

OPENED_WITHIN = timedelta(hours=1)
FEW = 0.50
FULL_YEAR = 12


def turnout(case: Case) -> Iterator[Finding]:
    """31: more ballots than people who could vote, a ballot that opened late, or hardly any votes."""
    result, closes = case.report.result, case.activity.ballot_closes_at
    if closes is not None:
        opened = closes - case.rules.ballot_open
        if opened > case.end + OPENED_WITHIN:
            yield Finding(31, Level.WARN, "opened", {"opened": opened, "end": case.end})
    if not result.closed:
        return
    values = {"ballots": result.ballots, "eligible": result.eligible}
    if result.ballots > result.eligible:
        yield Finding(31, Level.WARN, "many", values)
    elif result.eligible and not result.ballots:
        yield Finding(31, Level.WARN, "none", values)
    elif result.eligible and result.ballots / result.eligible < FEW:
        yield Finding(31, Level.WARN, "few", values)


def always_full(case: Case) -> Iterator[Finding]:
    """32: everybody was satisfied with every activity of a year."""
    rates = [case.report.result.rate, *(other.satisfied for other in case.earlier[: FULL_YEAR - 1])]
    if len(rates) >= FULL_YEAR and all(rate == 1.0 for rate in rates):
        yield Finding(32, Level.INFO, "full", {"count": len(rates)})
