"""Plans in lines or paragraphs: each month begins a line, and all that follows belongs to it until the next one."""

import re
from dataclasses import replace
from itertools import islice, pairwise

from bot.intake.months import HEAD_LENGTH, Head, head_of, heads_inside, is_bulleted, renumbered
from bot.intake.plan_block import NUMBERED, Block, is_remark, item_of, leave_beside
from bot.intake.plan_fit import is_sender
from bot.intake.plan_heads import Line, begin_parts, by_labels, first_label
from bot.intake.plan_reading import BELOW, DATE, LINE, PART, TAIL, WIDE, Reading
from bot.intake.plan_wide import has_day, period_in
from bot.intake.plan_words import (
    CONTENT,
    DATE_LINE,
    FORM,
    MONTH,
    OTHER,
    THEME,
    YEAR_LINE,
    after_wide,
    heading_number,
    inside_wide,
    is_closing,
    is_dated_title,
    is_label,
    is_page,
    is_section,
    is_signature,
    is_title,
    labelled,
    reads_as_form,
    role_of_label,
)

_SHARING = 36
"""More months than a line of a plan names."""
_BROKEN, _STOPS = 20, "。；;！!？?"
"""A line of this length without a stop at its end may go on in the next one."""
_BLANKS = re.compile(r"(\s)\s+")
_WORD = re.compile(r"\w")
_BRACKET = re.compile(r"[（(【\[](?P<form>[^（(）)】\]]{1,12})[）)】\]]\s*[:：|｜-]?\s*(?P<rest>\S.*)")
_ENDS = "；;，,、|｜/／ \t"


def read_lines(lines: list[str]) -> Reading:
    """Read lines such as `3月 红色教育 党史学习`, or paragraphs below a month."""
    kept = [piece for line in lines for piece in _apart(_BLANKS.sub(r"\1", line.strip()))]
    return _Walk(begin_parts(by_labels(_parted(kept)))).reading


def _apart(line: str) -> tuple[str, ...]:
    """Return `第一季度：` and the months behind it, or in brackets behind it, as lines of their own."""
    if (months := inside_wide(line)) and all(head_of(month) for month in months[1:]):
        return tuple(months)
    wide = after_wide(line) if line else None
    return wide if wide and head_of(wide[1]) else (line,)


def _parted(lines: list[str]) -> list[Line]:
    """Return the lines with their months; a line that several months share is taken apart."""
    two = renumbered(lines)
    heads = [head_of(line, numbered=place not in two) if line else None for place, line in enumerate(lines)]
    strong = {month for head in heads if head and head.strong for month in head.when.months}
    found: list[Line] = []
    for line, head in zip(lines, heads, strict=True):
        pieces = _shared(line, head, strong)
        found += [Line(piece, head_of(piece)) for piece in pieces] if pieces else [Line(line, head)]
    return found


def _shared(line: str, head: Head | None, strong: set[int]) -> list[str]:
    """Return the parts of a line with several months, each beginning with one; [] for any other line."""
    own_end = len(line) - len(head.rest) if head and head.when.months else 1
    places = [place for place in islice(heads_inside(line), _SHARING + 1) if place >= own_end]
    if len(places) > _SHARING:
        return []
    own = set(head.when.months) if head else set()
    starts, inside = [0], []
    for place in places:
        found = head_of(line[place : place + HEAD_LENGTH])
        if found is None or not found.when.months or (found.day and not found.gap.strip().startswith((":", "："))):
            continue
        if (strong - own) & set(found.when.months):
            return []
        starts.append(place)
        inside.append(found)
    months = [each.when.months[0] for each in ([head] if head and head.when.months else []) + inside]
    clear = any(each.strong or each.gap.strip() for each in inside)
    forward = sum(1 for one, two in pairwise(months) if two <= one) <= 1
    if not inside or not forward or len(set(months)) != len(months) or (not clear and len(months) < 3):
        return []
    pieces = [line[start:end].strip(_ENDS) for start, end in zip(starts, (*starts[1:], None), strict=True)]
    return [piece for piece in pieces if piece and not _is_time_label(piece)]


