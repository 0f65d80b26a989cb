"""Telegram's own polls and quizzes, as far as a bot meets them."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from telegram import MessageEntity, Poll, PollOption, User

from sandbox.state.errors import bad

EXPLANATION_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Quiz:
    """What makes a poll a quiz: its right options, and what a wrong answer is told.

    `secret`: a person sent it into a group, so bots learn the right options when it closes, and not before.
    """

    right: tuple[int, ...]
    explanation: str = ""
    entities: tuple[MessageEntity, ...] = ()
    secret: bool = False


@dataclass(slots=True)
class Ballot:
    """One poll: its question, options and who chose what. `bot` is the id of the bot that sent it, if one did."""

    id: str
    question: str
    options: tuple[str, ...]
    anonymous: bool
    several: bool
    closes_at: datetime | None = None
    closed: bool = False
    quiz: Quiz | None = None
    revoting: bool = True
    bot: int | None = None
    choices: dict[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def right(self) -> int | None:
        """The first right option of a quiz."""
        return None if self.quiz is None else self.quiz.right[0]

    def is_closed(self, now: datetime) -> bool:
        """Whether nobody can vote any more; no update tells the bot when the time runs out."""
        return self.closed or (self.closes_at is not None and now >= self.closes_at)

    def is_right(self, chosen: tuple[int, ...]) -> bool:
        """Whether that answers a quiz; any answer to another poll is right."""
        return self.quiz is None or chosen == self.quiz.right

    def told(self, now: datetime, *, forwarded: bool = False) -> Quiz | None:
        """The quiz with its right options, if a bot that meets this poll is told them."""
        if self.quiz is None or self.is_closed(now):
            return self.quiz
        return None if self.quiz.secret or forwarded else self.quiz

    def wire(self, now: datetime, *, forwarded: bool = False) -> Poll:
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
            "regular" if self.quiz is None else "quiz", self.several, close_date=self.closes_at,
            allows_revoting=self.revoting, members_only=False, **_answer_key(self.told(now, forwarded=forwarded)),
        )  # fmt: skip

    def copied(self, poll_id: str, bot: int) -> "Ballot":
        """A poll of its own with the same question, as copyMessage makes it: votes are not pooled."""
        quiz = self.quiz and replace(self.quiz, secret=False)
        return replace(self, id=poll_id, closed=False, closes_at=None, quiz=quiz, bot=bot, choices={})

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
    quiz: Quiz | None = asked.get("quiz")
    if quiz is not None:
        _check_quiz(quiz, len(texts))
    return Ballot(
        poll_id,
        question,
        texts,
        asked["is_anonymous"],
        asked["allows_multiple_answers"],
        _closing(asked, now),
        asked.get("is_closed", False),
        quiz,
        asked.get("allows_revoting", quiz is None),
        asked.get("bot"),
    )


def _answer_key(quiz: Quiz | None) -> dict[str, Any]:
    """The fields of a Poll that give a quiz away."""
    if quiz is None:
        return {}
    explained = {"explanation": quiz.explanation, "explanation_entities": quiz.entities} if quiz.explanation else {}
    return {"correct_option_ids": quiz.right, **explained}


def _check_quiz(quiz: Quiz, options: int) -> None:
    if not quiz.right:
        raise bad("correct quiz option list must be non-empty")
    if list(quiz.right) != sorted(set(quiz.right)):
        raise bad("correct quiz option list must be increasing")
    if not all(0 <= index < options for index in quiz.right):
        raise bad("wrong quiz correct_option_id")
    if quiz.explanation.count("\n") > 2:
        raise bad("quiz explanation must have at most 2 line feeds")


def _closing(asked: dict[str, Any], now: datetime) -> datetime | None:
    """The instant at which the poll closes by itself."""
    closes_at: datetime | None = asked.get("close_date")
    if asked.get("open_period"):
        closes_at = now + timedelta(seconds=asked["open_period"])
    if closes_at is not None and not timedelta(seconds=4) < closes_at - now <= timedelta(seconds=2_628_000):
        raise bad("OPEN_PERIOD_INVALID" if asked.get("open_period") else "CLOSE_DATE_INVALID")
    return closes_at
