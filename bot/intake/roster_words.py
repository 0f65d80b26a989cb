"""The words of a line or a cell of a roster, each with its class; and the people whom a line of words names."""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from bot.domain.names import has_han
from bot.intake.people_words import group_of, is_blank, is_position, kind_of, offices_of, speaks_of_kind
from bot.intake.person_names import is_name, is_surname, joined_names, named
from bot.intake.roster_steps import Step

WORDS = 1_000
"""A line of more words names no people."""
WORD_LIMIT = 60
"""A longer word means nothing to a roster."""
TABLES = 10_000
"""More than the tables of a source; lists one below the other in a table are numbered in steps of it."""


class Sort(Enum):
    """The kinds of words."""

    NAME = auto()
    ODD_NAME = auto()  # it has the characters of a name, but no usual surname
    KIND = auto()
    OFFICE = auto()
    GROUP = auto()
    POST = auto()  # a post or a relation to the Party that the roster does not know
    FACT = auto()  # about a person, of no use here: 男, 汉族, a number
    BLANK = auto()
    OTHER = auto()


@dataclass(frozen=True)
class Word:
    """A word; `label` if a colon follows it, `inside` if it stands in brackets."""

    text: str
    sort: Sort
    label: bool = False
    inside: bool = False


@dataclass(frozen=True)
class RawPerson:
    """One person as read, not yet validated: the words sorted by subject; `place` is the row or line, in full.

    `strange` words seem to state a kind or an office and were not understood; `unused` ones are about something else.
    `section` is a kind that a heading above states; `likely` one that another column suggests; `hints` are unused words
    that may say something of the kind. `labelled` if an office or a kind stands before the name, `carried` if the
    section is that of a line above with names of its own, `table` is the number of the table, 0 for lines. `branch` is
    the branch whose list or row it is, `sign` a sign such as ★ beside the name, `promoted` the cell on the promotion.
    """

    line: int
    raw: str
    name: str
    kinds: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    formula: str = ""
    step: Step | None = None
    unclear_day: str = ""
    section: str = ""
    likely: str = ""
    hints: tuple[str, ...] = ()
    labelled: bool = False
    carried: bool = False
    table: int = 0
    branch: str = ""
    sign: str = ""
    promoted: str = ""

    @property
    def evident(self) -> bool:
        """True if words beside the name show that this is a person."""
        return bool(self.kinds or self.offices or self.groups or self.step or self.likely)


_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_SPACED = re.compile(rf"(?<![{_HAN}])[{_HAN}](?:[ \u3000]+[{_HAN}])+(?![{_HAN}])")
_GAP = re.compile(r"[ \u3000]+")
_SHORT = 3
_AND = re.compile("(.{2,5}?)(?:以及|[和及与])(.{2,5})")
_AND_OTHERS = re.compile(r"(.{2,5}?)(等(?:同志)?(?:共?\d{1,4}[名人个位])?(?:同志)?)")
_COUNTED = re.compile(r"(.+?)(共?(?:\d{1,4}|[一二两三四五六七八九十百]{1,5})[名人个位])")
_AND_NUMBER = re.compile(r"(\D{2,12})(\d{7,18}[xX]?)")
_HOLDS = re.compile(r"(?:其中|由|选举|同意)?(.{2,6}?)(?:同志)?(?:担任|兼任|现任|任|当选为?|出任|[为是系])(.{2,20})")
_IN_OFFICE = re.compile(r"(?:担任|兼任|现任|任)(.{2,20})")
_NO_MORE = frozenset("曾原拟不未")
_HELD_BY = re.compile(r"(.{2,20}?)[为是由有](.{2,6}?)(?:同志)?(?:担任|兼任)?")
_SIGNS = (
    "#＃*\u2460-\u249b\u2b00-\u2bff\u2600-\u2612\u2614-\u2712\u2715\u2716\u2719-\u27bf\ufe0f\u20e3\U0001f000-\U0001faff"
)
"""Signs and pictures that stand between words in messages of a chat; ticks are not among them."""
_HIDDEN = re.compile(rf"(?<![{_HAN}*])[{_HAN}]\*+[{_HAN}]?(?![{_HAN}*])")
"""A name of which characters are not to be shown: `陆*鸣`."""
_STAR = "\ue000"
_CALLED = re.compile(rf"[@＠](?=[{_HAN}])")
_TOKEN = re.compile(rf"[^\s,，、;；:：|｜/／+＋&()（）\[\]【】。！？!?\"“”{_SIGNS}]+|[:：(（\[【)）\]】]")
_NAMESAKE = re.compile(r"[（(](?:[大小老少中甲乙丙丁]|\d{1,2}|[A-Za-z])[）)]")
_OPEN, _CLOSE, _COLON = frozenset("(（[【"), frozenset(")）]】"), frozenset(":：")
_FACT = re.compile(
    r"男|女|[^\s]{1,4}族|汉|等(?:同志)?(?:共?(?:\d{1,4}|[一二两三四五六七八九十]{1,3})[名人位])?(?:同志)?|(?:共|计|合计|总计|有)?\d+\s*(?:名|人|个|位)"
    r"|\d[\d.\-/年月日号至到~～—Xx%+]*(?:生|出生)?|\+?\d[\d\- ]{5,}\d"
    r"|[一二三四五六七八九十百]+[人名]|(?:其中)?(?:含|包括|[^\s]{0,12}(?:共有|现有|共计))[^\s]{0,4}(?:党员|分子|对象)\d{1,4}[名人位]"
)
_JOINED = (re.compile(r"[-—–_+~=→>＋－]+"), re.compile(r"[·•.．]+"))
_FORMULA = re.compile(r"=|@(?![\u4e00-\u9fff])|[+\-](?=[^\s\d\-])")  # `@所有人` calls the members of a chat


