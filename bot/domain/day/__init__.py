"""The day itself: opening, head count, end (rules 58, 59, 65 to 67, 71)."""
