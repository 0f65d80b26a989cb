"""Roles of a person in the branch: kind of membership, offices of the committee, departure (rules 16, 23, 26)."""

from bot.storage.roles import Departure, Kind, Office

__all__ = ["Departure", "Kind", "Office"]
