"""The exception for a request that a rule forbids: a text key and the values of its sentence, never the sentence."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager


class Refused(Exception):  # noqa: N818 - a refusal is a regular outcome, not an error
    """A rule forbids the request.

    `key` names the Fluent message `refused-<key>`; `values` are the values that its sentence shows. Only
    `bot/errors.py` renders it.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class WhichBranch(Refused):
    """The request means one of several branches of the person, who has to say which.

    `branches` holds their ids with their names. `bot/errors.py` asks, and goes on with what was asked for.
    """

    def __init__(self, branches: Mapping[int, str]) -> None:
        super().__init__("which-branch", branches=list(branches.values()))
        self.branches = branches


@contextmanager
def hidden(key: str, *, of: str = "other-branch") -> Iterator[None]:
    """Refuse a record of another branch with this key, like one that does not exist: its id tells nothing then.

    `of` is the refusal that would tell.
    """
    try:
        yield
    except Refused as refused:
        if refused.key == of:
            raise Refused(key) from None
        raise
