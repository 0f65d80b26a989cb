"""Telegram's own polls, as far as a bot meets them."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from telegram import Poll, PollOption, User

from sandbox.strictness import bad


@dataclass(slots=True)
class Ballot:
    """One poll: its question, options and who chose what."""

    id: str
    question: str
    options: tuple[str, ...]
    anonymous: bool
    several: bool
    closes_at: datetime | None = None
    closed: bool = False
    choices: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def is_closed(self, now: datetime) -> bool:
        """Whether nobody can vote any more; no update tells the bot when the time runs out."""
        return self.closed or (self.closes_at is not None and now >= self.closes_at)

    def wire(self, now: datetime) -> Poll:
        """The library's own object."""
        counts = [0] * len(self.options)
        for chosen in self.choices.values():
            for index in chosen:
                counts[index] += 1
        options = [
            PollOption(text, votes, persistent_id=str(index))
            for index, (text, votes) in enumerate(zip(self.options, counts, strict=True))
        ]
        return Poll(
            self.id, self.question, options, len(self.choices), self.is_closed(now), self.anonymous,
            "regular", self.several, close_date=self.closes_at, allows_revoting=True, members_only=False,
        )  # fmt: skip

    def copied(self, poll_id: str) -> "Ballot":
        """A poll of its own with the same question, as copyMessage makes it: votes are not pooled."""
        return replace(self, id=poll_id, closed=False, closes_at=None, choices={})

    def answer(self, voter: User) -> dict[str, Any]:
        """The poll_answer of `voter`, an empty one after a vote was taken back."""
        chosen = list(self.choices.get(voter.id, ()))
        return {
            "poll_id": self.id,
            "user": voter.to_dict(),
            "option_ids": chosen,
            "option_persistent_ids": [str(index) for index in chosen],
        }


def new_ballot(poll_id: str, asked: dict[str, Any], now: datetime) -> Ballot:
    """A poll out of sendPoll's values; 400 outside of Telegram's limits."""
    question, options = str(asked["question"]).strip(), asked["options"]
    texts = tuple(str(o["text"] if isinstance(o, dict) else o).strip() for o in options)
    if not 1 <= len(question) <= 300:
        raise bad("poll question must be non-empty" if not question else "poll question length must not exceed 300")
    if not 1 <= len(texts) <= 12:
        raise bad("poll must have at least 1 option" if not texts else "poll can't have more than 12 options")
    if any(not 1 <= len(text) <= 100 for text in texts):
        raise bad("poll options length must not exceed 100" if all(texts) else "poll option must be non-empty")
    closes_at = asked.get("close_date")
    if asked.get("open_period"):
        closes_at = now + timedelta(seconds=asked["open_period"])
    if closes_at is not None and not timedelta(seconds=4) < closes_at - now <= timedelta(seconds=2_628_000):
        raise bad("OPEN_PERIOD_INVALID" if asked.get("open_period") else "CLOSE_DATE_INVALID")
    return Ballot(
        poll_id,
        question,
        texts,
        asked["is_anonymous"],
        asked["allows_multiple_answers"],
        closes_at,
        asked["is_closed"],
    )
