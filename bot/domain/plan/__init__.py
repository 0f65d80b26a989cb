"""The yearly plan and its months (rules 1, 3, 4, 5, 11, 13)."""
