"""Normalisation of typed text: names, lines and longer texts without invisible or misleading characters."""

import re
import unicodedata

from bot.domain.normalisation import composed
from bot.domain.refusals import Refused

NAME_LIMIT = 30
"""The longest name, in characters; even the longest Uyghur and Latin names stay below it."""

GROUP_LIMIT = 20
"""The longest name of a group (党小组), in characters."""

SHOWN = 40
"""The longest quotation of a refused text, in characters."""

_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_NO_XML = "\ufffe\uffff"
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_HAN_BLANK_HAN = re.compile(f"(?<=[{_HAN}]) (?=[{_HAN}])")
_BLANK_AROUND_DOT = re.compile(r" ?· ?")
_SUFFIX = re.compile(r"(?P<name>.*[^\d（）])(?P<suffix>\d{1,2}|（\w{1,6}）)")
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("•・‧∙･⋅․●", "·"),
        **dict.fromkeys("’‘ʼ＇`", "'"),
        **dict.fromkeys("‐‑‒–－﹣", "-"),  # the look-alikes are intended
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
    r"""Return `raw` in NFC, with `\n` for every line break and a blank for every other white space but tabs.

    Control, bidi and zero-width characters, lone surrogates and what no paper's XML can hold are removed.
    """
    kept = (
        mark
        for mark in _BREAKS.sub("\n", composed(raw))
        if mark == "\n"
        or mark.isspace()
        or (unicodedata.category(mark) not in {"Cc", "Cf", "Cs"} and mark not in _NO_XML)
    )
    return "".join(" " if mark.isspace() and mark not in "\n\t" else mark for mark in kept)


def has_han(text: str) -> bool:
    """True if `text` contains a Chinese character."""
    return re.search(f"[{_HAN}]", text) is not None


def clean_name(raw: str) -> str:
    """Return a person's name as it is stored and compared.

    Blanks inside a Chinese name are removed (`张 三`); other names keep single blanks. Look-alike dots, hyphens,
    apostrophes, full-width letters and brackets are each folded to one form. A name consists of letters of any script,
    combining marks, `·`, `-`, `'`, `.` and blanks. A suffix may distinguish namesakes: `张三2` or `张三（大）`.

    Raises `Refused("name-bad", value=..., limit=...)`.
    """
    folded = _BLANKS.sub(" ", strip_marks(raw).replace("\n", " ").translate(_FOLDED)).strip()
    name = _BLANK_AROUND_DOT.sub("·", _HAN_BLANK_HAN.sub("", folded)).replace(" （", "（")
    if len(name) > NAME_LIMIT or not _reads_as_name(name):
        raise Refused("name-bad", value=quoted(raw), limit=NAME_LIMIT)
    return name


def without_suffix(name: str) -> str:
    """Return a stored name without the suffix that distinguishes namesakes: `张三` of `张三2` and `张三（大）`."""
    suffixed = _SUFFIX.fullmatch(name)
    return suffixed["name"] if suffixed else name


def folded(text: str) -> str:
    """Return a text with the look-alike dots, hyphens and apostrophes of names in one form; its length stays."""
    return text.translate(_FOLDED)


def clean_line(raw: str, limit: int) -> str:
    """Return free text as one line of at most `limit` characters; line breaks and runs of blanks become one blank.

    Raises `Refused("text-empty")` and `Refused("text-too-long", limit=..., length=...)`.
    """
    return _within(_BLANKS.sub(" ", strip_marks(raw).replace("\n", " ")).strip(), limit)


def clean_text(raw: str, limit: int) -> str:
    """Return free text of several lines and at most `limit` characters, with no two empty lines in a row.

    Raises `Refused("text-empty")` and `Refused("text-too-long", limit=..., length=...)`.
    """
    lines = (_BLANKS.sub(" ", line).strip() for line in strip_marks(raw).split("\n"))
    return _within(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), limit)


def quoted(raw: str) -> str:
    """Return the beginning of `raw` as one plain line, short enough to be shown inside a refusal."""
    return shortened(raw[: SHOWN * 8], SHOWN)


def shortened(raw: str, limit: int) -> str:
    """Return free text as one line, cut to `limit` characters; empty for a text without any."""
    line = _BLANKS.sub(" ", strip_marks(raw).replace("\n", " ")).strip()
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


def _within(text: str, limit: int) -> str:
    if not text:
        raise Refused("text-empty")
    if len(text) > limit:
        raise Refused("text-too-long", limit=limit, length=len(text))
    return text


def _reads_as_name(name: str) -> bool:
    stem = without_suffix(name)
    return (
        all(_is_letter(mark) or mark in "·-'. " or unicodedata.category(mark)[0] == "M" for mark in stem)
        and any(_is_letter(mark) for mark in stem)
        and stem[0] not in "·-'. "
    )


def _is_letter(mark: str) -> bool:
    # Rare names use characters that are newer than Python's Unicode tables and have no category there yet.
    return unicodedata.category(mark)[0] == "L" or re.match(f"[{_HAN}]", mark) is not None
