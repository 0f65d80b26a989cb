"""Parsing of plans and rosters from text and tables: pure, no Telegram, no storage."""
