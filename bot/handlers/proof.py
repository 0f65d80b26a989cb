"""核对文件: a paper that came back as a file, or its typed check code, compared with what was made (rule 83)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import verification
from bot.domain.branch import accounts, people, powers
from bot.domain.branch.powers import Power
from bot.domain.names import quoted
from bot.domain.report import check_code, proof
from bot.handlers import attachments
from bot.views import callbacks
from bot.views import proof as views

if TYPE_CHECKING:
    from telegram import Update

    from bot.context import Context
    from bot.domain.report.proof import Proof

AWAITED = "proof-file"


async def ask(update: Update, context: Context, branch_id: int) -> None:
    """[核对文件]: take the next file or code."""
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.HEAR_RECORD, branch_id)
        branch = await people.branch_of(db, me)
        await accounts.expect(db, context.account, AWAITED, branch=branch.id)
    await context.answer(views.ask(context.t))


async def take(update: Update, context: Context) -> None:
    """Say what paper it is and what was changed in it; the question stays open for the next one."""
    message = update.effective_message
    data = None
    if message.document is not None:
        name, data = await attachments.word_file(update, context)
        codes = await verification.codes(name, data)
    else:
        name, codes = quoted(attachments.words(update)), [check_code.read(attachments.words(update)) or ""]
        codes = [code for code in codes if code]
    code, lines = views.chosen(codes, quoted(name), context.t)
    if code is not None:
        found = await _found(context, code)
        if found is None:
            lines.append(views.unknown(code, context.t))
        else:
            lines += views.paper(found, context.t)
            if data is not None:
                other = await verification.differences(name, data, found.document.body)
                lines += views.differences(other, context.t)
    async with context.transaction() as db:
        await powers.officer(db, context.account, Power.HEAR_RECORD, context.account.awaiting_data["branch"])
    await context.answer(views.told(lines, context.t))


async def _found(context: Context, code: str) -> Proof | None:
    """Return the paper with this code if it is of the branch whose file is compared."""
    async with context.reading() as db:
        me = await powers.officer(db, context.account, Power.HEAR_RECORD, context.account.awaiting_data["branch"])
        found = await proof.of(db, code)
        return found if found is not None and found.branch.id == me.branch_id else None


HANDLERS = (callbacks.PROOF_ASK.handler(ask),)
ANSWERS = {AWAITED: take}
TAKES = {AWAITED: attachments.Takes.TABLE}
