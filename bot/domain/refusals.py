"""The exception for a request that a rule forbids: a text key and the values of its sentence, never the sentence."""


class Refused(Exception):  # noqa: N818 - a refusal is a regular outcome, not an error
    """A rule forbids the request.

    `key` names the Fluent message `refused-<key>`; `values` are the values that its sentence shows. Only
    `bot/errors.py` renders it.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
