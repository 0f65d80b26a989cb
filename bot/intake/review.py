"""A list under review: what was read, what was told, and what the buttons answered; kept with the account as JSON."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from bot.domain.membership.roster_list import Entry, as_json, from_json
from bot.domain.roles import Kind, Office
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

    If the list has people of several `branches`, `of_branch` tells for each place which of them, -1 if it is not said.
    `wanted` is the number of the one whose people are read, from 1; 0 for all, None until it is answered. The `held`
    ones are secretaries of a branch that is not the first in the list.
    """

    draft: int
    people: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    told: tuple[Told, ...] = ()
    assumed: tuple[int, ...] = ()
    maybe: tuple[int, ...] = ()
    taken: tuple[int, ...] = ()
    branches: tuple[str, ...] = ()
    of_branch: tuple[int, ...] = ()
    held: tuple[int, ...] = ()
    wanted: int | None = None

    @property
    def entries(self) -> list[Entry]:
        """The people whom the list would store."""
        return [self._entry(place) for place in range(len(self.people)) if not self._is_left(place)]

    def _entry(self, place: int) -> Entry:
        entry = self.people[place]
        return (
            replace(entry, offices=(Office.SECRETARY, *entry.offices)) if self.wanted and place in self.held else entry
        )

    @property
    def is_branch_open(self) -> bool:
        """True as long as it is not said which branch's people are meant."""
        return bool(self.branches) and self.wanted is None

    def people_of(self, number: int) -> int:
        """Return how many people the list has of a branch, by its number from 1."""
        return self.of_branch.count(number - 1)

    def of(self, number: int) -> "Review":
        """Return the review of one branch's people, or of all (0)."""
        return replace(self, wanted=number) if 0 <= number <= len(self.branches) and self.branches else self

    @property
    def still_wrong(self) -> list[Problem]:
        """Problems to tell: without those of the people of other branches."""
        names = {self.people[place].name for place in range(len(self.people)) if self._is_elsewhere(place)}
        names |= {self.people[place].name for place in self.held} if self.wanted else set()
        return [each for each in self.problems if each.values.get("name") not in names]

    def asked(self, what: Picked) -> list[int]:
        """Return the places of which it is asked whether that is a probationary member, or a name."""
        if what == "kind":
            return [place for place in self.assumed if not self._is_left(place)]
        return [place for place in self.maybe if not self._is_elsewhere(place)]

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
        told = [each for each in told if each.key not in left or each.pieces]
        return told if self.wanted is None else [*self._of_branch_told(), *_without_branches(told)]

    def _of_branch_told(self) -> list[Told]:
        if not self.wanted:
            return []
        others = [self.people[place].name for place in range(len(self.people)) if self._is_elsewhere(place)]
        return [Told("roster-branch-taken", tuple(others), {"branch": self.branches[self.wanted - 1]})]

    def _is_left(self, place: int) -> bool:
        return (place in self.maybe and place not in self.taken) or self._is_elsewhere(place)

    def _is_elsewhere(self, place: int) -> bool:
        """True for a person of another branch than the one that is read."""
        return bool(self.wanted) and self.of_branch[place] not in (-1, (self.wanted or 0) - 1)

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
            "taken": self.taken, "branches": self.branches, "of_branch": self.of_branch, "held": self.held,
            "wanted": self.wanted,
        }  # fmt: skip


def review_of(kept: dict[str, Any]) -> Review:
    """Return the review that `as_json` wrote; an earlier version kept the people alone."""
    return Review(
        kept["draft"], tuple(from_json(kept["people"])), tuple(Problem(**each) for each in kept.get("problems", ())),
        tuple(Told(each["key"], tuple(each["pieces"]), each["values"]) for each in kept.get("told", ())),
        tuple(kept.get("assumed", ())), tuple(kept.get("maybe", ())), tuple(kept.get("taken", ())),
        tuple(kept.get("branches", ())), tuple(kept.get("of_branch", ())), tuple(kept.get("held", ())),
        kept.get("wanted"),
    )  # fmt: skip


def _without_branches(told: Sequence[Told]) -> list[Told]:
    return [each for each in told if each.key != "roster-branches"]


def _kept(pieces: Sequence[str]) -> list[str]:
    return [piece[:PIECE_KEPT] for piece in pieces[:PIECES_KEPT]]


def _values(told: Told) -> dict[str, str | int]:
    return {**told.values, "total": len(told.pieces)}
