"""Messages of the evaluation: the ballot and its promise of secrecy, the group's cards, the comments, the warnings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.activity import activities
from bot.domain.evaluation import ballot_box, low_results, voting
from bot.domain.evaluation import ballot_period as evaluation
from bot.domain.evaluation.ballot import DIMENSIONS, LEVELS
from bot.domain.evaluation.result import result_of
from bot.domain.obligations import deliveries
from bot.domain.rules import DEFAULTS, rules_then
from bot.pictures.drawing import SATISFACTION
from bot.telegram.message import Button, Message
from bot.views import callbacks
from bot.views.figures import percent
from bot.worker.jobs import drawing

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.domain.evaluation.ballot import Counts, Levels
    from bot.domain.evaluation.result import Result, Tally
    from bot.domain.evaluation.voting import Voter
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.obligations import Delivery
    from bot.texts import Html, Texts


def ballot(who: Voter, levels: Levels, t: Texts) -> Message:
    """Return the ballot for a voter, or say that theirs is in the box already."""
    return already(who.activity, t) if who.voted else paper(who.activity, levels, t)


def paper(activity: Activity, levels: Levels, t: Texts) -> Message:
    """Return the ballot with these answers: the next question, or at the end the choices to submit."""
    head = [t.html("ballot-head", **_about(activity)), _promise(t), ""]
    again = (Button(t.plain("button-ballot-again"), callbacks.BALLOT_MARK.data(activity.id, ())),)
    if len(levels) == DIMENSIONS:
        submit = (Button(t.plain("button-ballot-submit"), callbacks.BALLOT_SUBMIT.data(activity.id, levels)),)
        return Message("\n".join([*head, t.html("ballot-check"), *_choices(levels, t)]), buttons=(submit, again))
    number = len(levels) + 1
    question = t.html("ballot-question", number=number, of=DIMENSIONS, question=t.plain(f"ballot-dimension-{number}"))
    choices = [
        Button(t.plain(f"ballot-level-{level}"), callbacks.BALLOT_MARK.data(activity.id, (*levels, level)))
        for level in range(1, LEVELS + 1)
    ]
    rows = (tuple(choices[:2]), tuple(choices[2:]))
    return Message("\n".join([*head, question]), buttons=(*rows, again) if levels else rows)


def thanks(activity: Activity, t: Texts) -> Message:
    """Confirm that the ballot is in the box, and offer to comment, or to send own words for the minutes."""
    own = (Button(t.plain("button-ballot-own-words"), callbacks.OWN_WORDS.data(activity.id)),)
    return Message(t.html("ballot-thanks", **_about(activity)), buttons=(*_comment_button(activity, t), own))


def already(activity: Activity, t: Texts) -> Message:
    """Say that this voter's ballot was submitted before, and offer to comment."""
    return Message(t.html("ballot-already", **_about(activity)), buttons=_comment_button(activity, t))


def ask_comment(activity: Activity, t: Texts) -> Message:
    """Ask for a comment; the signed number in this message identifies a reply, so nothing is stored about the voter."""
    text = t.html(
        "comment-ask",
        number=activities.link_payload(activity, voting.COMMENT_LINK),
        limit=voting.COMMENT_LIMIT,
        least=DEFAULTS.ballot_detail_from,
        **_about(activity),
    )
    return Message(text, force_reply=t.plain("comment-example"))


def comment_kept(activity: Activity, t: Texts) -> Message:
    """Confirm that the comment is in the box."""
    return Message(t.html("comment-kept", **_about(activity)))


async def ballot_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Return the ballot with its first question; None if the voter has voted or the ballot has closed."""
    if delivery.args.get(deliveries.OUTDATED):
        return await _withdrawn(db, delivery, t)
    activity = await _still_wanted(db, delivery)
    return paper(activity, (), t) if activity else None


async def again_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Return the ballot to a person whose vote may be among those that were lost; None if they have voted since."""
    if delivery.args.get(deliveries.OUTDATED):
        return await _withdrawn(db, delivery, t)
    activity = await _still_wanted(db, delivery)
    if activity is None:
        return None
    sheet = paper(activity, (), t)
    return replace(sheet, text="\n".join([t.html("ballot-again", **_about(activity)), "", sheet.text]))


async def lost_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell an officer that the votes of an open ballot are lost, why, and that everybody is asked again."""
    activity = await activities.get(db, delivery.activity_id or 0)
    cause = t.plain(f"ballot-lost-{delivery.args['cause']}")
    return Message(t.html("ballot-lost", cause=cause, **_about(activity)))


async def reminder_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Return a reminder with one button; None if the voter has voted or the ballot has closed."""
    if delivery.args.get(deliveries.OUTDATED):
        return await _withdrawn(db, delivery, t)
    activity = await _still_wanted(db, delivery)
    if activity is None:
        return None
    text = "\n".join([t.html("ballot-reminder", **_about(activity)), _promise(t)])
    return Message(text, buttons=((Button(t.plain("button-vote"), callbacks.BALLOT_MARK.data(activity.id, ())),),))


