"""Sentences of a reader beside its values: pieces of the source that it did not use, and what it took for granted."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Told:
    """A sentence about pieces of the source: the text key `told-<key>`, the pieces in full, the values it shows.

    `pieces` are exactly as the source has them, so that each one can be found there. The sentence may quote only the
    first ones.
    """

    key: str
    pieces: tuple[str, ...] = ()
    values: dict[str, str | int] = field(default_factory=dict)
