"""What was, and what is owed: to one person, to officers, over a period."""
