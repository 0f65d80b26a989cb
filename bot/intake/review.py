"""A list under review: what was read, what was told, and what the buttons answered; kept with the account as JSON."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from bot.domain.membership.roster_list import Entry, as_json, from_json
from bot.domain.roles import Kind
from bot.domain.told import Told
from bot.intake.roster import Problem

Picked = Literal["kind", "name"]

PIECES_KEPT, PIECE_KEPT = 12, 80
"""Pieces of a sentence that are kept, and characters of each: as many as a message quotes."""


@dataclass(frozen=True)
class Review:
    """A list as it was read and as the buttons changed it; `draft` is its number.

    By their places among the `people`: those of whom nothing tells the kind are `assumed` to be full members; the words
    that may be names are `maybe`, and of those only the `taken` ones count as people.
    """

    draft: int
    people: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    told: tuple[Told, ...] = ()
    assumed: tuple[int, ...] = ()
    maybe: tuple[int, ...] = ()
    taken: tuple[int, ...] = ()

    @property
    def entries(self) -> list[Entry]:
        """The people whom the list would store."""
        return [entry for place, entry in enumerate(self.people) if not self._is_left(place)]

    def asked(self, what: Picked) -> list[int]:
        """Return the places of which it is asked whether that is a probationary member, or a name."""
        return [place for place in self.assumed if not self._is_left(place)] if what == "kind" else list(self.maybe)

    @property
    def still_told(self) -> list[Told]:
        """Sentences to tell after the answers given so far."""
        full = [place for place in self.asked("kind") if not self.is_picked("kind", place)]
        left = {
            "roster-kind-assumed": [self.people[place].name for place in full],
            "roster-maybe": [self.people[place].name for place in self.maybe if self._is_left(place)],
        }
        told = [Told(each.key, tuple(left[each.key]), {"count": len(left[each.key])}) if each.key in left else each
                for each in self.told]  # fmt: skip
        if full and not any(each.key == "roster-kind-assumed" for each in told):
            told.append(Told("roster-kind-assumed", tuple(left["roster-kind-assumed"]), {"count": len(full)}))
        return [each for each in told if each.key not in left or each.pieces]

    def _is_left(self, place: int) -> bool:
        return place in self.maybe and place not in self.taken

    def is_picked(self, what: Picked, place: int) -> bool:
        """True if the entry at that place is ticked: a probationary member, or a name."""
        return self.people[place].kind is Kind.PROBATIONARY if what == "kind" else place in self.taken

    def pick(self, what: Picked, place: int) -> "Review":
        """Return the review with that tick set or taken back; a place of which nothing is asked changes nothing."""
        if what == "name" and place in self.maybe:
            taken = {*self.taken} ^ {place}
            return replace(self, taken=tuple(sorted(taken)))
        if what == "kind" and place in self.assumed:
            kind = Kind.FULL if self.is_picked(what, place) else Kind.PROBATIONARY
            entry = replace(self.people[place], kind=kind, says_kind=True)
            return replace(self, people=(*self.people[:place], entry, *self.people[place + 1 :]))
        return self

    def as_json(self) -> dict[str, Any]:
        """Return the review as JSON; pieces of the source are kept as far as a message quotes them."""
        told = [{"key": each.key, "pieces": _kept(each.pieces), "values": _values(each)} for each in self.told]
        return {
            "draft": self.draft, "people": as_json(self.people), "told": told, "assumed": self.assumed,
            "problems": [{**asdict(each), "raw": ""} for each in self.problems], "maybe": self.maybe,
            "taken": self.taken,
        }  # fmt: skip


def review_of(kept: dict[str, Any]) -> Review:
    """Return the review that `as_json` wrote; an earlier version kept the people alone."""
    return Review(
        kept["draft"], tuple(from_json(kept["people"])), tuple(Problem(**each) for each in kept.get("problems", ())),
        tuple(Told(each["key"], tuple(each["pieces"]), each["values"]) for each in kept.get("told", ())),
        tuple(kept.get("assumed", ())), tuple(kept.get("maybe", ())), tuple(kept.get("taken", ())),
    )  # fmt: skip


def _kept(pieces: Sequence[str]) -> list[str]:
    return [piece[:PIECE_KEPT] for piece in pieces[:PIECES_KEPT]]


def _values(told: Told) -> dict[str, str | int]:
    return {**told.values, "total": len(told.pieces)}
