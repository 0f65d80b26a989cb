"""Entry into a group and setup of the branch (rules 4, 5)."""
