"""What became of it: one person's year, a month, a quarter, a year (rules 69, 76, 82)."""
