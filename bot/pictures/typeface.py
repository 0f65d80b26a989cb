"""The typeface of all pictures: Noto Sans SC from the zhplot package, so no system font is needed."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def typeface() -> Path:
    """Return the font file. The package is not imported, since that would load pyplot and its global state.

    Raises FileNotFoundError if the package is not installed.
    """
    found = find_spec("zhplot")
    for folder in (found.submodule_search_locations or ()) if found else ():
        path = Path(folder) / "fonts" / "NotoSansSC-Regular.ttf"
        if path.is_file():
            return path
    raise FileNotFoundError("NotoSansSC-Regular.ttf of the package zhplot")


def drawable(words: str) -> str:
    """Return the words on one line without characters that the typeface lacks, such as emoji."""
    known = _characters()
    return " ".join("".join(one for one in words if one.isspace() or ord(one) in known).split())


@cache
def _characters() -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - saves 6 MiB until the first picture

    with TTFont(typeface(), lazy=True) as font:
        return frozenset(font.getBestCmap())
