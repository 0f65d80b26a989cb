"""Reports: one person's year, and summaries of a month, a quarter or a year (rules 69, 76, 82)."""
