"""Checks of the decisions and of what became of the last ones (35)."""

from collections.abc import Iterator

from bot.domain.report.checks.finding import Case, Finding, Level

SHOWN = 24


def followed_up(case: Case) -> Iterator[Finding]:
    """35: a decision without an owner or a day, or one of the last activity that is due and not done."""
    without_owner = [_short(each.text) for each in case.report.decisions if not each.owner]
    if without_owner:
        yield Finding(35, Level.WARN, "owner", {"decisions": without_owner})
    without_day = [_short(each.text) for each in case.report.decisions if each.due_on is None]
    if without_day:
        yield Finding(35, Level.WARN, "due", {"decisions": without_day})
    day = case.day(case.end)
    left = [
        _short(each.text)
        for each in case.report.carried
        if each.done_at is None and (each.due_on is None or each.due_on <= day)
    ]
    if left:
        yield Finding(35, Level.WARN, "carried", {"decisions": left})


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
