"""Every table in one import, for migrations and for tests that look at all of them."""

from bot.storage import activities, ballots, owner, people, queue, slots
from bot.storage.base import Base

__all__ = ["Base", "activities", "ballots", "owner", "people", "queue", "slots"]
