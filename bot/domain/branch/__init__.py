"""The branch, its people, their accounts and their powers."""
