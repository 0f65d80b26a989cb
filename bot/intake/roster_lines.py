"""Reading of a roster's lines outside of tables: one person a line, several names in a line, headings above names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from bot.domain.roles import Kind
from bot.intake.people_words import kind_of
from bot.intake.person_names import is_surname, named
from bot.intake.roster_enumerated import odd_names
from bot.intake.roster_headings import COUNT, NUMBERED, TITLE_LIMIT, Section, heading_of
from bot.intake.roster_people import people_of
from bot.intake.roster_steps import Step, days_alone, take_step
from bot.intake.roster_words import (
    WORDS,
    RawPerson,
    Sort,
    Word,
    formula_of,
    words_of,
)  # fmt: skip

LINE_LIMIT = 500
"""In a longer line no days are searched."""
LONGEST_LINE = 5_000
"""A longer line names no people."""
Line = tuple[int, str]
_FOOT = re.compile(
    "制表|填表|监票|计票|唱票|审核|审批|复核|核对|联系人|联系电话|负责人|经办|统计[人员时]|报送|上报|签字|签名|盖章|抄送|介绍人|整理|填报|录入|收集|通知|^例|示例|格式|请.{0,6}核"
)
_ALL_ARE = re.compile(
    r"(.+?)[,，、\s]*[（(]?(?:以上)?(?:均|都|全|皆)?部?(?:为|是|系)([^，。,；;\s（）()]{2,12})[）)，。.,；;\s]*$"
)
_EXCEPT = re.compile(
    r"除(?:了)?(.{2,60}?)(?:等?[\d一二两三四五六七八九十]{0,3}[名人位])?(?:同志)?(?:为|是)([^，,。\s]{2,8}?)(?:之|以)?外[，,]?其(?:余|他|它).{0,12}$"
)
_ALL_EXCEPT = re.compile(
    r"(?P<all>.+?)[，,。;；\s]\s*除(?:了)?(?P<some>.{2,60}?)(?:[\d一二两三四五]{1,2}[名人位])?(?:同志)?(?:为|是)(?P<kind>[^，,。\s]{2,8}?)(?:之|以)?外"
    r"[，,]?其(?:余|他|它)(?:同志|人员|党员|人)?(?:均|都|全|皆)?部?(?:为|是|系)(?P<rest>[^，,。\s]{2,8})"
)
_AFTER_SENTENCE = re.compile("(?<=[。！!])")
_BRACKETED = re.compile(r"([^\s,，、;；:：（）()]{2,15})[（(]([^（）()]{2,30})[）)]")
_CONTACT = re.compile("(?:办公|联系|移动|手机)?(?:电话|手机|号码|手机号|邮箱|传真|地址|短号)")
_CLAUSE, _PHRASE = re.compile("([；;。])"), re.compile("([；;。，,])")
_SENT_AT = r"(?:[\d年月日/.\-]+\s+|[昨今]天\s*|[上下]午\s*|星期.\s*)*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?[:：]?"
_TIME_ALONE = re.compile(_SENT_AT)
_SENDER = re.compile(rf"\S{{1,20}}\s+{_SENT_AT}")
"""The line above a message that was copied from a chat: who sent it, and when."""
_GREETING = re.compile(
    r"(?:尊敬的|敬爱的|各位)?(?P<name>\S)(?:老师|书记|主任|院长|部长|处长|科长|同志|领导|经理|校长|站长)[，,]?(?:您|你)?好?[:：,，!！]"
)
"""The line that addresses the reader of a letter: `王老师：`."""
_ONE_WORD = re.compile(r"\S{1,20}")
"""The sender of a copied message, if the time stands on the line below."""
_LISTED = re.compile(r"^(\s*\S{2,20}?)(?:花名册|名单|名册)(?:如下)?[:：](?=\s*\S)")
_SAID_BESIDE = re.compile(r"(?P<title>[^（()）]+)[（(](?P<said>[^（()）]{6,200})[）)][:：。]?")
_SENTENCE = re.compile("[。！？!?；](?=.)")
_FEW = 4


@dataclass
class Found:
    """The people of a part of the source, and what gave no value: titles, lines, and what may be a person.

    `title` names the list, if possible with its year; `cells` are all pieces of the list.
    """

    people: list[RawPerson] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    maybe: list[RawPerson] = field(default_factory=list)
    section: Section = field(default_factory=Section)
    title: str = ""
    cells: tuple[str, ...] = ()


def is_foot(text: str) -> bool:
    """True if the words before the first name are about the list and not about people: `制表人：张三`."""
    return _FOOT.search(text) is not None


def read_lines(lines: Iterable[Line], section: Section | None = None, *, dated: Step | None = None) -> Found:
    """Read lines, each for itself or below the heading that precedes it; `dated` if its days are those of joining."""
    found = Found(section=section or Section())
    filled = [(number, line) for number, line in lines if line.strip()]
    for place, (number, line) in enumerate(filled):
        below = filled[place + 1][1].strip() if place + 1 < len(filled) else ""
        if _TIME_ALONE.fullmatch(below) and _ONE_WORD.fullmatch(line.strip()):
            found.unused.append(line.strip())
        else:
            _read_line(number, line, found, dated)
    return found


def _read_line(number: int, line: str, found: Found, dated: Step | None) -> None:
    if formula_of(line.strip()):
        found.people.append(RawPerson(number, line.strip(), line.strip(), formula=line.strip()))
        return
    if len(line) <= TITLE_LIMIT and (_SENDER.fullmatch(line.strip()) or _greets(line.strip())):
        found.unused.append(line.strip())
        return
    heading = heading_of(line)
    parts = _title_and_words(line) if heading else _without_preface(line) if len(line) <= LINE_LIMIT else None
    if heading is not None and parts is None:
        found.section = heading.below(found.section)
        found.furniture.append(line.strip())
        return
    if parts is not None:
        for part in parts:
            _read_line(number, part, found, dated)
        return
    people, maybe = people_and_maybe(number, line, found.section, dated)
    if people or maybe:
        found.people += people
        found.maybe += maybe
        found.section = _carried(line, people, found.section)
        return
    doubtful = _doubtful(number, line, found.section) if len(line) <= LINE_LIMIT else None
    if doubtful is not None and doubtful.evident:
        found.people.append(doubtful)
    elif doubtful is not None:
        found.maybe.append(doubtful)
        found.unused.append(line.strip())
    elif len(line) <= LINE_LIMIT and (nameless := _nameless(number, line)) is not None:
        found.people.append(nameless)
    else:
        found.unused.append(line.strip())


def _title_and_words(line: str) -> tuple[str, str] | None:
    """Return a title and the words in brackets behind it if these say the kinds of people."""
    said = _SAID_BESIDE.fullmatch(line.strip())
    return (said["title"], said["said"]) if said and _speaks_of_some(said["said"]) else None


def _greets(line: str) -> bool:
    found = _GREETING.fullmatch(line)
    return found is not None and is_surname(found["name"])


def _speaks_of_some(words: str) -> bool:
    """True if words beside a title name people and a kind."""
    sorts = {word.sort for word in words_of(_with_kinds(words))}
    return {Sort.NAME, Sort.KIND} <= sorts


def _without_preface(line: str) -> tuple[str, str] | None:
    """Return the sentences before the first one that names people, such as their number, and the rest of the line."""
    sentences = _AFTER_SENTENCE.split(line)
    names = (any(word.sort is Sort.NAME for word in words_of(sentence)) for sentence in sentences)
    first = next((place for place, named_so in enumerate(names) if named_so), 0)
    return ("".join(sentences[:first]), "".join(sentences[first:])) if first else None


def _nameless(number: int, line: str) -> RawPerson | None:
    """Return the person of a line that says kind or office of a word that cannot be a name: `陈<b> 群众`."""
    words = words_of(NUMBERED.sub("", line, count=1))
    others = [word.text for word in words if word.sort in {Sort.OTHER, Sort.FACT}]
    evident = any(word.sort in {Sort.KIND, Sort.OFFICE} for word in words)
    if not evident or len(others) != 1 or len(words) > _FEW or is_foot(line) or COUNT.fullmatch(others[0]):
        return None
    return RawPerson(number, line.strip(), others[0])


def people_of_line(number: int, line: str, section: Section, dated: Step | None = None) -> list[RawPerson]:
    """Return the people whom a line surely names; none for a sentence or a line about the list."""
    return _people(number, line, section, dated, {})


def people_and_maybe(
    number: int, line: str, section: Section, dated: Step | None = None
) -> tuple[list[RawPerson], list[RawPerson]]:
    """Return the people whom a line names, and the unusual names in a list of names."""
    odd = odd_names(line) if len(line) <= LINE_LIMIT else {}
    people = _people(number, line, section, dated, odd)
    unsure = [person for person in people if odd.get(person.name) is False]
    return [person for person in people if person not in unsure], unsure


def _people(number: int, line: str, section: Section, dated: Step | None, odd: Mapping[str, bool]) -> list[RawPerson]:
    raw = line.strip()
    base = RawPerson(number, raw, "", section=section.kind, groups=(section.group,) if section.group else ())
    base = replace(base, carried=section.named, step=section.step, branch=section.branch)
    if len(line) > LONGEST_LINE:
        return []
    rest, left = _without_departed(line) if len(line) <= LINE_LIMIT else (line, {})
    rest, step = take_step(rest) if len(line) <= LINE_LIMIT else (rest, None)
    days = days_alone(line) if step is None and len(line) <= LINE_LIMIT else []
    if dated is not None and len(days) == 1:
        step, days = replace(dated, day=days[0]), []
    if len(rest) <= LINE_LIMIT:
        rest = _with_kinds(rest)
    words = words_of(_LISTED.sub(r"\1：", NUMBERED.sub("", rest, count=1)))
    words = [replace(word, sort=Sort.NAME) if _is_among(word, odd) else word for word in words]
    if not _names_people(words, rest):
        return []
    people = [replace(person, step=left.get(person.name, person.step)) for person in people_of(words, base)]
    if len(people) == 1:
        return [_stepped(people[0], step, days[0] if days else "")]
    if step is not None:  # it is not said whose step it is
        people[-1] = replace(people[-1], unused=(*people[-1].unused, raw))
    return people


def _is_among(word: Word, names: Mapping[str, bool]) -> bool:
    return word.sort is Sort.ODD_NAME and (found := named(word.text)) is not None and found.name in names


def _without_departed(line: str) -> tuple[str, dict[str, Step]]:
    """Return the line without brackets that say of one of several people that they left, and the step of each."""
    steps: dict[str, Step] = {}
    rest = line
    for found in _BRACKETED.finditer(line):
        name, step = named(found[1]), take_step(found[2])[1]
        if name is not None and name.sure and step is not None and step.departure is not None:
            steps[name.name] = step
            rest = rest.replace(found[0], found[1], 1)
    return rest, steps


def _with_kinds(line: str) -> str:
    """Return the line with a kind beside each of its names; a comma parts clauses if another sign parts the names."""
    if _EXCEPT.match(line.rstrip(" ：:。")):
        return _with_kind(line)
    if (whole := _ALL_EXCEPT.match(line.rstrip(" ：:。"))) and kind_of(whole["kind"]) and kind_of(whole["rest"]):
        some = dict.fromkeys(word.text for word in words_of(whole["some"]))
        names = [word for word in words_of(whole["all"]) if word.text not in some]
        if all(word.sort is Sort.NAME for word in names):
            said = [f"{word.text}（{whole['rest']}）" for word in names]
            return "、".join([*said, *(f"{name}（{whole['kind']}）" for name in some)])
    return "".join(map(_with_kind, (_PHRASE if "、" in line else _CLAUSE).split(line)))


def _with_kind(clause: str) -> str:
    """Return `甲（正式党员）、乙（正式党员）` for `甲、乙均为正式党员`, also of `除…外，其余…`; else the clause."""
    found = _EXCEPT.match(clause.rstrip(" ：:。")) or _ALL_ARE.match(clause)
    if found is None or not kind_of(found[2]):
        return clause
    words = words_of(found[1])
    lead = list(takewhile(lambda word: word.sort is not Sort.NAME, words))
    labelled = not lead or (lead[-1].label and all(word.sort in {Sort.KIND, Sort.GROUP} for word in lead))
    only_names = all(word.sort is Sort.NAME for word in words[len(lead) :])
    if not labelled or not only_names:
        return clause
    labels = "".join(f"{word.text}：" for word in lead)
    return labels + "、".join(f"{word.text}（{found[2]}）" for word in words[len(lead) :])


def _stepped(person: RawPerson, step: Step | None, day: str) -> RawPerson:
    probationary = any(kind_of(word) is Kind.PROBATIONARY for word in person.kinds)
    if step is not None and step.promoted and probationary:  # a day that is still to come
        return replace(person, unused=(*person.unused, f"{step.day}转正"))
    return replace(person, step=step or person.step, unclear_day=day)


def _names_people(words: Sequence[Word], line: str) -> bool:
    names = [place for place, word in enumerate(words) if word.sort is Sort.NAME]
    if not names or len(words) > WORDS:
        return False
    before = words[: names[0]]
    others = sum(1 for word in words if word.sort is Sort.OTHER)
    evident = any(word.sort in {Sort.KIND, Sort.OFFICE, Sort.GROUP} for word in words)
    if is_foot(" ".join(word.text for word in before)):
        return False
    if any(word.sort in {Sort.OTHER, Sort.ODD_NAME} for word in before) and not evident:
        return False
    return not (_SENTENCE.search(line) and others) and others <= max(len(names) * (3 if evident else 2), 2)


def _doubtful(number: int, line: str, section: Section) -> RawPerson | None:
    """Return the person of a line whose name has no usual surname, or None."""
    words = words_of(NUMBERED.sub("", line, count=1))
    odd = [place for place, word in enumerate(words) if word.sort is Sort.ODD_NAME]
    if len(odd) != 1 or len(words) > WORDS or any(word.sort is Sort.OTHER for word in words) or is_foot(line):
        return None
    base = RawPerson(number, line.strip(), "", section=section.kind, groups=(section.group,) if section.group else ())
    base = replace(base, branch=section.branch)
    named_so = [replace(word, sort=Sort.NAME) if place == odd[0] else word for place, word in enumerate(words)]
    people = people_of(named_so, base)
    return people[0] if len(people) == 1 else None


def _carried(line: str, people: Sequence[RawPerson], section: Section) -> Section:
    """Return the section that goes on below a line such as `预备党员：张三、李四`."""
    words = words_of(NUMBERED.sub("", line, count=1))
    lead: list[Word] = []
    for word in words:
        if word.sort is Sort.NAME:
            break
        lead += [word] if word.sort is not Sort.FACT else []
    if len(people) > 1 and len(lead) == 1 and lead[0].sort is Sort.KIND:
        return Section(kind=lead[0].text, group=section.group, named=True).below(section)
    return section


_BELOW = frozenset({Sort.KIND, Sort.OFFICE, Sort.BLANK, Sort.FACT, Sort.GROUP, Sort.POST})


def upright(lines: Sequence[Line]) -> list[Line] | None:
    """Return lines of one cell each, `陆一鸣`, `正式党员`, `书记`, put together as one line a person, or None.

    Each person begins with a name, and at least half of them have words below it.
    """
    groups: list[list[Line]] = []
    for number, line in lines:
        words = words_of(line) if len(line) <= TITLE_LIMIT else []
        if not words:
            return None
        below = words[1:] if words[0].sort is Sort.NAME else words
        contact = words[0].label and _CONTACT.fullmatch(words[0].text) is not None
        if len(words) > 1 and not contact and not all(word.inside or word.sort in _BELOW for word in below):
            return None
        alone = words[0].sort if words else Sort.BLANK
        if alone is Sort.NAME:
            groups.append([(number, line)])
        elif groups and (alone in _BELOW or contact):
            groups[-1].append((number, line))
        elif not groups and heading_of(line) == Section():
            groups.append([(number, line)])
        else:
            return None
    people = [group for group in groups if named(group[0][1])]
    with_words = [group for group in people if len(group) > 1]
    if len(people) < 2 or len(with_words) * 2 <= len(people):
        return None
    if len(with_words) < len(people) and len({len(group) for group in people}) > 2:
        return None
    return [(group[0][0], " ".join(line.strip() for _number, line in group)) for group in groups]
