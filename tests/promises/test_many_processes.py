"""Three processes of one bot behind a webhook are killed again and again: nothing is lost or done twice."""

import pytest

from tests.support.balancer import Balancer
from tests.support.many_processes import kills_lose_and_double_nothing
from tests.support.ports import free_port

pytestmark = pytest.mark.long("many processes")


@pytest.mark.timeout(500)
@pytest.mark.postgresql("several processes that write")
async def test_ten_kills_of_three_processes_lose_and_double_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("sandbox.state.webhook._LONGEST", 1.0)  # Telegram with little patience
    balancer = Balancer([free_port() for _ in range(3)])
    await kills_lose_and_double_nothing(tmp_path, balancer, kills=10)
    assert min(balancer.carried.values()) > 0
