"""The lines of a year's summary that only officers read, in their private chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.terms import returned

if TYPE_CHECKING:
    from bot.domain.report.summary import Stretch
    from bot.texts import Html, Texts


def for_officers(found: Stretch, t: Texts) -> list[Html | str]:
    """Return the lines about long absence, people who were away, and the plan's gaps."""
    lines: list[Html | str] = []
    if found.long_absent:
        lines += ["", t.html("summary-long-absent")]
        for absence in found.long_absent:
            key = "summary-long-absent-grave" if absence.grave else "summary-long-absent-person"
            lines.append(t.html(key, name=absence.person.name, count=absence.running, since=absence.since))
            days = [t.day(at.astimezone(t.zone).date()) for at in absence.contacts]
            told = t.html("summary-long-absent-contacts", days=days) if days else t.html("summary-long-absent-none")
            lines.append(told)
        lines.append(t.html("summary-long-absent-private"))
    lines += returned(found.returned, t)
    if found.findings:
        lines += ["", t.html("summary-findings")]
        lines += [
            t.html("summary-finding", words=t.html(f"finding-{finding.key}", **finding.values))
            for finding in found.findings
        ]
    return lines
