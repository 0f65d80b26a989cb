"""Roles of a person in the branch: kind of membership and offices of the committee (rules 16, 23, 26)."""

from bot.storage.tables.terms import Kind, Office

__all__ = ["Kind", "Office"]
