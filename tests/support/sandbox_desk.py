"""Shared by the tests of the sandbox: a desk with one bot, its client over HTTP, one person, one group."""

import io
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import qrcode
import telegram
from telegram.request import HTTPXRequest

from sandbox.web.sandbox import Sandbox
from tests.support.bot_api_spec import given_spec, problems

START = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)
EVERYTHING = [
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "poll",
    "poll_answer",
]


@asynccontextmanager
async def a_desk(clock, *, wrong=False):
    """Run a sandbox that serves one bot, and check its traffic against the specification, if one is given.

    `wrong`: the requests are wrong on purpose, so only the answers are checked.
    """
    sandbox = Sandbox(clock, seed=7)
    sandbox.bot(token="1:AAA", username="branch_bot", name="支部助手")
    async with sandbox.serving():
        yield sandbox
    if (spec := given_spec()) is not None:
        found = problems(spec, [] if wrong else sandbox.requests, sandbox.answers)
        assert not found, "\n".join(found)


def a_client(desk):
    """Return the library's bot, connected to the desk."""
    return telegram.Bot(
        "1:AAA",
        base_url=f"{desk.url}/bot",
        base_file_url=f"{desk.url}/file/bot",
        request=HTTPXRequest(connection_pool_size=8, read_timeout=2),
        get_updates_request=HTTPXRequest(connection_pool_size=2),
    )


async def heard(bot, kind=None, **options):
    """Return all updates up to now and confirm them; with `kind`, return only their content of that kind."""
    updates = await bot.get_updates(allowed_updates=EVERYTHING, **options)
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return [getattr(u, kind) for u in updates if getattr(u, kind)] if kind else updates


def picture(text="x"):
    """Return a PNG with a QR code."""
    out = io.BytesIO()
    qrcode.make(text).save(out)
    return out.getvalue()
