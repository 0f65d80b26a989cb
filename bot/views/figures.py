"""Figures, formatted for people."""

import math


def percent(share: float) -> str:
    """Format a share as a percentage, cut after one digit: 79.96 % must not read as 80 %."""
    return f"{math.floor(round(share * 1000, 6)) / 10:g}%"


def one_digit(number: float) -> str:
    """Format a number cut after one digit, as percentages are."""
    return f"{math.floor(round(number * 10, 6)) / 10:g}"
