"""The branches whose people stand in one list."""

from collections.abc import Iterable

from bot.domain.names import quoted
from bot.intake.roster_words import RawPerson

_MOST = 30
"""More names than these in a column of branches are no branches."""


def branches_of(people: Iterable[RawPerson]) -> dict[str, str]:
    """Return the name of each branch by the words that name it, if the list has people of several; else nothing.

    `第一党支部` is the same as `机关第一党支部`.
    """
    words = list(dict.fromkeys(person.branch for person in people if person.branch))
    if not 1 < len(words) <= _MOST:
        return {}
    whole = {word: max((each for each in words if each.endswith(word)), key=len) for word in words}
    return {word: quoted(name) for word, name in whole.items()} if len(set(whole.values())) > 1 else {}
