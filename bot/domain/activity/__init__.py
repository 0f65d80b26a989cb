"""The plan, its months, and one Party day up to the check-in."""
