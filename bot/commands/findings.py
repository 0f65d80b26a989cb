"""The findings of `doctor`: a mark and a sentence."""

GOOD, BAD, NOTE = "ok   ", "WRONG", "note "

Finding = tuple[str, str]
