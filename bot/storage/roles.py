"""Kinds of membership, offices and departures: the values of columns, without SQLAlchemy, which takes long to load."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of membership of a person on the roster."""

    FULL = "full"
    PROBATIONARY = "probationary"
    CANDIDATE = "candidate"
    ACTIVIST = "activist"
    MASSES = "masses"

    @property
    def counts(self) -> bool:
        """True if the person is one of the N members of the branch (rule 16); the others are guests (rule 23)."""
        return self in {Kind.FULL, Kind.PROBATIONARY}


class Office(StrEnum):
    """An office in the branch committee (rule 26)."""

    SECRETARY = "secretary"
    DEPUTY = "deputy"
    ORGANISATION = "organisation"
    PUBLICITY = "publicity"
    DISCIPLINE = "discipline"


class Departure(StrEnum):
    """The reasons why a person leaves a branch."""

    TRANSFER = "transfer"  # 转出: to another branch
    SUSPENSION = "suspension"  # 停止党籍
    EXPULSION = "expulsion"  # 出党: 除名, 开除, 退党
    DEATH = "death"
    MISTAKE = "mistake"  # added by mistake
