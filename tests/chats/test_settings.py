"""`/settings`: the figures of a branch, changed with a reason, from the next activity on."""

from datetime import timedelta

import pytest

from bot.domain.rules import FIGURES, figures_in_force, rules_of, rules_then
from bot.storage.tables.branch import Branch


async def test_an_announced_activity_keeps_all_its_figures(town):
    activity = await town.dated("2026-03-06 14:00")
    await town.until("2026-03-01 09:05")
    async with town.database() as db:
        branch = await db.get_one(Branch, town.branch_id)
        branch.overrides = {"present_share": 0.9, "late_after": 0, "makeup": 3 * 86400}
    same = await town.activity_now(activity.id)
    assert same.announced_at is not None
    assert rules_of(same.branch).makeup == timedelta(days=3)
    assert rules_then(same).makeup == timedelta(days=7)
    assert rules_then(same).late_after == timedelta(minutes=15)
    await town.until("2026-03-06 13:31")
    town["张三"].sees("达到 80% 需 8 人", town.group)


async def test_an_activity_keeps_every_figure_that_a_branch_sets():
    settable = {name for name, figure in FIGURES.items() if not figure.fixed}
    assert set(figures_in_force(Branch(overrides={}))) == settable


@pytest.mark.parametrize("figure", [each for each in FIGURES.values() if each.free], ids=lambda each: each.name)
def test_each_default_lies_in_its_range(figure):
    values = figure.default if isinstance(figure.default, tuple) else (figure.default,)
    assert all(figure.free.least <= value <= figure.free.most for value in values)
    assert not figure.free.named or figure.default in (figure.free.least, figure.free.most)
