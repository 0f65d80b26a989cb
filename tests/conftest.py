"""What every test may ask for."""

import gc
import logging

import pytest

from bot import logs
from bot.config import Settings
from tests.town import a_town

# Collecting garbage less often makes the suite an eighth quicker.
gc.set_threshold(100_000, 20, 20)


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