def _is_time_label(piece: str) -> bool:
    """True for the label before a month: the 月份 of `月份：3月`."""
    label = piece.rstrip(":： ")
    return label != piece and is_label(label) and role_of_label(label) == MONTH


class _Walk:
    """Goes through the lines and gives each to a month or to what is unused."""

    def __init__(self, lines: list[Line]) -> None:
        self.reading = Reading()
        self._lines = lines
        self._blocks: list[Block] = []
        self._parts: list[Block] = []
        self._open: Block | None = None
        self._part: Block | None = None
        self._year: int | None = None
        self._wide = self._gap_inside = False
        self._last = max((place for place, line in enumerate(lines) if line.head), default=-1)
        for place, line in enumerate(lines):
            self._take(place, line)
        self._end()

    def _take(self, place: int, line: Line) -> None:
        text = line.text
        if line.head is not None:
            self._begin(line.head, text)
        elif text and not _WORD.search(text):
            return  # a ruled line
        elif not text:
            if self._open is not None and (self._open.lines or self._open.theme):
                self._open.gap = True
            if self._part is not None and self._part.lines:
                self._part = None
        elif year := YEAR_LINE.fullmatch(text):
            self._open, self._year, self._wide = None, _year(year[1]), False
            self.reading.year = self.reading.year or self._year
        elif is_section(text):
            self._open, self._wide = None, True
            self.reading.leave(LINE, text)
            self._begin_part(text, "" if is_title(text) else text, "")
        elif wide := after_wide(text):
            self._open, self._wide = None, True
            self.reading.leave(WIDE, text)
            self._begin_part(text, *wide)
        elif self._open is None or self._closes(place, text):
            self._open = None
            wide_below = self._wide and self._plain(text)
            self.reading.leave(WIDE if wide_below else LINE, text)
            self._go_on(text if wide_below else "")
        else:
            self._add(self._open, line)

    def _plain(self, text: str) -> bool:
        self._wide = not (is_title(text) or is_closing(text) or DATE_LINE.fullmatch(text) or heading_number(text))
        return self._wide

    def _begin_part(self, text: str, words: str, rest: str) -> None:
        """Begin what the plan says for a part of the year, such as 第一季度; its lines are left and offered."""
        self._part = None
        if period := period_in(words):
            self._part = Block(Head(period[1], period[0], "", rest, True), period[1].year or self._year, below=[text])
            self._parts.append(self._part)
        if self._part is not None and has_day(words):
            self.reading.leave(DATE, words)
        if self._part is not None and rest:
            self._words(self._part, rest, "")

    def _go_on(self, text: str) -> None:
        """Add a line to a part of the year: below a heading any line, else the rest of a sentence that was broken."""
        part = self._part
        broken = part is not None and (len(part.below[-1]) >= _BROKEN and part.below[-1][-1] not in _STOPS)
        if part is None or not text or is_signature(text) or is_page(text) or (part.head.rest and not broken):
            self._part = None
            return
        part.below.append(text)
        self._fill(part, text)

    def _begin(self, head: Head, text: str) -> None:
        self._wide, self._part = False, None
        self._open = block = Block(head, head.when.year or self._year)
        self._blocks.append(block)
        if head.day or (head.before and not head.when.months):
            self.reading.leave(DATE, head.words)
        if not head.rest and first_label(text)[0] == MONTH:
            return
        if head.before and not re.fullmatch(r"(?:第?\d*次?)?(?:主题|支部)?党日(?:活动)?|活动", head.before):
            block.theme.append(head.before)
        if head.rest:
            self._words(block, head.rest, head.gap or " ")

    def _closes(self, place: int, text: str) -> bool:
        block = self._open
        if block is None or is_closing(text) or is_dated_title(text) or DATE_LINE.fullmatch(text) or is_page(text):
            return True
        if is_sender(text):
            return True
        if number := heading_number(text):
            block.items = block.items or number == "一"
            if not block.items:
                return True
        if block.gap:
            if place > self._last and not self._gap_inside and len(self._blocks) > 1:
                return True
            self._gap_inside = True
        return place > self._last and is_signature(text) and self._signed(place)

    def _signed(self, place: int) -> bool:
        """True if only a date follows."""
        return all(not line.text or DATE_LINE.fullmatch(line.text) for line in self._lines[place + 1 :])

    def _add(self, block: Block, line: Line) -> None:
        if line.held:
            self.reading.leave(BELOW, line.text)
        if block.awaits is None and line.text.isdigit():
            self.reading.leave(LINE, line.text)
            return
        if block.awaits is None:
            block.below.append(line.text)
            block.listed = block.listed or is_bulleted(line.text)
        self._fill(block, line.text)

    def _fill(self, block: Block, text: str) -> None:
        if block.awaits is None:
            self._words(block, text, "")
            return
        (role, label), block.awaits = block.awaits, None
        self._label(block, role, label, text)

    def _words(self, block: Block, text: str, gap: str) -> None:
        pieces = list(labelled(text))
        lead = pieces[0][2]
        if gap and lead and len(pieces) == 1:
            bracket = _BRACKET.match(lead) is not None
            form, lead = _halves(lead, gap)
            if bracket and is_remark(form):
                self.reading.leave(DATE, form)
                form = ""
            block.form = block.form or form
        if lead:
            block.lines.append(lead)
        for role, label, words in pieces[1:]:
            if words:
                self._label(block, role or CONTENT, label, words)
            else:
                block.awaits = (role or CONTENT, label)

    def _label(self, block: Block, role: str, label: str, words: str) -> None:
        if role == FORM and not block.form:
            block.form = words
        elif role == THEME:
            block.theme.append(words)
        elif role in {OTHER, MONTH}:
            self.reading.leave(PART if role == OTHER else DATE, words, label)
        else:
            block.lines.append(words)

    def _end(self) -> None:
        leave_beside(self._blocks, self.reading)
        continued = [bool(block.below) for block in self._blocks]
        if len(continued) > 1 and continued[-1] and not any(continued[:-1]):
            for line in self._blocks[-1].below:
                self.reading.leave(TAIL, line)
        self.reading.items += map(item_of, self._blocks)
        parts = [replace(item_of(part, of_month=False), pieces=tuple(part.below)) for part in self._parts]
        self.reading.wide += [part for part in parts if part.content]
        heads = [block.head for block in self._blocks]
        self.reading.loose = bool(heads) and not any(head.strong for head in heads)


def _halves(rest: str, gap: str) -> tuple[str, str]:
    """Split the text after the month into form and content; the form may be empty."""
    if (bracket := _BRACKET.match(rest)) and not NUMBERED.match(rest):  # 3月（志愿服务）：清扫河岸
        return bracket["form"].strip(), bracket["rest"]
    parts = ["[\t|｜]", *(["[,，;；]"] if re.search("[,，;；]", gap) else []), r"\s", "[:：]|——?"]
    for pattern in parts:
        first, *others = re.split(pattern, rest, maxsplit=1)
        if others and others[0].strip():
            if re.search(r"[；;].*(?:[:：]|——)", others[0]) and pattern == parts[-1]:
                return "", rest  # 学习：条例；实践：清扫河岸
            form = reads_as_form(first) and not NUMBERED.match(first)
            return (first.strip(), others[0].strip()) if form else ("", rest)
    return "", rest


def _year(words: str) -> int | None:
    digits = words.translate(str.maketrans("〇零○一二三四五六七八九", "000123456789"))
    return int(digits) if digits.isdigit() else None
