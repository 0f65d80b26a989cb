"""LibreOffice as a program apart: what it is told, its limits, its end, and what is left of it."""

import asyncio
from pathlib import Path

import pytest

from bot.documents import pdf
from tests.support import soffice


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
    started = tmp_path / "started"
    script = f'sleep 60 & echo "$! $PWD" > {started}; wait'
    soffice.in_place(tmp_path / "bin", monkeypatch, script)
    monkeypatch.setattr(pdf, "SECONDS", 1.0)
    assert await pdf.pdf_of(b"docx") is None
    pid, place = started.read_text().split()
    for _again in range(100):  # the kernel takes a moment
        if not alive(int(pid)):
            break
        await asyncio.sleep(0.05)
    assert not alive(int(pid))
    assert gone(place)


def gone(place):
    return not Path(place).exists()


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for the processes in /proc")
async def test_papers_are_made_into_pdfs_one_at_a_time(tmp_path, monkeypatch):
    script = f"mkdir {tmp_path}/alone && sleep 0.2 && rmdir {tmp_path}/alone && {soffice.WORKS}"
    soffice.in_place(tmp_path / "bin", monkeypatch, script)
    assert await asyncio.gather(*(pdf.pdf_of(b"docx %d" % number) for number in range(3))) == [
        b"docx 0", b"docx 1", b"docx 2",
    ]  # fmt: skip
    assert gone(tmp_path / "alone")
