"""Plans and rosters out of words and tables: pure, no Telegram, no storage."""
