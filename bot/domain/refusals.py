"""The one way a rule says no: a text key and the values its sentence needs, never the sentence itself."""


class Refused(Exception):  # noqa: N818 - a refusal is an ordinary answer, not an error
    """A rule did not allow what was asked.

    `key` names the Fluent message `refused-<key>`; `args` are the values that the sentence shows. Only
    `bot/errors.py` puts it into words.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
