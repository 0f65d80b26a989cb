"""What people write, made plain: names, lines and longer texts without invisible or misleading marks."""

import re
import unicodedata

from bot.domain.refusals import Refused

NAME_LIMIT = 30
"""The longest name, in characters; the fullest Uyghur and Latin names stay below it."""

SHOWN = 40
"""How much of a refused text is quoted back, in characters."""

_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_HAN_BLANK_HAN = re.compile(f"(?<=[{_HAN}]) (?=[{_HAN}])")
_BLANK_AROUND_DOT = re.compile(r" ?· ?")
_SUFFIX = re.compile(r"(?P<name>.*[^\d（）])(?P<suffix>\d{1,2}|（\w{1,6}）)")
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("•・‧∙･⋅․●", "·"),
        **dict.fromkeys("’‘ʼ＇`", "'"),
        **dict.fromkeys("‐‑‒–－﹣", "-"),  # the look-alikes are the point
        **{
            chr(code): chr(code - 0xFEE0)
            for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B))
            if chr(code).isalnum()
        },
        "．": ".",
        "(": "（",
        ")": "）",
    }
)


def strip_marks(raw: str) -> str:
    """`raw` in NFC, one kind of break, tabs and blanks, no control, bidi, zero-width or broken marks."""
    kept = (
        mark
        for mark in _BREAKS.sub("\n", unicodedata.normalize("NFC", raw))
        if mark == "\n" or mark.isspace() or unicodedata.category(mark) not in {"Cc", "Cf", "Cs"}
    )
    return "".join(" " if mark.isspace() and mark not in "\n\t" else mark for mark in kept)


def has_han(text: str) -> bool:
    """Whether a Chinese character stands in `text`."""
    return re.search(f"[{_HAN}]", text) is not None


def clean_name(raw: str) -> str:
    """A person's name as it is stored and compared.

    Blanks inside a Chinese name vanish (`张 三`), other names keep single blanks; look-alike dots, hyphens,
    apostrophes, full-width letters and brackets become one of their kind. Letters of any script, marks, `·`,
    `-`, `'`, `.` and blanks make a name. Namesakes may be told apart by an ending: `张三2` or `张三（大）`.

    Raises `Refused("name-bad", value=..., limit=...)`.
    """
    folded = _BLANKS.sub(" ", strip_marks(raw).replace("\n", " ").translate(_FOLDED)).strip()
    name = _BLANK_AROUND_DOT.sub("·", _HAN_BLANK_HAN.sub("", folded)).replace(" （", "（")
    if len(name) > NAME_LIMIT or not _reads_as_name(name):
        raise Refused("name-bad", value=quoted(raw), limit=NAME_LIMIT)
    return name


def clean_line(raw: str, limit: int) -> str:
    """Free text of one line, breaks and runs of blanks folded to one blank, at most `limit` characters.

    Raises `Refused("text-empty")` and `Refused("text-too-long", limit=..., length=...)`.
    """
    return _within(_BLANKS.sub(" ", strip_marks(raw).replace("\n", " ")).strip(), limit)


def clean_text(raw: str, limit: int) -> str:
    """Free text of several lines, at most one empty line between two, at most `limit` characters.

    Raises `Refused("text-empty")` and `Refused("text-too-long", limit=..., length=...)`.
    """
    lines = (_BLANKS.sub(" ", line).strip() for line in strip_marks(raw).split("\n"))
    return _within(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), limit)


def quoted(raw: str) -> str:
    """The beginning of `raw` in one plain line, short enough to be shown inside a refusal."""
    line = _BLANKS.sub(" ", strip_marks(raw[: SHOWN * 8]).replace("\n", " ")).strip()
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def _within(text: str, limit: int) -> str:
    if not text:
        raise Refused("text-empty")
    if len(text) > limit:
        raise Refused("text-too-long", limit=limit, length=len(text))
    return text


def _reads_as_name(name: str) -> bool:
    suffixed = _SUFFIX.fullmatch(name)
    stem = suffixed["name"] if suffixed else name
    return (
        all(_is_letter(mark) or mark in "·-'. " or unicodedata.category(mark)[0] == "M" for mark in stem)
        and any(_is_letter(mark) for mark in stem)
        and stem[0] not in "·-'. "
    )


def _is_letter(mark: str) -> bool:
    # Characters newer than Python's tables have no category yet, and rare names are written with them.
    return unicodedata.category(mark)[0] == "L" or re.match(f"[{_HAN}]", mark) is not None
