"""Figures of the rules: the table agrees with docs/rules.md, and a branch may override it."""

import re
from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.domain.rules import DEFAULTS, FIGURES, Unit, rules_of
from bot.storage.tables.branch import Branch

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
TERMS = {int(number): term for number, term in re.findall(r"^\| (\d+) \| ([^|]+) \|", PAGE, re.MULTILINE)}
ROWS = [
    (re.findall(r"`(\w+)`", names), int(rule) if rule else None, default)
    for names, rule, default in re.findall(r"^\| (`[^|]+) \| [^|(]+?(?: \((\d+)\))? \| ([^|]+) \|$", PAGE, re.MULTILINE)
]
ON_THE_PAGE = {name: (rule, default) for names, rule, default in ROWS for name in names}
LENGTHS = {Unit.DAYS: timedelta(days=1), Unit.HOURS: timedelta(hours=1), Unit.MINUTES: timedelta(minutes=1)}


def worded(figure):
    """Word the default as the page does: `5 days`, `1, 3 and 6 days`, `80 %`, `the 20th and the 25th`, `09:00`."""
    values = figure.default if isinstance(figure.default, tuple) else (figure.default,)
    match figure.unit:
        case Unit.DAYS | Unit.HOURS | Unit.MINUTES:
            each = [f"{v / LENGTHS[figure.unit] if isinstance(v, timedelta) else v:g}" for v in values]
            unit = figure.unit if each != ["1"] else figure.unit.removesuffix("s")
            return " and ".join(", ".join(each).rsplit(", ", 1)) + f" {unit}"
        case Unit.SHARE:
            return f"{figure.default:.0%}".replace("%", " %")
        case Unit.DAY_OF_MONTH:
            return " and ".join(f"the {day}th" for day in values)
        case Unit.TIME_OF_DAY:
            return f"{figure.default:%H:%M}"
    return str(figure.default)


def test_the_page_and_the_table_name_the_same_figures():
    assert list(ON_THE_PAGE) == list(FIGURES)


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_the_page_states_each_default_and_its_rule(figure):
    rule, default = ON_THE_PAGE[figure.name]
    assert rule == figure.rule
    assert re.search(rf"(?<![\d.]){re.escape(worded(figure))}(?!\w)", default), (worded(figure), default)


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_each_clause_is_the_term_of_its_rule(figure):
    assert figure.clause == ("" if figure.rule is None else TERMS[figure.rule])


def test_a_branch_without_overrides_has_the_defaults():
    assert rules_of(Branch(overrides={})) is DEFAULTS


def test_a_branch_overrides_figures_of_every_kind():
    rules = rules_of(
        Branch(
            overrides={
                "notice": 3 * 86400,
                "makeup_nudges": [3600, 7200],
                "month_warnings": [10],
                "present_share": 0.5,
                "morning": "07:30",
            }
        )
    )
    assert rules.notice == timedelta(days=3)
    assert rules.makeup_nudges == (timedelta(hours=1), timedelta(hours=2))
    assert rules.month_warnings == (10,)
    assert rules.present_share == 0.5
    assert rules.morning == time(7, 30)
    assert rules.forecast == DEFAULTS.forecast


def test_no_branch_overrides_a_fixed_figure():
    assert rules_of(Branch(overrides={"long_absence": 9, "grave_absence": 1})) == DEFAULTS


def test_an_override_of_no_figure_changes_nothing():
    assert rules_of(Branch(overrides={"blocked_dates": ["2026-03-06"]})) == DEFAULTS
