"""The 80 % of all members who must be present (rule 16)."""

import math


def needed(members: int, share: float) -> int:
    """How many must come: the share of all members, rounded up (rule 16)."""
    return math.ceil(round(share * members, 9))
