"""Roles of a person in the branch: kind of membership and offices of the committee (rules 16, 23, 26)."""

from enum import StrEnum


class Kind(StrEnum):
    """The standing of a person on the roster in the Party."""

    FULL = "full"
    PROBATIONARY = "probationary"
    CANDIDATE = "candidate"
    ACTIVIST = "activist"
    MASSES = "masses"

    @property
    def counts(self) -> bool:
        """True if the person counts as one of the N members of the branch (rule 16); guests never do (rule 23)."""
        return self in {Kind.FULL, Kind.PROBATIONARY}


class Office(StrEnum):
    """An office in the branch committee (rule 26)."""

    SECRETARY = "secretary"
    DEPUTY = "deputy"
    ORGANISATION = "organisation"
    PUBLICITY = "publicity"
    DISCIPLINE = "discipline"
