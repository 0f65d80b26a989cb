"""A finding leads to where it is mended."""

import pytest

from bot.domain.report.checks.table import findings
from bot.views.check_doors import door
from tests.support.cases import a_case, item, minute

WRONG = "庆祝中国共产党成立104周年"


@pytest.mark.parametrize(
    ("where", "leads_to"),
    [
        ({"items": (item(1, WRONG),)}, "agenda"),
        ({"goal": WRONG}, "agenda"),
        ({"problem": WRONG}, "agenda"),
        ({"minutes": (minute(f"{WRONG}。", item=1),)}, "entries"),
        ({"items": (item(1, WRONG),), "minutes": (minute(f"{WRONG}。", item=1),)}, "agenda"),
        ({"content": WRONG}, None),  # the theme cannot be changed after the end, so that only a sentence answers it
    ],
)
def test_a_wrong_anniversary_leads_to_where_it_stands(where, leads_to):
    case = a_case(**where)
    (found,) = (each for each in findings(case) if each.number == 20)
    way = door(found, case.activity)
    assert (way and way.name) == leads_to
