"""The people whom the words of a line name, each with the words that belong to them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.intake.people_words import is_received, kind_and_rest, kind_of, offices_of
from bot.intake.person_names import is_name, named
from bot.intake.roster_words import ATTRIBUTES, RawPerson, Sort, Word, sort_of

_SERIAL = re.compile(r"\d{1,4}")
_LEADING = ATTRIBUTES | {Sort.POST}


def people_of(words: Sequence[Word], base: RawPerson) -> list[RawPerson]:
    """Return the people whom the words name, each with the kinds, offices and groups that belong to them.

    Words before the first name belong to it; a kind or a group, and words before a colon, to the names after it, too.
    Words after a name belong to it, unless a colon, or the order of the line, shows that they lead the next names.
    """
    words = _vacant(words)
    names = [place for place, word in enumerate(words) if word.sort is Sort.NAME]
    if not names:
        return []
    bounds = [*names, len(words)]
    runs = [words[place + 1 : end] for place, end in zip(names, bounds[1:], strict=True)]
    lead = _without_serial(words[: names[0]])
    led = bool(lead) and not any(not word.inside for word in runs[-1])
    people: list[RawPerson] = []
    for place, run in zip(names, runs, strict=True):
        found = named(words[place].text)
        assert found is not None
        last = place == names[-1]
        split = len(run) if last else _lead_from(run, led=led)
        own = run if last else _without_serial(run[:split], at_end=split == len(run))
        person = replace(base, name=found.name, labelled=bool(lead))
        people.append(_with(_with(person, lead), own))
        lead = _without_serial(run[split:]) if split < len(run) else [word for word in lead if _lasts(word)]
    return people


def _vacant(words: Sequence[Word]) -> list[Word]:
    """Return the words with the labels of no one as unused: `书记：空缺`, `积极分子：无`, `书记：` before an office."""
    following = [*words[1:], Word("", Sort.BLANK)]
    return [
        replace(word, sort=Sort.OTHER, label=False)
        if word.label and (
            (word.sort in {Sort.OFFICE, Sort.KIND} and after.sort is Sort.BLANK)
            or (word.sort is after.sort is Sort.OFFICE and after.label)
        )
        else word
        for word, after in zip(words, following, strict=True)
    ]  # fmt: skip


def _lead_from(run: Sequence[Word], *, led: bool) -> int:
    """Return the place in the words between two names from which they belong to the second name."""
    labels = [place for place, word in enumerate(run) if word.label and not word.inside]
    if labels:
        return labels[0] if not led else next(place for place, word in enumerate(run) if not word.inside)
    if led:
        return next((place for place, word in enumerate(run) if not word.inside and word.sort in _LEADING), len(run))
    return len(run)


def _lasts(word: Word) -> bool:
    return word.label or word.sort in {Sort.KIND, Sort.GROUP}


def _without_serial(words: Sequence[Word], *, at_end: bool = True) -> list[Word]:
    """Return the words without the number that precedes a name."""
    return list(words[:-1] if at_end and words and _SERIAL.fullmatch(words[-1].text) else words)


def _with(person: RawPerson, words: Iterable[Word]) -> RawPerson:
    for word in words:
        person = add_word(person, word)
    return person


def _no_office(text: str) -> Sort:
    """Return the class of a word beside an office; what is nothing else is a post."""
    sort = sort_of(text)
    return sort if sort in {Sort.KIND, Sort.GROUP, Sort.BLANK, Sort.FACT} else Sort.POST


def add_office(person: RawPerson, cell: str) -> RawPerson:
    """Return the person with what the cell of a column of offices says: also kinds and groups stand there."""
    if kind_of(cell):
        return add_word(person, Word(cell, Sort.KIND))
    if offices_of(cell)[0] and any(is_name(word) for word in offices_of(cell)[1]):  # it is another person's
        return add_word(person, Word(cell, Sort.POST))
    if offices_of(cell)[0]:
        return add_word(person, Word(cell, Sort.OFFICE))
    return _with(person, [Word(each, _no_office(each)) for each in offices_of(cell)[1]])


def add_word(person: RawPerson, word: Word) -> RawPerson:
    """Return the person with one more word about them."""
    text = word.text
    if word.sort is Sort.KIND:
        rest = kind_and_rest(text)[1]
        return replace(person, kinds=(*person.kinds, text), unused=(*person.unused, *((rest,) if rest else ())))
    if word.sort is Sort.OFFICE:
        strange = offices_of(text)[1]
        person = replace(person, offices=(*person.offices, text))
        return _with(person, [Word(each, _no_office(each)) for each in strange])
    if word.sort is Sort.GROUP:
        return replace(person, groups=(*person.groups, text))
    if word.sort is Sort.POST and is_received(text):
        return replace(person, likely="预备党员", hints=(*person.hints, text))
    if word.sort is Sort.POST:
        return replace(person, strange=(*person.strange, text))
    if word.sort is Sort.BLANK:
        return person
    return replace(person, unused=(*person.unused, text))
