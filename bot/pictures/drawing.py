"""Charts as jobs of the worker that draws; their arguments are those of `bot.pictures.chart` and `year`."""

import os
from types import NoneType
from typing import Any

from bot.pictures import year
from bot.pictures.chart import attendance_chart, satisfaction_chart
from bot.worker.jobs import Job
from bot.worker.limits import MEBIBYTE, Limits

_FONT_LIST = tuple(os.environ[name] for name in ("MPLCONFIGDIR",) if name in os.environ)
LIMITS = Limits(
    processor_seconds=20, seconds=60.0, written_file=4 * MEBIBYTE, withheld=(), folders=_FONT_LIST, scratch=True
)
"""matplotlib looks for fonts when it is first imported, and writes a list of them to MPLCONFIGDIR, if it is set."""


def _satisfaction(arguments: dict[str, Any], _data: bytes) -> tuple[None, bytes]:
    return None, satisfaction_chart(**arguments)


def _attendance(arguments: dict[str, Any], _data: bytes) -> tuple[None, bytes]:
    return None, attendance_chart(**arguments)


def _year_attendance(arguments: dict[str, Any], _data: bytes) -> tuple[None, bytes]:
    return None, year.attendance(**arguments)


def _year_satisfaction(arguments: dict[str, Any], _data: bytes) -> tuple[None, bytes]:
    return None, year.satisfaction(**arguments)


def _year_coverage(arguments: dict[str, Any], _data: bytes) -> tuple[None, bytes]:
    return None, year.coverage(**arguments)


SATISFACTION = Job(_satisfaction, NoneType, LIMITS)
ATTENDANCE = Job(_attendance, NoneType, LIMITS)
YEAR_ATTENDANCE = Job(_year_attendance, NoneType, LIMITS)
YEAR_SATISFACTION = Job(_year_satisfaction, NoneType, LIMITS)
YEAR_COVERAGE = Job(_year_coverage, NoneType, LIMITS)
