"""The day of the activity: opening, arrivals, head count, extension and end (rules 58, 59, 65 to 67, 71)."""
