"""What each person owes now, and how it is closed (rule 85)."""
