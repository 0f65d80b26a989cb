"""docs/rules.md lists each rule once and names files of the domain that exist."""

import re
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "rules.md").read_text(encoding="utf-8")
ROWS = {
    int(number): re.findall(r"`(bot/[\w/]+\.py)`", files)
    for number, files in re.findall(r"^\| (\d+) \|.*\| ([^|]+) \|$", PAGE, re.MULTILINE)
}


def test_the_page_lists_each_rule_once_in_order():
    numbers = [int(number) for number in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)]
    assert numbers == sorted(set(numbers))
    assert numbers[-1] == 85


@pytest.mark.parametrize("rule", ROWS)
def test_the_page_names_the_files_of_each_rule(rule):
    assert ROWS[rule]
    for name in ROWS[rule]:
        assert name.startswith("bot/domain/"), name
        assert (TOP / name).is_file(), name


def test_every_file_named_on_the_page_exists():
    named = re.findall(r"`(bot/[^`]+)`", PAGE)
    assert [name for name in named if not (TOP / name).is_file()] == []
