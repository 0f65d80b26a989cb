"""`python -m bot read` of times: what it prints, and that it loads little."""

import asyncio
import json
import sys

HEAVY = {"sqlalchemy", "telegram", "pydantic", "openpyxl", "docx", "bot.app", "bot.config"}
DATE = ("--month", "2026-03", "--on", "2026-03-13", "--now", "2026-03-04T10:00")


async def printed(*arguments):
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=asyncio.subprocess.PIPE)
    out, _ = await process.communicate()
    return process.returncode, out.decode()


async def says(*arguments):
    code, out = await printed("-m", "bot", "read", *arguments)
    return code, json.loads(out)


async def test_a_time_is_printed_with_its_place_and_what_is_told():
    code, found = await says("when", "推迟到3月20日下午2点，三楼会议室，请带党徽", *DATE)
    (told,) = found.pop("told")
    assert found == {"start": "2026-03-20T14:00", "end": "2026-03-20T17:30", "place": "三楼会议室"}
    assert (code, told) == (0, {"key": "when-unused", "text": "没有用到：“请带党徽”。"})


async def test_a_refusal_is_printed_with_its_sentence():
    code, found = await says("when", "下周五（3月20日）14:00", *DATE)
    assert (code, found["refused"]) == (1, "when-days-differ")
    assert "“下周五”是3月13日(周五)，“3月20日”是3月20日(周五)" in found["text"]


async def test_a_fixed_day_is_printed_with_the_time_beside_it():
    _code, found = await says("fixed-day", "每月10号下午2点")
    assert found == {"fixed": "day:10", "time": "14:00", "place": None, "told": []}


async def test_reading_a_time_loads_neither_the_database_nor_telegram():
    code = f"import bot.commands.read, sys; print(*sorted({HEAVY!r} & set(sys.modules)))"
    assert await printed("-c", code) == (0, "\n")