def formula_of(cell: str) -> bool:
    """True if a cell is a formula of a spreadsheet."""
    return _FORMULA.match(cell) is not None


def sort_of(text: str) -> Sort:
    """Return what a word is."""
    return _sort_of(text) if len(text) <= WORD_LIMIT else Sort.OTHER


@lru_cache(maxsize=8_000)
def _sort_of(text: str) -> Sort:
    if is_blank(text):
        return Sort.BLANK
    if _FACT.fullmatch(text):
        return Sort.FACT
    if kind_of(text):
        return Sort.KIND
    if offices_of(text)[0]:
        return Sort.OFFICE
    if group_of(text):
        return Sort.GROUP
    found = named(text)
    if found is not None and not found.remarks:
        return Sort.NAME if found.sure else Sort.ODD_NAME
    return Sort.POST if is_position(text) or speaks_of_kind(text) else Sort.OTHER


def words_of(text: str) -> list[Word]:
    """Return the words of a line: parted at blanks and signs, and where a name touches a kind or an office."""
    parts: list[tuple[str, bool]] = []
    depth = 0
    text = _HIDDEN.sub(lambda hidden: hidden[0].replace("*", _STAR), _CALLED.sub(" ", text))
    for found in _TOKEN.finditer(_SPACED.sub(_together, text)):
        mark = found[0].replace(_STAR, "*")
        if mark in _OPEN:
            depth += 1
        elif mark in _CLOSE:
            depth = max(depth - 1, 0)
        elif mark in _COLON:
            if parts:
                parts[-1] = (parts[-1][0] + ":", parts[-1][1])
        else:
            parts += [(mark, depth > 0)]
    parts = _whole_names(_namesakes(parts))
    found_words: list[Word] = []
    for part, inside in parts:
        bare = part.rstrip(":") or part
        pieces = _pieces(bare, first=not found_words)
        for place, piece in enumerate(pieces):
            label = part != bare and place == len(pieces) - 1
            found_words.append(Word(piece, sort_of(piece), label, inside))
    return _labels(found_words)


def _labels(words: list[Word]) -> list[Word]:
    """Return the words; a kind before a number of people with a colon is a label, too: `预备党员1名：`."""
    following = [*words[1:], Word("", Sort.BLANK)][: len(words)]
    return [
        replace(word, label=True)
        if word.sort in {Sort.KIND, Sort.GROUP} and after.label and after.sort is Sort.FACT and not after.inside
        else word
        for word, after in zip(words, following, strict=True)
    ]


def _together(found: re.Match[str]) -> str:
    """Join characters that blanks set apart: `陆 一 鸣`, `书  记`; a wider blank parts words."""
    gaps = [len(gap) for gap in _GAP.findall(found[0])]
    characters = _GAP.split(found[0])
    words = [characters[0]]
    for gap, character in zip(gaps, characters[1:], strict=True):
        words += [character] if gap > min(gaps) else []
        words[-1] += character if gap == min(gaps) else ""
    return " ".join(map(_closed, words))


def _closed(characters: str) -> str:
    """Return the characters as one word if they are one; else a surname and the character after it are joined."""
    if kind_of(characters) or offices_of(characters)[0]:
        return characters
    if len(characters) <= _SHORT and characters[-1] not in "男女" and is_name(characters):
        return characters
    words: list[str] = []
    for character in characters:
        joins = words and len(words[-1]) == 1 and is_surname(words[-1]) and character not in "男女"
        words[-1:] = [words[-1] + character] if joins else [*words[-1:], character]
    return " ".join(words)


