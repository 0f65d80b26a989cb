"""Builders, people, servers and measures that tests share."""
