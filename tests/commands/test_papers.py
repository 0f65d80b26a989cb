"""`python -m bot papers YEAR --to DIR`: the papers of a year as files in a folder."""

import argparse

import pytest

from bot.commands import papers
from bot.commands.opened import NotDone
from tests.support import soffice
from tests.support.party_day import ended

EVERYBODY = ("王组织", "赵宣传", "张三", "陈四", "孙五", "周六", "吴七")


def asked(folder, year=2026, branch=None, pdf=False):
    return argparse.Namespace(year=year, to=folder, branch=branch, pdf=pdf)


async def test_the_papers_of_a_year_are_written_to_a_folder_once(town, tmp_path, capsys, monkeypatch):
    await ended(town, *EVERYBODY)
    settings = town.bot.settings
    assert await papers.make(settings, asked(tmp_path / "out")) == 0
    (folder,) = (tmp_path / "out").iterdir()
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert f"{len(files)} files are in {folder}." in capsys.readouterr().out
    assert {"03 红色教育行动/2026-03-06 活动纪实表.docx", "图-出勤率.png"} <= files
    soffice.in_place(tmp_path / "bin", monkeypatch, soffice.WORKS)
    assert await papers.make(settings, asked(tmp_path / "pdf", pdf=True)) == 0
    (twice,) = (tmp_path / "pdf").iterdir()
    words = {name for name in files if name.endswith(".docx")}
    pdfs = {f"{name.removesuffix('docx')}pdf" for name in words}
    assert {str(path.relative_to(twice)) for path in twice.rglob("*") if path.is_file()} == files | pdfs
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotDone, match="no LibreOffice here"):
        await papers.make(settings, asked(tmp_path / "none", pdf=True))
    with pytest.raises(NotDone, match="is there already"):
        await papers.make(settings, asked(tmp_path / "out"))
    with pytest.raises(NotDone, match="no branch of that number"):
        await papers.make(settings, asked(tmp_path / "other", branch=99))
    assert not (tmp_path / "other").exists()
