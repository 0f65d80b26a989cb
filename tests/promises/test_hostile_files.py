"""Files made to cost time or memory: each is refused in words, or does no harm, and the bot goes on meanwhile."""

import resource
import time
from dataclasses import replace

import pytest

from bot.domain.refusals import Refused
from bot.files.apart import look_at
from bot.files.evidence import CHECK
from bot.intake.plan import PLAN_FILE
from bot.intake.roster import ROSTER_FILE
from bot.worker.jobs import Pool
from bot.worker.limits import Limits
from tests.support.hostile_files import DOCUMENTS, HEAVY, PICTURES, nested_paragraphs, png_of_many_chunks, swollen_names

PATIENT = Limits(seconds=120.0)  # on a busy machine a test waits longer for its processor time
HARMLESS = {"nested_tables", "many_cells", "png_of_noise", "png_that_swells", "blanks", "pdf_of_a_huge_code_table"}


async def outcome(job, data):
    """Return the refusal, None for an answer, and the processor time that it took in the worker."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        await Pool().do(replace(job, limits=PATIENT), {"name": "文件"}, data)
        refusal = None
    except Refused as refused:
        refusal = refused.key
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return refusal, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize("job", [PLAN_FILE, ROSTER_FILE], ids=["plan", "roster"])
@pytest.mark.parametrize("name", DOCUMENTS)
async def test_a_hostile_document_is_refused_by_its_own_check_and_not_by_the_limits(name, job):
    refusal, seconds = await outcome(job, DOCUMENTS[name]())
    assert refusal or name in HARMLESS
    assert seconds < 4


@pytest.mark.parametrize("name", HEAVY)
async def test_a_file_that_only_the_limits_stop_is_refused_in_the_same_way(name):
    with pytest.raises(Refused, match="file-heavy"):
        await look_at(PLAN_FILE, "计划.pdf", HEAVY[name](), heavy="file-heavy")


@pytest.mark.parametrize("name", PICTURES)
async def test_a_hostile_picture_is_refused_by_its_own_check_and_not_by_the_limits(name):
    refusal, seconds = await outcome(CHECK, PICTURES[name]())
    assert refusal or name in HARMLESS
    assert seconds < 4


async def asks(town, name, command, button):
    await town[name].says(command)
    await town[name].taps(button)


@pytest.mark.parametrize("make", [nested_paragraphs, swollen_names])
async def test_a_hostile_plan_is_refused_in_words_and_the_question_stays_open(town, make):
    li = town["李书记"]
    await asks(town, "李书记", "/plan", "导入计划")
    await li.sends_file("计划.docx", make())
    assert "计划.docx" in li.last().text
    await li.says("2026年计划\n3月 红色教育 党史专题学习")
    li.sees("读到 1 个月")


async def test_a_hostile_picture_costs_the_bot_itself_no_time_and_the_question_stays_open(town):
    await town.dated()
    zhang, data = town["张三"], png_of_many_chunks()
    await asks(town, "张三", "/leave", "病假")
    began = time.process_time()
    await zhang.sends_file("假条.png", data)
    assert time.process_time() - began < 3
    zhang.sees("无法打开")
    await zhang.says("发烧住院")
    await zhang.taps("提交")
    zhang.sees("已提交")