def _namesakes(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Join `张三`, `大` in brackets, to `张三（大）`."""
    joined: list[tuple[str, bool]] = []
    for part, inside in parts:
        if inside and joined and not joined[-1][1] and _NAMESAKE.fullmatch(f"（{part}）") and is_name(joined[-1][0]):
            joined[-1] = (f"{joined[-1][0]}（{part}）", False)
        else:
            joined.append((part, inside))
    return joined


def _whole_names(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Join `欧阳`, `娜` and `John`, `Smith`, but not `张三`, `李四`."""
    joined: list[tuple[str, bool]] = []
    for part, inside in parts:
        before = joined[-1] if joined else ("", inside)
        if before[0] and before[1] == inside and _carries_on(before[0], part.rstrip(":")):
            blank = "" if has_han(part) else " "
            joined[-1] = (f"{before[0]}{blank}{part}", inside)
        else:
            joined.append((part, inside))
    return joined


def _carries_on(name: str, word: str) -> bool:
    if len(name) + len(word) > WORD_LIMIT:
        return False
    if has_han(word) and has_han(name):
        return is_surname(name) and len(word) <= 2 and sort_of(word) in {Sort.OTHER, Sort.NAME, Sort.ODD_NAME}
    if has_han(word) or has_han(name) or not (_lettered(name) and _lettered(word)):
        return False
    return sort_of(word) in {Sort.NAME, Sort.ODD_NAME, Sort.OTHER} and sort_of(name) in {Sort.NAME, Sort.ODD_NAME}


def _lettered(word: str) -> bool:
    return word.replace("'", "").replace("-", "").replace(".", "").replace(" ", "").isalpha()


def _pieces(word: str, *, first: bool) -> list[str]:
    """Return the parts of a word that joins several: `陆一鸣-正式党员-书记`, `陆一鸣正式党员`, `书记陆一鸣`."""
    if parted := _spoken(word) or joined_names(word):
        return parted
    if sort_of(word) not in {Sort.OTHER, Sort.ODD_NAME, Sort.POST} or not has_han(word):
        return [word]
    for joint in _JOINED:
        parts = [part for part in joint.split(word) if part]
        if len(parts) > 1 and any(sort_of(part) in ATTRIBUTES for part in parts):
            return [piece for place, part in enumerate(parts) for piece in _pieces(part, first=first and not place)]
    if (several := _AND.fullmatch(word)) and all(map(is_name, several.groups())):
        return list(several.groups())
    if (others := _AND_OTHERS.fullmatch(word)) and is_name(others[1]):
        return [others[1], others[2]]
    if (counted := _COUNTED.fullmatch(word)) and (sort_of(counted[1]) in ATTRIBUTES or is_name(counted[1])):
        return [counted[1], counted[2]]
    if (numbered := _AND_NUMBER.fullmatch(word)) and is_name(numbered[1]):
        return list(numbered.groups())
    if digits := re.match(r"\d{1,4}[.．、]?(?=[^\d年月日号])", word):
        rest = _pieces(word[digits.end() :], first=first)
        return [digits[0].rstrip(".．、"), *rest] if any(sort_of(piece) is Sort.NAME for piece in rest) else [word]
    return _touching(word, first=first or sort_of(word) is not Sort.POST)


def _spoken(word: str) -> list[str] | None:
    """Return the name and the post of a word that joins them by a verb: `陆一鸣任书记`, `书记由陆一鸣担任`."""
    holds = _HOLDS.fullmatch(word)
    if holds and is_name(holds[1]) and sort_of(holds[2]) in ATTRIBUTES:  # `王建曾任书记`: the verb is denied
        return list(holds.groups()) if holds[1][-1] not in _NO_MORE else None
    office = _IN_OFFICE.fullmatch(word)
    if office and sort_of(office[1]) is Sort.OFFICE:
        return [office[1]]
    held = _HELD_BY.fullmatch(word)
    return list(held.groups()) if held and sort_of(held[1]) in ATTRIBUTES and is_name(held[2]) else None


_OF_COMMITTEE = frozenset({"委员", "支委", "支部委员"})
ATTRIBUTES = frozenset({Sort.KIND, Sort.OFFICE, Sort.GROUP})


def _touching(word: str, *, first: bool) -> list[str]:
    """Part a name from a kind or an office; an office ends the name only at the beginning of a line: `财务科书记`."""
    if len(word) > 24:
        return [word]
    for place in range(2, len(word) - 1):
        head, tail = word[:place], word[place:]
        if first and sort_of(tail) in ATTRIBUTES and is_name(head):
            return [head, tail]
        if (sort_of(head) in ATTRIBUTES or head in _OF_COMMITTEE) and is_name(tail):
            return [head, tail]
    return [word]
