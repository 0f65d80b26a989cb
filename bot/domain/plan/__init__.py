"""The yearly plan, month by month (rules 1, 3, 4, 5, 11, 13)."""
