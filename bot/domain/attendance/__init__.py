"""Attendance: check-in, records by hand, and the resulting figures (rules 16, 20, 23, 24, 58, 59, 69)."""
