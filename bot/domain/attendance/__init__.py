"""Who was there (rules 16, 20, 23, 24, 58, 59, 69)."""
