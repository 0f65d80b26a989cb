"""LibreOffice as a program apart: what it is told, its limits, its end, and what is left of it."""

import asyncio
import tempfile
from itertools import pairwise
from pathlib import Path

from bot.documents import pdf
from tests.support import soffice
from tests.support.waiting import eventually


async def test_it_gets_a_folder_of_its_own_and_nothing_of_the_bots_settings(tmp_path, monkeypatch):
    soffice.in_place(tmp_path / "bin", monkeypatch, soffice.TELLS)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:secret")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///somewhere")
    told = (await pdf.pdf_of(b"docx")).decode()
    assert "secret" not in told
    assert "DATABASE_URL" not in told
    place = next(line for line in told.splitlines() if line.startswith("HOME=")).removeprefix("HOME=")
    assert f"UserInstallation=file://{place}/profile" in told
    assert f"FONTCONFIG_FILE={place}/fonts.conf" in told
    limits = told.splitlines()
    assert str(pdf.MEMORY // 1024) in limits
    assert str(int(pdf.SECONDS)) in limits
    assert gone(place)


async def test_without_it_or_if_it_fails_there_is_no_pdf(tmp_path, monkeypatch):
    soffice.in_place(tmp_path / "bin", monkeypatch, soffice.FAILS)
    assert await pdf.pdf_of(b"docx") is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert pdf.program() is None
    assert await pdf.pdf_of(b"docx") is None


async def test_one_that_hangs_is_ended_with_what_it_started(tmp_path, monkeypatch):
    soffice.in_place(tmp_path / "bin", monkeypatch, 'sleep 60 & echo "$!" > started; wait')
    monkeypatch.setattr(pdf, "SECONDS", 1.0)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    making = asyncio.create_task(pdf.pdf_of(b"docx"))
    await eventually(lambda: any(path.read_text() for path in tmp_path.glob("*/started")))
    (started,) = tmp_path.glob("*/started")
    pid, place = started.read_text(), started.parent
    assert await making is None
    await eventually(lambda: not alive(int(pid)))
    assert gone(place)


def gone(place):
    return not Path(place).exists()


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def test_papers_are_made_into_pdfs_one_at_a_time(tmp_path, monkeypatch):
    soffice.in_place(tmp_path / "bin", monkeypatch, "{ date +%s%N; sleep 0.2; date +%s%N; } > 1.pdf")
    made = await asyncio.gather(*(pdf.pdf_of(b"docx %d" % number) for number in range(3)))
    times = sorted([int(time) for time in each.split()] for each in made)
    assert all(ended <= began for (_, ended), (began, _) in pairwise(times))


async def test_many_are_made_in_one_run_and_one_that_fails_takes_no_other_along(tmp_path, monkeypatch):
    script = "grep -q bad 2.docx && rm 2.docx 3.docx; grep -q bad 1.docx && exit 3; "
    soffice.in_place(tmp_path / "bin", monkeypatch, script + soffice.WORKS)
    assert await pdf.pdfs_of([b"docx 1", b"docx 2", b"docx 3"]) == [b"docx 1", b"docx 2", b"docx 3"]
    assert await pdf.pdfs_of([b"docx 1", b"bad", b"docx 3"]) == [b"docx 1", None, b"docx 3"]
    assert await pdf.pdfs_of([]) == []


async def test_it_is_started_again_when_it_asks_for_it(tmp_path, monkeypatch):
    first = "mkdir profile/first 2>/dev/null && exit 81; "
    soffice.in_place(tmp_path / "bin", monkeypatch, first + soffice.WORKS)
    assert await pdf.pdf_of(b"docx") == b"docx"
    soffice.in_place(tmp_path / "bin", monkeypatch, "exit 81")
    assert await pdf.pdf_of(b"docx") is None
