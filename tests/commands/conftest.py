"""Commands that run in the process of the test, which takes a tenth of the time of a process of their own."""

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
