"""Plans, rosters and times in the layouts of real branches, with what a careful reader takes from each of them.

`cases/cases.json` says of each case its `kind`, what is given (`text`, or a `file` beside it), and what is `expected`.
The content is invented. A wrong value that nothing is told about is the worst outcome, so a case may also accept that
the reader refuses (`or_refuse`) or tells something beside its values (`or_tell`; `or_tell_row` for single rows). With
`must_tell` right values are not enough: something that gave no value has to be told.
"""

import argparse
import json
import re
import unicodedata
from datetime import date, datetime, time
from pathlib import Path

import pytest

from bot.commands import read as command
from bot.files.upload import Upload

FOLDER = Path(__file__).parent / "cases"
CASES = json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))
NOW = datetime.fromisoformat("2026-03-04T10:00")


def read(case):
    """Return what the command prints, read in this process: a worker for each case would take minutes."""
    given = case.get("text", "")
    if "file" in case:
        path = FOLDER / case["file"]
        given = Upload(path.name, path.read_bytes())
    options = argparse.Namespace(
        what=case["read"], source=case.get("text", ""), now=NOW, month=(2026, 3), on=date(2026, 3, 13),
        at=time(14), hours=3.5,
    )  # fmt: skip
    return json.loads(command.read(options, lambda _source, reader, _job: reader(given))[0])


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_case_is_read_as_a_careful_reader_reads_it(case):
    found, expected = read(case), case["expected"]
    assert found.get("told") or not expected.get("must_tell"), case["kind"]
    if expected.get("refused"):
        assert "refused" in found, case["kind"]
    elif "refused" in found:
        assert expected.get("or_refuse"), (case["kind"], found)
    elif not (found.get("told") and (expected.get("or_tell") or expected.get("or_tell_row"))):
        asked = next((part for part in COMPARED if part in expected), None)
        compared = COMPARED[asked](found, expected) if asked else (_same_keys(found, expected), expected)
        assert compared[0] == compared[1], case["kind"]


def _people(found, expected):
    """Compare people as a set of names, kinds and offices, in any order."""
    read = [(each["name"], each["kind"], sorted(each["offices"])) for each in found["people"]]
    return sorted(read), sorted((name, kind, sorted(filter(None, offices.split("+")))) for name, kind, offices in
                                expected["people"])  # fmt: skip


def _rows(found, expected):
    """Compare the words of each month; how they are shared out between form and content is not compared."""
    year = expected.get("year", found["year"])
    read = {row["month"]: _plain(row["form"] + row["content"]) for row in found["rows"]}
    words = {month: _plain((form or "") + (content or "")) for month, form, content in expected["rows"]}
    free = {month for month, text in words.items() if not text}  # the month must be there, its words may differ
    return (found["year"], {month: "" if month in free else text for month, text in read.items()}), (year, words)


def _years(found, expected):
    read = {str(row["month"]): row.get("year") or found["year"] for row in found["rows"]}
    return read, expected["year_of_row"]


def _findings(found, expected):
    return [each["key"] for each in found["told"] if each["key"] == expected["no_finding"]], []


def _span(found, expected):
    """Compare a beginning with its day, and an end, if one is expected, by its time or with its day."""
    end = (expected["end"] or "").replace(" ", "T")
    read = found["start"], found["end"][-len(end) :] if end else ""
    return read, (expected["start"].replace(" ", "T"), end)


def _same_keys(found, expected):
    return {key: found.get(key) for key in expected}


def _plain(text):
    """Return a text without blanks and the marks that join or end its parts."""
    return re.sub(r"[\s:;,、，。．.·]+", "", unicodedata.normalize("NFKC", text))


COMPARED = {"no_finding": _findings, "people": _people, "year_of_row": _years, "rows": _rows, "start": _span}
