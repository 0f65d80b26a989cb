"""The page set-ups: measures in millimetres and points, and the typefaces by role.

Records are set as branches set them (Word's own margins, cells of 12 points), official letters (公文) by GB/T
9704-2012: 22 lines of 28 characters. The typefaces are named, never shipped: each program takes the next one of
`ALTERNATIVES` that it has, at last a free one.
"""

from dataclasses import dataclass

from bot.documents.paper import Setup

TITLE, TEXT, HEADING, SECOND, NUMBERS = "方正小标宋简体", "仿宋", "黑体", "楷体", "宋体"
ALTERNATIVES = {
    TITLE: ("FZXiaoBiaoSong-B05S", "华文中宋", "Noto Serif CJK SC", "Noto Serif SC"),
    TEXT: ("FangSong", "仿宋_GB2312", "Zhuque Fangsong", "Noto Serif CJK SC", "Noto Serif SC"),
    HEADING: ("SimHei", "Noto Sans CJK SC", "Noto Sans SC"),
    SECOND: ("KaiTi", "楷体_GB2312", "LXGW WenKai", "Noto Serif CJK SC", "Noto Serif SC"),
    NUMBERS: ("SimSun", "Noto Serif CJK SC", "Noto Serif SC"),
}
SANS = frozenset({HEADING})


@dataclass(frozen=True)
class Page:
    """A page set-up. Margins are in millimetres, all other measures in points.

    `title_line`, `line` and `cell_line` are exact heights of lines; `pitch` is that of the grid of lines. `squeeze` is
    what is taken off each character, so that a line holds as many as the standard asks for.
    """

    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float
    text: float
    line: float
    title_line: float
    pitch: float
    squeeze: float = 0.0
    dashed: bool = False  # page numbers as — 1 —, the odd ones right, the even ones left

    @property
    def width(self) -> float:
        """The width of the text in millimetres."""
        return 210 - self.left - self.right


TITLE_SIZE, CELL_SIZE, SMALL_SIZE = 22.0, 12.0, 10.5
CELL_LINE, SMALL_LINE = 18.0, 16.0
PAGES = {
    Setup.RECORD: Page(25.4, 25.4, 31.7, 31.7, 15, 17.5, text=16, line=28, title_line=36, pitch=15.6),
    Setup.OFFICIAL: Page(
        37, 35, 28, 26, 15, 25, text=16, line=28.9, title_line=28.9, pitch=28.95, squeeze=0.25, dashed=True
    ),
}
