"""Members of the branch and the accounts bound to their names (rules 15, 26)."""
