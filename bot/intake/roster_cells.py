"""The meaning of one cell of a roster's table for the person in its row."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile

from bot.domain.roles import Kind
from bot.intake.people_words import group_of, is_blank, is_general, is_received, kind_of, offices_of
from bot.intake.roster_columns import Column, Role, asked_for, beside_answer, kind_words, ticked
from bot.intake.roster_people import add_office, add_word
from bot.intake.roster_steps import Step, take_step
from bot.intake.roster_words import (
    WORD_LIMIT,
    RawPerson,
    Sort,
    Word,
    formula_of,
    sort_of,
    words_of,
)

With = tuple[RawPerson, list[str]]
"""A person with what a cell says, and the words of the cell that say nothing of use."""

_EXCEL_DAY = re.compile("[2-6][0-9]{4}")
_EXCEL_BEGAN = date(1899, 12, 30)
_DENIES = re.compile("已|原|曾|转出|停止|除名|不|非|由|介绍|联系|培养|谈话|推荐|候选|拟")
_UNPROMOTED = re.compile("(?:尚|还)?未(?:按期)?转正?|尚未|待转正?|拟(?:按期)?转正|申请转正|预备.*|否|未到期|未满|未")
_TO_COME = re.compile("预计|预期|预定|拟|应于|将于|到期")
_PROMOTED = re.compile("已转正?|是|转正|按期转正")
_PROBATION = re.compile(r"预备期(?!.*[满完]|.*结束|.*转正)|^(?:\d[\d.\-/年月日]*\s*)[（(]预备[^）)]{0,4}[）)]$")
"""Words from which it follows that a person is in probation: `预备期一年`, `2025.11（预备）`."""
_BOX = re.compile("([□☑√✓✔■])([^□☑√✓✔■]+)")
_STAYS = re.compile("(?:尚|还|暂)?未(?:按期)?转正|待转正|尚在预备期|预备(?:党员)?期内")
_OF_MEMBERS = re.compile("[\u4e00-\u9fff]{1,10}党员")
_NO_MEMBER = re.compile(
    "预备|[非无原前拟新未待不停失退民盟团]党员|发展|申请|培养|除名|开除|退党|停止|察看|失联|群众|积极|转|未|非中共|新|荣誉|名誉"
)
"""Words that do not stand beside a group of members, such as 非公企业党员."""
_LEFT = re.compile(r"(?:\d[\d年月日号.\-/]*)?(?:已|因病|因故|组织关系)*(?:去世|逝世|除名|开除党籍|退党)[。]?")
_DURATION = re.compile("[一二两12]年|(?:12|18|24)个?月|[未没]满|.*延长.*|.*内")
_DATED = re.compile(r"\d{4}.*|\d{5,}|[一二〇○零][〇○零一二三四五六七八九]{3}年.*|\d{2}[.\-/年]\d{1,2}.*")
_DENIED = {
    **dict.fromkeys(("转正", "已转正"), "预备党员"),
    **dict.fromkeys(("预备党员", "预备", "中共预备党员", "预备期"), "正式党员"),
    **dict.fromkeys(("党员", "中共党员", "共产党员"), "群众"),
}
"""The kind of a person for whom a column that asks 是否… says 否."""


def is_dated(cell: str) -> bool:
    """True if a cell is a day, a month or a year."""
    return _DATED.fullmatch(cell) is not None


def with_cell(person: RawPerson, column: Column, cell: str, *, dated: bool, free: bool) -> With:
    """Return the person with what the cell says.

    `dated` columns have days in other rows, so that a cell without one says something. In a `free` table, one without
    headings, a cell may say anything.
    """
    if column.role is Role.PROMOTED:
        return _with_promotion(person, cell, dated=dated, to_come=_TO_COME.search(column.heading) is not None)
    if column.role is Role.PROBATION and not is_blank(cell):
        return _with_probation(person, cell, dated=dated)
    if column.role is Role.TICK:
        return _with_tick(person, column, cell)
    if is_blank(cell):
        return person, []
    if column.role is Role.REMARK:
        return _with_anything(person, cell) if free else _with_remark(person, cell)
    read = _READ.get(column.role)
    if read is None:
        return person, [cell]
    return (replace(person, formula=cell), []) if formula_of(cell) else read(person, cell)


def _with_promotion(person: RawPerson, cell: str, *, dated: bool, to_come: bool) -> With:
    person = replace(person, promoted=cell)
    if not is_blank(cell) and _UNPROMOTED.fullmatch(cell):
        return replace(person, kinds=(*person.kinds, "预备党员")), []
    if _PROMOTED.fullmatch(cell):
        return replace(person, kinds=(*person.kinds, "正式党员")), []
    if _TO_COME.search(cell) or (to_come and is_dated(cell)):
        return replace(person, likely="预备党员"), [cell]
    if is_dated(cell):
        return replace(person, likely="正式党员"), [cell]
    if is_blank(cell):
        return replace(person, likely="预备党员") if dated and not to_come else person, []
    return person, [cell]


def _with_probation(person: RawPerson, cell: str, *, dated: bool) -> With:
    """Read a cell of a column about the time of probation; without `dated` each row has days, also of full members."""
    if ticked(cell):
        return add_word(person, Word("预备党员", Sort.KIND)), []
    if kind_of(cell):
        return add_word(person, Word(cell, Sort.KIND)), []
    if (is_dated(cell) and dated) or _DURATION.fullmatch(cell):
        return replace(person, likely="预备党员"), [cell]
    return person, [cell]


def _with_remark(person: RawPerson, cell: str) -> With:
    """Read a remark: all of it may be a kind or an office, or it begins with a kind that it does not take back."""
    if len(cell) > WORD_LIMIT:
        return person, [cell]
    if person.step is None and _LEFT.fullmatch(cell):
        return replace(person, step=take_step(cell)[1]), []
    offices, strange = offices_of(cell)
    if kind_of(cell) or (offices and not strange) or group_of(cell):
        return add_word(person, Word(cell, sort_of(cell))), []
    words = words_of(cell)
    begins = bool(words) and words[0].sort in {Sort.KIND, Sort.OFFICE} and not is_general(words[0].text)
    if begins and not _DENIES.search(cell) and not any(word.sort is Sort.NAME for word in words):
        known = list(takewhile(lambda word: word.sort in {Sort.KIND, Sort.OFFICE, Sort.GROUP}, words))
        for word in known:
            person = add_word(person, word)
        return person, [word.text for word in words[len(known) :]]
    if in_probation(cell):
        return replace(person, likely="预备党员"), [cell]
    return person, [cell]


def in_probation(words: str) -> bool:
    """True if words in a column of remarks or days show that a person is in probation."""
    if len(words) > WORD_LIMIT or _DENIES.search(words):
        return False
    return is_received(words) or _STAYS.fullmatch(words) is not None or _PROBATION.search(words) is not None


def _with_anything(person: RawPerson, cell: str) -> With:
    """Read a cell below no heading: a kind, an office, a group, a step; the rest is left."""
    if len(cell) > WORD_LIMIT:
        return person, [cell]
    rest, step = take_step(cell)
    if step is not None and person.step is None:
        return replace(person, step=step), [rest] if rest.strip() else []
    left: list[str] = []
    for word in words_of(cell):
        if word.sort in {Sort.KIND, Sort.OFFICE, Sort.GROUP, Sort.POST}:
            person = add_word(person, word)
        elif word.sort is not Sort.BLANK:
            left.append(word.text)
    return person, left


def chosen(cell: str) -> str:
    """Return the ticked words of a cell with boxes, `☑正式党员 □预备党员`; another cell as it is."""
    options = [found.groups() for found in _BOX.finditer(cell)]
    if len({mark == "□" for mark, _words in options}) < 2 or _BOX.sub("", cell).strip():
        return cell
    return " ".join(words.strip() for mark, words in options if mark != "□")


def _with_kind(person: RawPerson, cell: str) -> With:
    cell = chosen(cell)
    if "转正" in cell and "预备" not in cell and (_PROMOTED.fullmatch(cell) or _UNPROMOTED.fullmatch(cell)):
        return _with_promotion(person, cell, dated=False, to_come=False)
    kinds, rest = kind_words(cell)
    if not kinds and _OF_MEMBERS.fullmatch(cell) and not _NO_MEMBER.search(cell):
        return replace(person, kinds=(*person.kinds, "党员")), [cell]
    if not kinds:
        return _with_office(person, cell) if offices_of(cell)[0] else (replace(person, kinds=(*person.kinds, cell)), [])
    offices = [word for word in rest if offices_of(word)[0]]
    for word in kinds:
        person = add_word(person, Word(word, Sort.KIND))
    for word in offices:
        person = add_office(person, word)
    return person, [word for word in rest if word not in offices]


def _with_office(person: RawPerson, cell: str) -> With:
    return add_office(person, cell), []


def _with_group(person: RawPerson, cell: str) -> With:
    words = words_of(cell)
    group = next((word for word in words if word.sort is Sort.GROUP), None)
    if group is None or len(words) == 1:
        return replace(person, groups=(cell,)), []
    person = replace(person, groups=(group.text,))
    for word in words:
        person = add_word(person, word) if word.sort in {Sort.KIND, Sort.OFFICE, Sort.POST} else person
    return person, [word.text for word in words if word.sort in {Sort.OTHER, Sort.FACT, Sort.NAME, Sort.ODD_NAME}]


def _with_joining(person: RawPerson, cell: str) -> With:
    return replace(person, step=Step(_day(cell), joined=True)), []


def _with_beginning(person: RawPerson, cell: str) -> With:
    return replace(person, step=Step(_day(cell))), []


_READ: dict[Role, Callable[[RawPerson, str], With]] = {
    Role.KIND: _with_kind,
    Role.OFFICE: _with_office,
    Role.GROUP: _with_group,
    Role.JOINED: _with_joining,
    Role.SINCE: _with_beginning,
}


def _with_tick(person: RawPerson, column: Column, cell: str) -> With:
    what, asks = asked_for(column.heading)
    tick = ticked(cell)
    beside = [each] if (each := beside_answer(cell)[1]) else []
    if kind_of(cell):
        return add_word(person, Word(cell, Sort.KIND)), []
    if tick and offices_of(what)[0]:
        return add_office(person, what), beside
    if tick:
        return add_word(person, Word("正式党员" if what == "转正" else what, Sort.KIND)), beside
    if tick is False and asks and what in _DENIED:
        if _DENIED[what] == "群众":  # then `否` in a column of probation says nothing more
            return replace(person, kinds=("群众",)), beside
        if "群众" in person.kinds:
            return person, beside
        return add_word(person, Word(_DENIED[what], Sort.KIND)), beside
    if tick is False and asks and kind_of(what) is Kind.FULL and not is_general(what):
        return replace(person, likely="预备党员"), beside
    return person, beside if tick is False or is_blank(cell) else [cell]


def _day(cell: str) -> str:
    """Return the day of a cell as written; a sheet holds a date as the number of its day."""
    return (_EXCEL_BEGAN + timedelta(days=int(cell))).isoformat() if _EXCEL_DAY.fullmatch(cell) else cell
