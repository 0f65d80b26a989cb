"""Intake of updates: polled or posted, settled, answered."""
