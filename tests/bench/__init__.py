"""The bench runs."""
