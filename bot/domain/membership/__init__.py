"""Who belongs to the branch, and which account is whom (rules 15, 26)."""
