"""Months that begin a part of a plan, among all that its lines name."""

from dataclasses import dataclass, replace

from bot.intake.months import Head, When, when_of
from bot.intake.plan_words import LABEL_MARK, MONTH, labelled

HEADS = 240
"""More lines that begin with a month than any plan has; beyond them only the clear ones count."""


@dataclass
class Line:
    """A line, or a part of one that begins with a month."""

    text: str
    head: Head | None = None
    held: bool = False


def by_labels(lines: list[Line]) -> list[Line]:
    """Return the lines with `时间：3月6日` as the month of a record, where nothing else names the months.

    If another label begins each record, the record begins there.
    """
    if any(line.head and line.head.when.months for line in lines):
        return lines
    labels = [first_label(line.text) for line in lines]
    times = [place for place, (role, _, words) in enumerate(labels) if role == MONTH and when_of(words)]
    if not times:
        return lines
    first = next(label for role, label, _ in labels if role)
    starts = [place for place, (_, label, _) in enumerate(labels) if label == first]
    starts = starts if len(starts) >= len(times) else []
    found = list(lines)
    for number, place in enumerate(times):
        when, words = when_of(labels[place][2]), labels[place][2]
        after = times[number - 1] if number else -1
        start = next((at for at in starts if after < at <= place), place)
        head = Head(when or When(()), words, "：", "", strong=True, day=when.left if when else "")
        if start == place:
            found[place] = Line(lines[place].text, head)
        else:
            found[start], found[place] = replace(found[start], head=replace(head, rest=lines[start].text)), Line("")
    return found


def first_label(line: str) -> tuple[str | None, str, str]:
    """Return the role, the label and the words of a line that begins with a label; empty ones for other lines."""
    pieces = list(labelled(line)) if LABEL_MARK.search(line) else []
    return pieces[1] if len(pieces) > 1 and not pieces[0][2] else (None, "", "")


def begin_parts(lines: list[Line]) -> list[Line]:
    """Return the lines; a date of issue, and a sentence that only begins with a month, keep no head."""
    heads = [line.head for line in lines if line.head]
    if len(heads) > HEADS:
        return [line if line.head is None or line.head.strong else replace(line, head=None) for line in lines]
    dated = sum(1 for head in heads if head.when.year)
    filled = [place for place, line in enumerate(lines) if line.text]
    follows = dict(zip(filled, (*filled[1:], None), strict=False))
    strong = [(place, line.head) for place, line in enumerate(lines) if line.head and line.head.strong]
    found, current = list(lines), None
    for place, line in enumerate(lines):
        head = line.head
        if head is None:
            continue
        after = follows.get(place)
        alone = after is None or lines[after].head is not None
        issued = head.when.year and not head.rest and not head.gap.strip()
        if issued and (alone or dated * 2 <= len(heads)):
            found[place] = replace(line, head=None)
        elif (current and _repeats(head, lines, after)) or not _begins(head, place, current, strong):
            found[place] = replace(line, head=None, held=bool(strong and current))
        else:
            current = head
    return found


def _repeats(head: Head, lines: list[Line], after: int | None) -> bool:
    """True for the end of a sentence such as `7月工作安排` directly above the month itself."""
    following = lines[after].head if after is not None else None
    if following is None or not following.strong or head.rest or head.words.endswith(("月", "份", "】", "）", ")")):
        return False
    return following.when.months == head.when.months


def _begins(head: Head, place: int, current: Head | None, strong: list[tuple[int, Head]]) -> bool:
    """True if a month begins its part of the plan: clearly, or where the plan would have that month."""
    if head.strong or not strong:
        return "阶段" not in head.before
    if not head.when.months:
        return False
    month, rank = head.when.months[0], head.when.months[-1]
    ahead = next((other.when.months[0] for at, other in strong if at > place and other.when.months), None)
    behind = current.when.months[-1] if current and current.when.months else None
    if behind is not None and current and month in current.when.months:
        return not current.strong
    if ahead == month:
        return True
    if any(month in other.when.months for _, other in strong):
        return False
    if behind is None or ahead is None:
        return behind is None or (month - behind) % 12 < 6
    return (rank - behind) % 12 < (ahead - behind) % 12
