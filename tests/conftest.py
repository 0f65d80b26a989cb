"""Fixtures and options shared by all tests."""

import gc
import logging
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot import logs
from bot.config import Settings
from bot.worker.jobs import drawing, writing
from tests.support import databases
from tests.support.party_day import FEW
from tests.support.shell import Shell
from tests.support.town import a_town, at

# A commit on a disk takes some milliseconds; on a file system in memory the suite takes a third of the time.
if Path("/dev/shm").is_dir():
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", "/dev/shm")

# Less frequent garbage collection makes the suite an eighth faster.
gc.set_threshold(100_000, 20, 20)
databases.share_compiled_statements()


# Use the same examples in each run, however slow the machine; HYPOTHESIS_PROFILE=explore generates new ones.
settings.register_profile("suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))

SERVER = pytest.StashKey[databases.Server]()


def pytest_addoption(parser):
    parser.addoption(
        "--database",
        choices=(databases.SQLITE, databases.POSTGRESQL),
        default=os.environ.get("TEST_DATABASE") or databases.SQLITE,
        help="the database under the tests (or TEST_DATABASE): sqlite, or postgresql, which starts one for the session",
    )


def pytest_configure(config):
    config.addinivalue_line("markers", "long(reason): slow; runs in `make test-long` and not in `make test`")
    config.addinivalue_line("markers", "sqlite(reason): the test examines SQLite itself")
    config.addinivalue_line("markers", "postgresql(reason): the test examines PostgreSQL itself")
    if config.getoption("--database") == databases.SQLITE:
        return
    if hasattr(config, "workerinput"):
        databases.tell(*config.workerinput["postgresql"])
    else:
        config.stash[SERVER] = databases.Server()
        config.stash[SERVER].start()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    """Give each pytest-xdist worker the address of the server that the first process started."""
    node.workerinput["postgresql"] = databases.known()


def pytest_unconfigure(config):
    if (server := config.stash.get(SERVER, None)) is not None:
        server.stop()


def pytest_collection_finish():
    gc.collect()
    gc.freeze()  # the modules and tests stay to the end, so that searching them for garbage is in vain


def pytest_runtest_setup(item):
    for mark in item.iter_markers(databases.SQLITE):
        if databases.on_postgresql():
            pytest.skip(f"about SQLite itself: {mark.args[0]}")
    for mark in item.iter_markers(databases.POSTGRESQL):
        if not databases.on_postgresql():
            pytest.skip(f"about PostgreSQL itself: {mark.args[0]}")


@pytest.fixture(autouse=True)
def _no_database_is_left():
    yield
    databases.drop_all()


@pytest.fixture(autouse=True)
def _no_worker_is_left():
    """Fail a test that leaves a kept worker behind: its pipes belong to the event loop of the test."""
    yield
    assert (drawing._process, writing._process) == (None, None)


@pytest.fixture(autouse=True)
def _nobodys_settings(monkeypatch):
    """Remove the settings of the developer's shell, which must not affect the tests or where they write."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(autouse=True)
def _usual_rights_of_new_files():
    """Restore the file mode creation mask, which each command sets for its process."""
    mask = os.umask(0o022)
    yield
    os.umask(mask)


@pytest.fixture(autouse=True)
def _quiet_logs():
    logs.set_up("WARNING", "text")
    yield
    logging.getLogger().setLevel(logging.WARNING)


@pytest.fixture
async def town(tmp_path):
    """A branch of eleven in a group, set up and bound, on Friday 20 February 2026 at 09:00."""
    async with a_town(tmp_path) as built:
        yield built
    assert built.telegram.complaints == []


@pytest.fixture
async def town_on_the_day(tmp_path):
    """The branch an hour before its activity: weeks of reminders before it would take most of the time."""
    async with a_town(tmp_path, at("2026-03-06 13:00")) as built:
        yield built
    assert built.telegram.complaints == []


@pytest.fixture
async def small_town_on_the_day(tmp_path):
    """A branch of seven an hour before its activity."""
    async with a_town(tmp_path, at("2026-03-06 13:00"), roster=FEW) as built:
        yield built
    assert built.telegram.complaints == []


@pytest.fixture
def word_only(tmp_path, monkeypatch):
    """No program is found, so that papers come as Word files only, as on a server without LibreOffice."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
async def shell(tmp_path):
    """Runs the command line in a folder of its own; no process outlives the test."""
    built = Shell(tmp_path)
    yield built
    await built.end()
