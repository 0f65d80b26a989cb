"""Checks of the photos (29, 30)."""

from collections.abc import Iterator
from datetime import timedelta

from bot.domain.report.checks.finding import Case, Finding, Level

AROUND = timedelta(hours=1)
ALIKE = 6
"""Measured: bits by which the hashes of a photo and of its re-encoded or brighter copy differ; different ones differ by
15 or more. A cropped copy may differ by 18 and is not found."""


def times(case: Case) -> Iterator[Finding]:
    """29: no photo; one that was taken outside the activity; one that was sent before it began."""
    if not case.report.photos:
        yield Finding(29, Level.WARN, "none")
    for number, photo in enumerate(case.report.chosen_photos, 1):
        taken = photo.taken_at
        if taken is not None and not case.start - AROUND <= taken <= case.end + AROUND:
            values = {"number": number, "taken": taken, "start": case.start, "end": case.end}
            yield Finding(29, Level.WARN, f"time:{photo.id}", values)
        elif photo.sent_at < case.start:
            values = {"number": number, "sent": photo.sent_at, "start": case.start}
            yield Finding(29, Level.WARN, f"before:{photo.id}", values)


def used_before(case: Case) -> Iterator[Finding]:
    """30: a photo of another activity, the same file or one that looks the same."""
    for number, photo in enumerate(case.report.photos, 1):
        for other, activity in case.elsewhere:
            same = photo.file_unique_id != "" and photo.file_unique_id == other.file_unique_id
            if same or distance(photo.likeness, other.likeness) <= ALIKE:
                variant = "reused" if same else "alike"
                values = {"number": number, "form": activity.form, "at": activity.starts_at}
                yield Finding(30, Level.WARN, f"{variant}:{photo.id}", values)
                break


def distance(one: str | None, other: str | None) -> int:
    """Return the number of bits by which two difference hashes differ; more than all if one is not known."""
    if not one or not other:
        return 65
    return (int(one, 16) ^ int(other, 16)).bit_count()
