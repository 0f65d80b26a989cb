"""Telegram's polls and quizzes, as far as bots use them."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from telegram import Chat, MessageEntity, Poll, PollOption, User

from sandbox.state.accounts import CHANNEL
from sandbox.state.errors import bad

EXPLANATION_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Quiz:
    """The quiz part of a poll: the right options, and the explanation shown after a wrong answer.

    `secret`: a person sent it to a group, so bots see the right options only after it has closed.
    """

    right: tuple[int, ...]
    explanation: str = ""
    entities: tuple[MessageEntity, ...] = ()
    secret: bool = False


@dataclass(slots=True)
class Ballot:
    """One poll: question, options, votes by person or channel. `bot`: the id of its bot, None if a person sent it."""

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
        """The first right option of a quiz; None for a regular poll."""
        return None if self.quiz is None else self.quiz.right[0]

    def is_closed(self, now: datetime) -> bool:
        """True if voting has ended. Bots get no update when `closes_at` passes."""
        return self.closed or (self.closes_at is not None and now >= self.closes_at)

    def is_right(self, chosen: tuple[int, ...]) -> bool:
        """True if `chosen` is the right answer; always true for a regular poll."""
        return self.quiz is None or chosen == self.quiz.right

    def told(self, now: datetime, *, forwarded: bool = False) -> Quiz | None:
        """Return the quiz if Telegram shows its right options to bots; None otherwise."""
        if self.quiz is None or self.is_closed(now):
            return self.quiz
        return None if self.quiz.secret or forwarded else self.quiz

    def wire(self, now: datetime, *, forwarded: bool = False) -> Poll:
        """Return the library's Poll."""
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
        """Return the copy that copyMessage makes: same question and options, its own votes."""
        quiz = self.quiz and replace(self.quiz, secret=False)
        return replace(self, id=poll_id, closed=False, closes_at=None, quiz=quiz, bot=bot, choices={})

    def answer(self, voter: User | Chat) -> dict[str, Any]:
        """Return the poll_answer of a person or a channel; it has no options after a vote was retracted."""
        chosen = list(self.choices.get(voter.id, ()))
        user = voter if isinstance(voter, User) else CHANNEL
        chat = {} if isinstance(voter, User) else {"voter_chat": voter.to_dict()}
        return {
            "poll_id": self.id,
            "user": user.to_dict(),
            **chat,
            "option_ids": chosen,
            "option_persistent_ids": [str(index) for index in chosen],
        }


def new_ballot(poll_id: str, asked: dict[str, Any], now: datetime) -> Ballot:
    """Build a poll from sendPoll's values; raise 400 if they exceed Telegram's limits."""
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
    """Return the Poll fields that reveal the right options."""
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
    """Return the time at which the poll closes by itself, if any."""
    closes_at: datetime | None = asked.get("close_date")
    if asked.get("open_period"):
        closes_at = now + timedelta(seconds=asked["open_period"])
    if closes_at is not None and not timedelta(seconds=4) < closes_at - now <= timedelta(seconds=2_628_000):
        raise bad("OPEN_PERIOD_INVALID" if asked.get("open_period") else "CLOSE_DATE_INVALID")
    return closes_at
