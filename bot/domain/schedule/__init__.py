"""A month's activity gets its date: choice, notice, changes (rules 6 to 10, 12, 16, 25, 27)."""
