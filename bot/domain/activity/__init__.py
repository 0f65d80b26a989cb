"""One Party day (主题党日) and how long it lasts (rules 3, 6)."""
