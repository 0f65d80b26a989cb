"""Fixtures of the sandbox's tests: a clock that the test moves, the desk with its bot, a person, a group, a phone.

A test file that needs another one of them defines its own.
"""

import aiohttp
import pytest

from sandbox.state.clock import MovableClock
from tests.support.phone import Phone
from tests.support.sandbox_desk import START, a_client, a_desk


@pytest.fixture
def clock():
    return MovableClock(START)


@pytest.fixture
async def desk(clock):
    async with a_desk(clock) as made:
        yield made


@pytest.fixture
async def bot(desk):
    async with a_client(desk) as client:
        yield client


@pytest.fixture
async def http(desk):
    async with aiohttp.ClientSession(desk.url) as session:
        yield session


@pytest.fixture
def zhang(desk):
    return desk.person("张伟", username="zhangwei")


@pytest.fixture
async def group(desk, zhang):
    made = desk.group("支部", owner=zhang)
    await made.add_bot(admin=True)
    return made


@pytest.fixture
def phone(http, zhang):
    return Phone(http, zhang.id)
