"""The quorum: 80 % of all members must be present (rule 16)."""

import math


def needed(members: int, share: float) -> int:
    """Return the number of members who must come: the share of all members, rounded up (rule 16)."""
    return math.ceil(round(share * members, 9))
