"""The timeline (大事记) of an activity in words, for its officers (rule 62)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.storage.tables.record import MotionRule
from bot.telegram.message import Button, Message
from bot.texts import Html
from bot.views import activity_links, callbacks
from bot.views.names import excerpt
from bot.views.notice import change_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from bot.storage.tables.timeline import Event
    from bot.texts import Texts

PAGE = 12
SHOWN, VALUE = 80, 40  # units of what a person wrote, and of each value of a change
PRIVATE = frozenset({"absence-explained", "absentee-contacted", "makeup-accepted", "makeup-returned"})
"""The events whose reasons are about a person's own affairs: the timeline does not quote them."""


def page_of(activity: Activity, events: Sequence[Event], people: Mapping[int, Person], page: int, t: Texts) -> Message:
    """Show a page of events, the oldest first; a page out of range is the last one."""
    last = max(0, (len(events) - 1) // PAGE)
    page = min(page, last)
    shown = events[page * PAGE : (page + 1) * PAGE]
    title = t.html("timeline-title", form=activity.form, page=page + 1, pages=last + 1, count=len(events))
    lines = [_line(event, people, t) for event in shown] or [t.html("timeline-empty")]
    turn = [
        Button(t.plain(key), callbacks.STEPS_TIMELINE.data(activity.id, other))
        for key, other in (("timeline-button-earlier", page - 1), ("timeline-button-later", page + 1))
        if 0 <= other <= last
    ]
    back = activity_links.to(activity, t, "steps")
    return Message("\n".join([title, *lines]), buttons=(*((tuple(turn),) if turn else ()), back))


def _line(event: Event, people: Mapping[int, Person], t: Texts) -> Html:
    by = people.get(event.by_id or 0)
    return t.html(
        "timeline-line", at=event.at, what=event_words(event, people, t), known=by is not None,
        by=by.name if by is not None else "",
    )  # fmt: skip


def event_words(event: Event, people: Mapping[int, Person], t: Texts) -> Html:
    """Return an event in words; one of a kind that this version does not know is named as such."""
    key = f"event-{event.kind}"
    person = people.get(event.person_id or 0)
    values = {"person": person.name if person is not None else "—", **_values(event, t)}
    return t.html(key if t.has(key) else "event-unknown", **values)


def _values(event: Event, t: Texts) -> dict[str, object]:
    """Return the values that the words of any event may use."""
    detail = event.detail
    reason = "" if event.kind in PRIVATE else excerpt(str(detail.get("reason") or ""), SHOWN)
    day, step = detail.get("day"), detail.get("step")
    changed = detail.get("changed") if isinstance(detail.get("changed"), dict) else {}
    lines = change_lines(changed, t, before=VALUE, after=VALUE)
    return {
        "reason": reason,
        "reasoned": bool(reason),
        "words": excerpt(str(detail.get("words") or ""), SHOWN),
        "note": excerpt(str(detail.get("note") or ""), SHOWN),
        "noted": bool(detail.get("note")),
        "changes": Html(t.plain("timeline-joint").strip("|").join(lines)),
        "changed": bool(lines),
        "step": t.html(f"step-{step}") if step in range(1, 10) else "",
        "day": date.fromisoformat(day) if isinstance(day, str) else "",
        "dated": isinstance(day, str),
        "paper": detail.get("paper") is not None,
        "mark": t.plain(f"timeline-mark-{detail['mark']}") if detail.get("mark") else "",
        "heads": detail.get("heads") or 0,
        "count": detail.get("count") or 0,
        **{name: detail.get(name) or 0 for name in ("favour", "against", "abstained")},
        "admission": detail.get("rule") == MotionRule.ADMISSION,
        "hours": f"{detail['hours']:g}" if isinstance(detail.get("hours"), int | float) else "",
        "late": bool(detail.get("late")) or bool(detail.get("hours_late")),
        "short": bool(detail.get("short")),
        "unapproved": bool(detail.get("unapproved")),
        "slip": detail.get("slip") or 0,
        "place": detail.get("place") or 0,
        **{name: detail.get(name) or "" for name in ("former", "arranges")},
    }
