"""Scheduling of a month's activity: choice of the date, notice, changes (rules 6 to 10, 12, 16, 25, 27)."""
