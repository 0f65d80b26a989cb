"""Messages about posts in the group: what it refuses and how to change that, what was deleted, what is tried again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.domain.activity import activities, group_card
from bot.domain.branch import group_access
from bot.domain.obligations import group_posts
from bot.domain.obligations.group_posts import Cause
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.rules import rules_then
from bot.domain.schedule import posting
from bot.domain.schedule.notice import notice_due
from bot.storage.tables.obligations import Delivery
from bot.telegram.message import Button, Message
from bot.views import callbacks

SHOWN = 5  # posts in one message, which is edited later and must not need parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.domain.activity.group_card import Reposting
    from bot.storage.tables.activity import Activity
    from bot.texts import Html, Texts


async def refused_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell an officer why the group takes no posts, or not as it should, and what to change; once solved, say so.

    None if it was solved before the message could be sent.
    """
    cause = Cause(delivery.args[group_access.CAUSE])
    if not await group_access.is_open(db, delivery):
        return None if delivery.message_id is None else await _solved(db, delivery, cause, t)
    lines = [t.html("group-refused" if cause.blocks else "group-reduced", cause=cause_words(cause, t))]
    waiting = await group_posts.waiting(db, delivery.branch_id) if cause.blocks else ()
    if waiting:
        lines.append(t.html("group-waiting", posts=await _posts_words(db, waiting, t)))
    if cause is Cause.OTHER:
        lines += [t.html("group-answer", words=words) for words in _answers(waiting)]
    lines.append(t.html(f"group-fix-{cause}", bot=t.username or ""))
    if cause.blocks:
        tries = [at for post in waiting if (at := post.next_at) is not None]
        tried = datetime.fromisoformat(delivery.args[group_access.TRIED])
        lines.append(t.html("group-tries", tried=tried, rests=not tries, next=min(tries) if tries else ""))
    return Message("\n".join(lines), buttons=((_try_button(delivery.branch_id, t),),))


async def _solved(db: AsyncSession, delivery: Delivery, cause: Cause, t: Texts) -> Message:
    """Say that the cause is gone, and what was posted since; of a notice that came too late, by how much (rule 12)."""
    at = datetime.fromisoformat(delivery.args[group_access.TRIED])
    since = datetime.fromisoformat(delivery.args[group_access.SINCE])
    lines = [t.html("group-solved", cause=cause_words(cause, t), at=at)]
    posts = await group_posts.made_up_for(db, delivery.branch_id, since) if cause.blocks else ()
    if posts:
        lines.append(t.html("group-made-up", posts=await _posts_words(db, posts, t)))
    for activity in [await activities.get(db, post.activity_id or 0) for post in posts if post.kind in posting.NOTICES]:
        due = notice_due(activity.starts_at, rules_then(activity)) if activity.starts_at is not None else None
        if due is not None and activity.posted_at is not None and activity.posted_at > due:
            lines.append(t.html("group-notice-late", form=activity.form, posted=activity.posted_at, due=due))
    return Message("\n".join(dict.fromkeys(lines)))


async def gone_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell an officer that a post is not in the group any more; once it is posted again, say so.

    None if that is settled before the message could be sent.
    """
    post = await db.get(Delivery, delivery.args[group_card.POST])
    activity = await activities.get(db, delivery.activity_id or 0)
    about = {"post": t.plain(f"group-post-{post.kind}") if post is not None else "", "form": activity.form}
    if post is None or post.message_id is not None:
        return Message(t.html("group-post-again", **about)) if delivery.message_id is not None else None
    if post.kind != group_card.present_kind(activity):
        return Message(t.html("group-post-over", **about)) if delivery.message_id is not None else None
    return Message(t.html("group-post-gone", **about), buttons=((repost_button(activity, t),),))


def cause_words(cause: Cause, t: Texts) -> str:
    """Say in a few words why the group takes no posts, or not as it should."""
    return t.plain(f"group-cause-{cause}")


def repost_button(activity: Activity, t: Texts) -> Button:
    """Return the button by which an officer has the present post sent to the group again."""
    return Button(t.plain("group-button-repost"), callbacks.GROUP_POST.data(activity.id))


async def trying(db: AsyncSession, waiting: Sequence[Delivery], t: Texts) -> Message:
    """Answer [再试一次]: which posts are tried now, or that none waits."""
    if not waiting:
        return Message(t.html("group-trying-nothing"))
    return Message(t.html("group-trying", posts=await _posts_words(db, waiting, t)))


def reposting(activity: Activity, outcome: Reposting, t: Texts) -> Message:
    """Answer [重发到群里]."""
    kind = group_card.present_kind(activity)
    post = t.plain(f"group-post-{kind}") if kind is not None else ""
    return Message(t.html(f"group-reposting-{outcome.name.lower().replace('_', '-')}", post=post, form=activity.form))


async def _posts_words(db: AsyncSession, posts: Sequence[Delivery], t: Texts) -> list[str | Html]:
    """Name the first posts, and say how many more there are."""
    named: list[str | Html] = [await _post_words(db, post, t) for post in posts[:SHOWN]]
    more = len(posts) - SHOWN
    return [*named, t.html("group-more", posts=more)] if more > 0 else named


async def _post_words(db: AsyncSession, post: Delivery, t: Texts) -> str:
    """Name a post, with the activity and, of a notice, its deadline."""
    name = t.plain(f"group-post-{post.kind}")
    if post.activity_id is None:
        return name
    activity = await activities.get(db, post.activity_id)
    if post.kind == DeliveryKind.NOTICE and activity.posted_at is None and activity.starts_at is not None:
        due = notice_due(activity.starts_at, rules_then(activity))
        return t.plain("group-post-due", post=name, form=activity.form, due=due)
    return t.plain("group-post-about", post=name, form=activity.form)


def _answers(waiting: Sequence[Delivery]) -> list[str]:
    """Return Telegram's words about posts that it refused for a cause that is not known, the first only."""
    answers = (post.failure or "" for post in waiting)
    return [answer.partition(": ")[2] for answer in answers if answer.startswith(Cause.OTHER)][:1]


def _try_button(branch_id: int, t: Texts) -> Button:
    return Button(t.plain("group-button-try"), callbacks.GROUP_TRY.data(branch_id))
