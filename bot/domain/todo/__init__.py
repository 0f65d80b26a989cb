"""The to-do list of each person, and how its items are closed (rule 85)."""
