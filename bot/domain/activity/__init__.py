"""Activities, the Party days (主题党日) of a branch, and their duration (rules 3, 6)."""
