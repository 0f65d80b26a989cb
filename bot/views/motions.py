"""Votes on motions (表决) in words: the result with its arithmetic in one sentence, as chats and papers have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.day.motions import result_of

if TYPE_CHECKING:
    from bot.domain.attendance.voters import Voters
    from bot.domain.day.motions import Result
    from bot.storage.tables.record import Motion
    from bot.texts import Texts


def sentence(motion: Motion, voters: Voters, t: Texts) -> str:
    """Return the result of a vote: who could vote and was there, the count, and the outcome that follows."""
    result = result_of(motion, voters)
    return t.plain(
        "motion-result", eligible=result.eligible, present=result.present, votes=count(motion, t),
        outcome=outcome(result, t), admission=result.admission,
    )  # fmt: skip


def outcome(result: Result, t: Texts) -> str:
    """Return the outcome of a vote with its reason."""
    return t.plain("motion-outcome", outcome=str(result.outcome), admission=result.admission)


def short(motion: Motion, voters: Voters, t: Texts) -> str:
    """Return the outcome of a vote in a word, with the votes in favour."""
    result = result_of(motion, voters)
    word = t.plain(f"motion-outcome-{result.outcome}")
    return t.plain("motion-short", favour=result.in_favour, eligible=result.eligible, outcome=word)


def count(motion: Motion, t: Texts) -> str:
    """Return the count of a vote: `赞成 18 票，反对 1 票，弃权 2 票`."""
    values: dict[str, Any] = {
        "favour": motion.favour, "against": motion.against, "abstained": motion.abstained,
        "unvoted": motion.unvoted or 0, "some": bool(motion.unvoted), "writtenfavour": motion.written_favour,
        "writtenagainst": motion.written_against, "written": bool(motion.written_favour or motion.written_against),
    }  # fmt: skip
    return t.plain("motion-count", **values)