async def card_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Return the group's card: how many have voted, never who or how.

    None if the card was never posted and the ballot has closed: the result is posted anyway.
    """
    activity = await activities.get(db, delivery.activity_id or 0)
    if delivery.args.get(deliveries.OUTDATED):
        return await _withdrawn(db, delivery, t)
    if delivery.message_id is None and activity.ballot_closed_at is not None:
        return None
    turnout = await evaluation.turnout(db, activity)
    key = "ballot-card" if activity.ballot_closed_at is None else "ballot-card-closed"
    text = t.html(key, voted=turnout.voted, eligible=turnout.eligible, **_about(activity))
    if activity.ballot_closed_at is not None:
        return Message(text)
    link = t.link(activities.link_payload(activity, voting.VOTE_LINK))
    return Message(text, buttons=((Button(t.plain("button-vote"), url=link),),))


async def result_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Return the result for the group: totals, and a chart if enough members voted."""
    activity = await activities.get(db, delivery.activity_id or 0)
    found = await result_of(db, activity)
    lines = [t.html("ballot-result", ballots=found.ballots, eligible=found.eligible, **_about(activity))]
    lines.append(_rate_line(found, t))
    if found.guests.ballots:
        lines.append(_guests_line(found.guests, t))
    if not found.dimensions:
        return Message("\n".join(lines))
    figures = [
        t.html("ballot-result-dimension", dimension=name, levels=counts)
        for name, counts in zip(_dimensions(t), _level_words(found.dimensions, t), strict=True)
    ]
    photo = await _picture(activity, found, found.dimensions, t)
    return Message("\n".join(lines), photo=photo, instead="\n".join([*lines, *figures]))


async def comments_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Return the comments for an officer, in random order; None if there are none."""
    activity = await activities.get(db, delivery.activity_id or 0)
    texts = await evaluation.comments(db, activity)
    if not texts:
        return None
    lines = [t.html("ballot-comment", number=number, text=text) for number, text in enumerate(texts, 1)]
    return Message("\n".join([t.html("ballot-comments", count=len(texts), **_about(activity)), *lines]))


async def warning_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Warn the secretary alone of a low result: its number in the year, and the limit."""
    return await _low(db, delivery, "low-warning", t)


async def consequence_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell the secretary alone that the low results of the year have reached the limit, and what follows."""
    return await _low(db, delivery, "low-consequence", t)


async def _low(db: AsyncSession, delivery: Delivery, key: str, t: Texts) -> Message:
    activity = await activities.get(db, delivery.activity_id or 0)
    found = await result_of(db, activity)
    rules = rules_then(activity)
    text = t.html(
        key,
        rate=percent(found.rate or 0),
        line=percent(rules.satisfied_share),
        low=delivery.args["low"],
        limit=rules.low_results,
        days=low_results.RECTIFY.days,
        year=activity.year,
        **_about(activity),
    )
    return Message(text)


async def _still_wanted(db: AsyncSession, delivery: Delivery) -> Activity | None:
    activity = await activities.get(db, delivery.activity_id or 0)
    done = await ballot_box.has_voted(db, activity.id, delivery.person_id or 0)
    return None if done or activity.ballot_closed_at is not None else activity


async def _withdrawn(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Say that the end was undone, and the ballot will open after the real one."""
    return Message(t.html("ballot-withdrawn", form=(await activities.get(db, delivery.activity_id or 0)).form))


async def _picture(activity: Activity, found: Result, dimensions: Counts, t: Texts) -> bytes:
    names, levels = _dimensions(t), _levels(t)
    rate = t.plain("ballot-chart-rate", rate=percent(found.rate or 0), ballots=found.ballots)
    title = t.plain("ballot-chart-title", form=activity.form)
    rows = list(zip(names, dimensions, strict=True))
    chart = {"title": title, "dimensions": rows, "levels": levels, "rate_text": rate}
    _, picture = await drawing.do(SATISFACTION, chart)
    return picture


def _dimensions(t: Texts) -> list[str]:
    return [t.plain(f"ballot-dimension-{number}") for number in range(1, DIMENSIONS + 1)]


def _levels(t: Texts) -> list[str]:
    return [t.plain(f"ballot-level-{level}") for level in range(1, LEVELS + 1)]


def _level_words(counts: Counts, t: Texts) -> list[list[str]]:
    return [[f"{level} {count}" for level, count in zip(_levels(t), row, strict=True)] for row in counts]


def _rate_line(found: Result, t: Texts) -> Html:
    if found.rate is None:
        return t.html("ballot-result-nobody")
    if found.dimensions is None:
        least = DEFAULTS.ballot_detail_from
        return t.html("ballot-result-few", rate=percent(found.rate), least=least)
    return t.html("ballot-result-rate", rate=percent(found.rate))


def _guests_line(guests: Tally, t: Texts) -> Html:
    if guests.rate is None:
        return t.html("ballot-result-guests-few", ballots=guests.ballots)
    return t.html("ballot-result-guests", ballots=guests.ballots, rate=percent(guests.rate))


def _promise(t: Texts) -> Html:
    return t.html("ballot-promise", least=DEFAULTS.ballot_detail_from)


def _choices(levels: Levels, t: Texts) -> list[Html]:
    return [
        t.html(
            "ballot-choice",
            dimension=t.plain(f"ballot-dimension-{number}"),
            level=t.plain(f"ballot-level-{level}"),
        )
        for number, level in enumerate(levels, 1)
    ]


def _comment_button(activity: Activity, t: Texts) -> tuple[tuple[Button, ...], ...]:
    return ((Button(t.plain("button-comment"), callbacks.BALLOT_COMMENT.data(activity.id)),),)


def _about(activity: Activity) -> dict[str, object]:
    return {"form": activity.form, "start": activity.starts_at, "closes": activity.ballot_closes_at}
