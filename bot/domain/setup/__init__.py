"""The bot comes into a group, and the branch is set up (rules 4, 5)."""
