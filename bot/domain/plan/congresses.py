"""The Party's congresses and the plenary sessions of their committees: years that a text tells wrong (check 20).

The years are those of the Party's own chronicle (中国共产党大事记). A session that this table does not know is never
called wrong: it may have been held since.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.domain.times.numerals import ONES, number

KNOWN_UNTIL = date(2025, 10, 31)
"""The last day that the table covers: the fourth plenary session of the twentieth committee is its last entry."""

_CONGRESSES = dict(
    enumerate((1921, 1922, 1923, 1925, 1927, 1928, 1945, 1956, 1969, 1973, 1977, *range(1982, KNOWN_UNTIL.year, 5)), 1)
)
_LAST = max(_CONGRESSES)
_PLENARIES = {
    11: (1977, 1978, 1978, 1979, 1980, 1981, 1982),
    12: (1982, 1983, 1984, 1985, 1985, 1986, 1987),
    13: (1987, 1988, 1988, 1989, 1989, 1990, 1990, 1991, 1992),
    14: (1992, 1993, 1993, 1994, 1995, 1996, 1997),
    15: (1997, 1998, 1998, 1999, 2000, 2001, 2002),
    16: (2002, 2003, 2003, 2004, 2005, 2006, 2007),
    17: (2007, 2008, 2008, 2009, 2010, 2011, 2012),
    18: (2012, 2013, 2013, 2014, 2015, 2016, 2017),
    19: (2017, 2018, 2018, 2019, 2020, 2021, 2022),
    20: (2022, 2023, 2024, 2025),
}
"""The years of the plenary sessions, in their order, by the number of the congress that elected the committee."""

_NUMERAL = f"(?:[{ONES}]?十[{ONES}]?|[{ONES}])"
_PARTY = "(?:中国共产党|中共|党的|我党)"
_OTHERS = f"(?<![{ONES}十第团革盟建进社])"
"""The text before a session is none of these: the sign of another organisation, such as the League, or a numeral."""
_BEHIND = r"(?=[\s，。、；：）)（(“”]|召开|举行|胜利|开幕|闭幕|精神|报告|以来|会议|通过|上|于|是|在|$)"
"""The text behind the short name of a congress is one of these: 党的三大作风 names no congress."""
_SESSION = (
    f"(?:{_PARTY}?{_OTHERS}(?P<recent>十[八九]|二十)大(?![{ONES}个项条名届])|{_PARTY}(?P<congress>{_NUMERAL})大{_BEHIND}|"
    f"{_PARTY}第(?P<national>{_NUMERAL})次全国代表大会|"
    f"{_PARTY}?{_OTHERS}(?P<term>{_NUMERAL})届(?P<plenary>{_NUMERAL})中全会|"
    f"{_PARTY}第(?P<committee>{_NUMERAL})届中央委员会第(?P<full>{_NUMERAL})次全体会议)"
)
_DAY = r"(?<!\d)(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?"
_HELD = "(?:胜利)?(?:召开|举行|开幕|闭幕)"
_FORMS = (
    re.compile(f"{_DAY}(?:[，、]|在北京)?{_HELD}的?{_SESSION}"),
    re.compile(f"{_DAY}[，、]?{_SESSION}(?:在北京)?{_HELD}"),
    re.compile(f"{_SESSION}(?:于|是)?{_DAY}(?:在北京)?{_HELD}"),
    re.compile(rf"{_SESSION}[（(]{_DAY}(?:召开|举行)?[）)]"),
)
_MIXED = re.compile(f"{_OTHERS}(?P<congress>十[一二三四五六七八九]?|二十)大(?P<plenary>[{ONES}])中全会")
_PLENARY = re.compile(f"{_OTHERS}(?P<term>{_NUMERAL})届(?P<plenary>{_NUMERAL})中全会")


@dataclass(frozen=True)
class WrongSession:
    """A session that a text tells wrong: `variant` says how, `said` is what it says, `right` what would be right."""

    variant: str
    session: str
    said: str
    right: str


def wrong_sessions(words: str) -> Iterator[WrongSession]:
    """Yield the congresses and plenary sessions of which a text tells another year, or a name that none has."""
    for form in _FORMS:
        for found in form.finditer(words):
            held, session = _held(found), _name(found)
            if held is not None and held != int(found["year"]):
                yield WrongSession("session", session, found["year"], str(held))
    for found in _MIXED.finditer(words):
        name = f"{found['congress']}届{found['plenary']}中全会"
        yield WrongSession("mixed", found[0], found[0], name)
    for found in _PLENARY.finditer(words):
        term, plenary = number(found["term"]), number(found["plenary"])
        if term in _PLENARIES and term < _LAST and plenary > (count := len(_PLENARIES[term])):
            yield WrongSession("none", found[0], str(plenary), str(count))


def _held(found: re.Match[str]) -> int | None:
    """Return the year of the session that was found; None if it is not known."""
    congress = found["congress"] or found["recent"] or found["national"]
    if congress is not None:
        return _CONGRESSES.get(number(congress))
    years = _PLENARIES.get(number(found["term"] or found["committee"]), ())
    plenary = number(found["plenary"] or found["full"])
    return years[plenary - 1] if 0 < plenary <= len(years) else None


def _name(found: re.Match[str]) -> str:
    congress = found["congress"] or found["recent"] or found["national"]
    if congress is not None:
        return f"{congress}大"
    return f"{found['term'] or found['committee']}届{found['plenary'] or found['full']}中全会"
