"""Commands that run in the process of the test, in a tenth of the time of their own; databases to copy."""

import pytest

from bot.__main__ import main
from tests.support.shell import TOKEN


@pytest.fixture
def says(tmp_path, monkeypatch, capsys):
    """Runs a command in the test's folder; returns the exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        for name, value in run.settings.items():
            monkeypatch.setenv(name, value)
        return main(list(arguments)), *capsys.readouterr()

    run.settings = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE_URL": "http://127.0.0.1:1"}
    return run


@pytest.fixture
def file(tmp_path):
    """The address of an SQLite database that does not exist yet."""
    return f"sqlite+aiosqlite:///{tmp_path}/moved.db"


@pytest.fixture
def source(town):
    """The address of the database of the branch."""
    return town.desk.bot.settings.database
