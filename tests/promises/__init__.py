"""The four promises, under faults, kills, load and many processes."""
