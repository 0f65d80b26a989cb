"""docs/rules.md lists each rule once, and names files of the domain and tests that exist."""

import re
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "rules.md").read_text(encoding="utf-8")
ROWS = {
    int(number): (re.findall(r"`([^`]+)`", files), re.findall(r"`([^`]+)`", tests))
    for number, files, tests in re.findall(r"^\| (\d+) \|.*\| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)
}


def test_the_page_lists_each_rule_once_in_order():
    numbers = [int(number) for number in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)]
    assert numbers == sorted(set(numbers)) == list(ROWS)
    assert numbers[-1] == 85


@pytest.mark.parametrize("rule", ROWS)
def test_the_page_names_the_files_of_each_rule(rule):
    files, _tests = ROWS[rule]
    assert files
    for name in files:
        assert name.startswith("bot/"), name
        assert (TOP / name).is_file(), name


@pytest.mark.parametrize("rule", ROWS)
def test_the_page_names_a_test_of_each_rule(rule):
    _files, tests = ROWS[rule]
    assert tests
    for named in tests:
        name, _, test = named.partition("::")
        assert re.fullmatch(r"tests/\w+/test_\w+\.py", name), name
        assert re.search(rf"^(async )?def {test or 'test_'}", (TOP / name).read_text(encoding="utf-8"), re.MULTILINE), (
            named
        )


@pytest.mark.parametrize("rule", ROWS)
def test_a_file_of_each_rule_names_it(rule):
    files, _tests = ROWS[rule]
    texts = [(TOP / name).read_text(encoding="utf-8") for name in files]
    assert any(rule in numbers(text) for text in texts), files


def numbers(text):
    """Return the numbers of the rules that a text cites: `rule 16`, `rules 16, 23`, `rules 65 to 67`."""
    found = set()
    for cited in re.findall(r"rules? (\d[\d, toand]*)", text):
        found |= {int(number) for number in re.findall(r"\d+", cited)}
        for first, last in re.findall(r"(\d+) to (\d+)", cited):
            found |= set(range(int(first), int(last) + 1))
    return found


def test_every_file_named_on_the_page_exists():
    named = re.findall(r"`(bot/[^`]+)`", PAGE)
    assert [name for name in named if not (TOP / name).is_file()] == []
