"""Chinese numerals: `二十一`, `廿一`, `一百零三`, `二〇二六`, `两`."""

import re

ONES = "一二三四五六七八九"
ZEROS = "零〇○"
DIGITS = {digit: value for value, digit in enumerate(ONES, 1)} | dict.fromkeys(ZEROS, 0) | {"两": 2}
CHINESE = f"零〇{ONES}两十廿卅"
"""The characters of numbers of one or two places."""
NUMBER = rf"(?:[0-9]{{1,2}}|[{ONES}]?十[{ONES}]?|廿[{ONES}]?|卅一?|[零〇]?[两{ONES}]|[零〇])"
"""A pattern for numbers of one or two places, as days and hours have."""

_UNITS = {"千": 1000, "百": 100, "十": 10, "": 1}
_SHORT = str.maketrans({"廿": "二十", "卅": "三十"})
_TENS = f"[{ONES}]?十[{ONES}]?"
_AFTER_ZERO = f"[{ZEROS}][{ONES}]"
_HUNDREDS = f"[两{ONES}]?百(?:{_AFTER_ZERO}|{_TENS})?"
_THOUSANDS = f"[两{ONES}]千(?:{_AFTER_ZERO}|[{ZEROS}]{_TENS}|{_HUNDREDS})?"
_COUNTED = re.compile(f"{_THOUSANDS}|{_HUNDREDS}|{_TENS}|[两{ONES}]")
_SPELLED = re.compile(f"[{ZEROS}][两{ONES}]?|[{ONES}][{ZEROS}]|[{ZEROS}{ONES}]{{3,4}}")
_PART = re.compile(f"([两{ONES}]?)([千百十]?)")


def number(numeral: str) -> int:
    """Return the number that figures or a Chinese numeral below 10,000 write: counted `一百零三`, spelled `二〇二六`.

    Two digits without a unit or a zero are no number: `二三` means two or three, as `一二月` means both months.

    Raises:
        ValueError: for anything else, as `int` does.
    """
    if numeral.isdecimal():
        return int(numeral)
    if _SPELLED.fullmatch(numeral):
        return int("".join(str(DIGITS[digit]) for digit in numeral))
    counted = numeral.translate(_SHORT)
    if not _COUNTED.fullmatch(counted):
        raise ValueError(f"not a number: {numeral!r}")
    return sum(DIGITS.get(digit, 1) * _UNITS[unit] for digit, unit in _PART.findall(counted) if digit or unit)


def written(count: int) -> str:
    """Return a number from 1 to 99 as it is counted in Chinese: `三`, `十二`, `二十一`."""
    tens, ones = divmod(count, 10)
    before = "" if not tens else "十" if tens == 1 else f"{ONES[tens - 1]}十"
    return before + (ONES[ones - 1] if ones else "")
