"""What every test may ask for."""

import gc
import logging
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot import logs
from bot.config import Settings
from tests.support import databases
from tests.support.town import a_town

# On a disk each commit waits some milliseconds for it; a file system in memory takes the suite a third of the time.
if Path("/dev/shm").is_dir():
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", "/dev/shm")

# Collecting garbage less often makes the suite an eighth quicker.
gc.set_threshold(100_000, 20, 20)


# The same examples each time, however slow the machine; HYPOTHESIS_PROFILE=explore looks for new ones.
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
    config.addinivalue_line("markers", "long(reason): takes long; `make test` leaves it to `make test-long`")
    config.addinivalue_line("markers", "sqlite(reason): what the test looks at is SQLite's own")
    config.addinivalue_line("markers", "postgresql(reason): what the test looks at is PostgreSQL's own")
    if config.getoption("--database") == databases.SQLITE:
        return
    if hasattr(config, "workerinput"):
        databases.tell(*config.workerinput["postgresql"])
    else:
        config.stash[SERVER] = databases.Server()
        config.stash[SERVER].start()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    """What pytest-xdist calls for each worker: all of them share the first process's server."""
    node.workerinput["postgresql"] = databases.known()


def pytest_unconfigure(config):
    if (server := config.stash.get(SERVER, None)) is not None:
        server.stop()


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
def _nobodys_settings(monkeypatch):
    """What the developer's shell sets is not what is tested, and not where tests write."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


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
