"""Figures as people read them."""

import math


def percent(share: float) -> str:
    """A share with its sign, cut after one digit: 79.96 % must not read as 80 %."""
    return f"{math.floor(round(share * 1000, 6)) / 10:g}%"
