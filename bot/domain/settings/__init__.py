"""The settings of a branch: its figures, its habits and its zone (rules §7)."""
