"""Callback data is declared once: each kind has one handler, and its values are read back as they were written."""

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.ext import CallbackQueryHandler

import bot
from bot.app import conversations
from bot.domain.absence.leave import Category
from bot.domain.roles import Kind, Office
from bot.domain.setup.setup import Setting
from bot.telegram.callbacks import Callback, number
from bot.views import callbacks

DECLARED = [value for value in vars(callbacks).values() if isinstance(value, Callback)]
SOURCES = Path(bot.__file__).parent
ALLOWED = {"Callback": {"views/callbacks.py"}, "Data": {"telegram/callbacks.py"}}

WIRE = (
    (callbacks.TODO_SHOW, (), "todo:show"),
    (callbacks.LANGUAGE_SET, ("zh-CN",), "lang:zh-CN"),
    (callbacks.BALLOT_MARK, (7, ()), "b:7:"),
    (callbacks.BALLOT_MARK, (7, (1, 3)), "b:7:13"),
    (callbacks.BALLOT_SUBMIT, (7, (1, 2, 3, 4)), "b:7:1234:ok"),
    (callbacks.BINDING_DECIDE, ("no", 5), "bind:no:5"),
    (callbacks.LEAVE_CATEGORY, (7, 12, tuple(Category)[-1]), "leave:kind:7:12:5"),
    (callbacks.MAKEUP_ACCEPT, (3, 29523000), "makeup:pass:3:29523000"),
    (callbacks.ROSTER_IMPORT, (2,), "ros:import:2:0"),
    (callbacks.ROSTER_SAVE, ("swap", 2, 10**18 - 1), "ros:swap:2:999999999999999999"),
    (callbacks.ROSTER_PERSON, ("rename", 9), "who:rename:9"),
    (callbacks.ROSTER_KIND, (9, Kind.FULL), "who:kind:9:0"),
    (callbacks.ROSTER_OFFICE, (9, Office.DISCIPLINE), "who:office:9:4"),
    (callbacks.SCHEDULE_PEOPLE, ("recorder", 7, 1), "arr:recorder:7:1"),
    (callbacks.SCHEDULE_PERSON, ("host", 7, 9), "arr:set-host:7:9"),
    (callbacks.SETUP_KEEP, (2, Setting.NAME), "set:keep:2:1"),
    (callbacks.SUMMARY_MONTH, (2026, 12), "sum:m:2026:12"),
)


def test_each_callback_has_exactly_one_handler():
    handlers = [h for h in conversations() if isinstance(h, CallbackQueryHandler) and h.pattern is not None]
    assert DECLARED
    assert sorted(h.pattern.pattern for h in handlers) == sorted(callback.pattern.pattern for callback in DECLARED)


def test_callbacks_and_their_data_are_constructed_in_one_place_each():
    made = {name: set() for name in ALLOWED}
    for source in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", getattr(node.func, "attr", None)) if isinstance(node, ast.Call) else None
            if name in made:
                made[name].add(source.relative_to(SOURCES).as_posix())
    assert made == ALLOWED


@pytest.mark.parametrize("callback", DECLARED, ids=lambda callback: callback.pattern.pattern)
def test_no_other_callback_matches_the_same_data(callback):
    @settings(max_examples=10, deadline=None, database=None)
    @given(st.from_regex(callback.pattern, fullmatch=True))
    def alone(data):
        assert [other for other in DECLARED if other.pattern.match(data)] == [callback]

    alone()


@pytest.mark.parametrize(("callback", "values", "data"), WIRE, ids=[data for _, _, data in WIRE])
def test_callback_data_survives_a_round_trip(callback, values, data):
    assert callback.data(*values) == data
    assert callback.read(callback.pattern.match(data)) == values


@pytest.mark.parametrize(
    "made",
    [
        lambda: callbacks.MAKEUP_OPEN.data(10**9),
        lambda: callbacks.MAKEUP_OPEN.data(-1),
        lambda: callbacks.SUMMARY_YEAR.data(1999),
        lambda: Callback("签" * 22).data(),
        lambda: Callback("a:{}"),
        lambda: Callback("a:{}", number(r"\d"), number(r"\d")),
    ],
)
def test_data_that_cannot_be_read_back_is_rejected(made):
    with pytest.raises(ValueError, match=r"match|zip"):
        made()
