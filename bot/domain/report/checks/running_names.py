"""Misspelt names within running text, for check 41: found by the form in which a name stands, never by its sound.

A span counts as a name only if both its ends are ends of a name: a mark, a connecting word or 由 before it, and a word
of saying or doing, 同志, or the next name of a list behind it. It is told only if it is one character apart from a
member's name, and nothing speaks for a word, a title, or a person from outside.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.domain.names import folded
from bot.domain.report.checks import known_words
from bot.domain.surnames import COMMON

SHORTEST = 2
DOT = "·"

_BEFORE = re.compile(
    r"^|(?<=[\s，。、；：,;:！!？?（(“\"「—…])|"
    "(?:(?<![自理缘来])由|(?<![邀申聘约宴特敬])请|和|与|及|党员|(?<!全体)同志|(?<!党委)委员|组长|支部副?书记|"
    "随后|接着|然后|最后|首先|其次|会上|会后|会间|之后|其间|期间|其中)",
    re.MULTILINE,
)
_GIVEN = r"[^，。；\s]{0,10}(?:发言|汇报|报告|分享|交流|介绍|点评|说明)"
_SAYING = (
    "说|发言|表示|表态|认为|指出|提出|提议|建议|汇报|介绍|领学|领读|领誓|导读|带领|谈到|谈了|谈起|讲到|讲了|讲述|"
    f"分享|补充|主持|宣读|传达|回答|提醒|强调|总结|结合|作(?:为|了|{_GIVEN})|做(?:了|{_GIVEN})"
)
_DOING = (
    "负责|牵头|联系|起草|整理|撰写|编写|编制|绘制|汇总|收集|保管|落实|组织|安排|担任|记录|监票|计票|唱票|"
    "核对|准备|采购|排出|带队|讲解|报名"
)
_ADVERB = "(?:首先|率先|先后|先|随后|接着|最后|再次|再|分别|进一步|主动|当场|带头|也|还|又|则|在)?"
_COMRADE = "同志(?!们|[^，。；\\s]{0,6}(?:事迹|精神|学习|诞辰|逝世|牺牲|一道|为))"
_BEHIND = re.compile(f"(?={_ADVERB}(?:{_SAYING}|{_DOING}|(?:会议)?发言)|{_COMRADE})")
_LISTED = re.compile(r"(?=[\s，。、；：,;:）)]|和|与|及|等|[两二三四五六七八九]人|同志)|$", re.MULTILINE)
_JOINTS = "、和与及"
_OUTSIDER = f"(?:{known_words.OUTSIDERS})"
_TITLED = re.compile(known_words.TITLES)
_LETTERS = re.compile(f"[^\\W\\d_{DOT}a-zA-Z]+(?:{DOT}[^\\W\\d_{DOT}a-zA-Z]+)*")
_CLAUSE = re.compile(r"[^。；;！!？?\n]+")
SHOWN = 40
READ = 12_000
"""Characters of a record that are read: ten times as many as a long one has, and some 50 ms for 300 members."""


@dataclass(frozen=True)
class Misspelt:
    """A name that is one character apart from members' names, with the words around it."""

    name: str
    names: tuple[str, ...]
    clause: str


class Search:
    """A search for the members' names, of which `known` are right, as are those of guests and people from outside."""

    def __init__(self, members: Iterable[str], known: Iterable[str]) -> None:
        """Keep the names, and each of them with one sign left open."""
        self.known = frozenset(known)
        self._members = [name for name in dict.fromkeys(members) if len(name) >= SHORTEST]
        self._lengths = sorted({len(name) for name in self._members})
        self._open: dict[str, list[str]] = defaultdict(list)
        for name in self._members:
            for sign in range(len(name)):
                self._open[f"{name[:sign]}\n{name[sign + 1 :]}"].append(name)

    def of(self, texts: Iterable[str]) -> Iterator[Misspelt]:
        """Yield the misspelt names of the texts, each once."""
        whole = list(_within(READ, texts))
        seen: set[str] = set()
        for text in whole:
            for start, end in self._spans(text):
                name = text[start:end]
                like = self._like(name)
                if name in seen or not like or self._is_other(name, like) or _is_from_outside(name, whole):
                    continue
                seen.add(name)
                yield Misspelt(name, tuple(like), _clause(text, start))

    def _like(self, name: str) -> list[str]:
        """Return the members' names from which this one, which is none, is one sign apart."""
        if name in self.known or not _LETTERS.fullmatch(name):
            return []
        patterns = (f"{name[:sign]}\n{name[sign + 1 :]}" for sign in range(len(name)))
        return list(dict.fromkeys(like for pattern in patterns for like in self._open.get(pattern, ())))

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where names of the lengths that members' names have stand by their form."""
        before = {found.end() for found in _BEFORE.finditer(text)}
        behind = {found.start() for found in _BEHIND.finditer(text)}
        listed = {found.start() for found in _LISTED.finditer(text)}
        known = [found.span() for name in self.known if name in text for found in re.finditer(re.escape(name), text)]
        after_name = {end + 1 for _, end in known if text[end : end + 1] and text[end] in _JOINTS}
        before_name = {start - 1 for start, _ in known if start and text[start - 1] in _JOINTS}
        for start in sorted(before | after_name):
            for length in self._lengths:
                end = start + length
                if end > len(text):
                    break
                ends = behind | listed if DOT in text[start:end] else behind  # no word has a dot
                spoken = start in before and end in ends
                in_list = (start in after_name and (end in behind or end in listed)) or end in before_name
                if (spoken or in_list) and not self._reads_otherwise(text, start, end, before, behind | listed):
                    yield start, end

    def _reads_otherwise(self, text: str, start: int, end: int, before: set[int], behind: set[int]) -> bool:
        """True if a name that is right stands in the span and has both its ends, too."""
        return any(
            text[first:last] in self.known and (first in before or first == start) and (last in behind or last == end)
            for first in range(start, end)
            for last in range(first + SHORTEST, end + 1)
        )

    def _is_other(self, name: str, like: list[str]) -> bool:
        """True for a word, a title and a famous person."""
        if DOT in name:
            return False
        surname = name[0] in COMMON or any(name[0] == other[0] for other in like)
        if not surname or name in known_words.FAMOUS or known_words.PARTICLES.intersection(name[1:]):
            return True
        if len(name) == SHORTEST:
            return name in known_words.WORDS or name[1] in known_words.TITLE_SIGNS
        return _TITLED.search(name, 1) is not None


def _within(limit: int, texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts in the form of names, up to the number of characters that are read."""
    for text in texts:
        yield folded(text[:limit])
        limit = max(0, limit - len(text))


def _is_from_outside(name: str, texts: list[str]) -> bool:
    """True if a text names the person with the title or the part of a person from outside."""
    plain = re.escape(name)
    pattern = re.compile(f"(?:{_OUTSIDER}|来自[^，。；\\s]{{1,15}}的){plain}|{plain}(?:{_OUTSIDER}|书记)")
    return any(name in text and pattern.search(text) for text in texts)


def _clause(text: str, start: int) -> str:
    """Return the words around a name, cut to what a finding shows."""
    starts = [found.span() for found in _CLAUSE.finditer(text)]
    place = bisect_left([end for _, end in starts], start + 1)
    first, last = starts[place]
    if last - first > SHOWN:
        first = max(first, start - SHOWN // 2)
    words = text[first:last].strip()
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
