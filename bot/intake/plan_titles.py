"""The title of a plan, the year of its file's name, and papers that are no plan."""

import re
from pathlib import PurePath

from bot.domain.names import quoted
from bot.domain.refusals import Refused
from bot.intake.months import head_of, year_of
from bot.intake.plan_fit import is_path, is_sender
from bot.intake.plan_sources import Source
from bot.intake.plan_words import NOT_A_PLAN, PLAN, is_first_title, is_title


def refuse_other_paper(source: Source, title: str | None) -> None:
    """Refuse a summary, a record, a notice: their months are no plan."""
    filled = [line.strip() for line in source.lines if line.strip()]
    first = next((line for line in filled if not is_path(line) and not is_sender(line)), "")
    head = head_of(first)
    if head is not None and head.strong and head.rest:
        return
    named = any(is_title(line) and PLAN.search(line) and year_of(line) for line in filled[1:3])
    if len(first) <= 40 and NOT_A_PLAN.search(first) and not PLAN.search(first) and not named:
        raise Refused("plan-other-paper", title=quoted(first))
    schemes = title is not None and re.search("方案", title) and not re.search("年|党日|计划", title)
    if schemes:
        raise Refused("plan-other-paper", title=quoted(title or ""))


def title_of(text: str) -> str | None:
    """Return the first title that names its year, else the first title; None if there is none."""
    cells = (line.partition("\t")[0].strip() for line in text.split("\n"))
    titles = [bare(cell) for cell in cells if is_title(cell)]
    titles = [each for each in titles if PLAN.search(each) or not NOT_A_PLAN.search(each)] or titles
    if not titles and is_first_title(first := next(filter(str.strip, text.split("\n")), "").strip()):
        titles = [bare(first)]
    return next((title for title in titles if year_of(title)), titles[0] if titles else None)


def bare(title: str) -> str:
    """Return a title without the marks around it."""
    return " ".join(title.strip().strip("《》").split())


def year_of_file(name: str) -> int | None:
    """Return the year in the name of a file."""
    return year_of(re.sub(r"[_ ]", "年", PurePath(name).stem))
