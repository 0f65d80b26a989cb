"""People act in any order and at any time: each accepted action is kept exactly once, and the tables stay consistent.

Hypothesis generates the actions of members and officers and moves the clock; the actions run the domain's functions on
a real database. After each step the tables are compared with the accepted actions. `HYPOTHESIS_PROFILE=explore`
searches for an hour instead of a minute, on SQLite or on PostgreSQL.
"""

import pytest

from tests.support.any_order.invariants import EXPLORING, SUITE, AnyOrder

pytestmark = [pytest.mark.long("generated months"), pytest.mark.timeout(24 * 3600 if EXPLORING else 900)]

AnyOrder.TestCase.settings = SUITE
TestAnyOrder = AnyOrder.TestCase
