"""Calendar files, QR codes and charts, checked as their recipients see them."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import matplotlib as mpl
import pytest
import zxingcpp
from icalendar import Calendar
from PIL import Image

from bot.documents.calendar_file import calendar_file
from bot.pictures.chart import attendance_chart, satisfaction_chart
from bot.pictures.qr import qr_png
from bot.pictures.typeface import drawable, typeface

NOW = datetime(2026, 3, 1, 2, tzinfo=UTC)
START = datetime(2026, 3, 6, 6, tzinfo=UTC)
LINK = "https://t.me/partyday_bot?start=in_abcdefghijklmnopqrstuvwxyz0123456789ABCDEF"
DIMENSIONS = [
    ("主题特色鲜明", [15, 4, 1, 1]),
    ("内容充实健康", [12, 6, 2, 1]),
    ("方式灵活生动", [9, 8, 3, 1]),
]
LEVELS = ["满意", "比较满意", "一般", "不满意"]
YEAR = [(f"{month}月", month / 12 if month % 3 else None, 0.9 if month % 4 else None) for month in range(1, 13)]


def entry(**changed) -> bytes:
    told = {
        "title": "红色教育行动",
        "place": "综合楼301",
        "description": "带笔记本,穿正装;\n佩戴党徽",
        "now": NOW,
        **changed,
    }
    return calendar_file("activity-7@branch", start=START, end=START + timedelta(hours=3.5), **told)


def event_of(file: bytes):
    return Calendar.from_ical(file).walk("VEVENT")[0]


def picture(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png))
    image.load()
    return image


def colours(png: bytes) -> set[object]:
    return {colour for _, colour in picture(png).convert("RGB").getcolors(maxcolors=100_000) or []}


def year_chart(title="2026年", months=YEAR) -> bytes:
    return attendance_chart(
        title, months, attendance_label="到会率", satisfaction_label="满意率", needed_label="应达到 80%"
    )


def test_a_calendar_file_reads_back_as_written():
    event = event_of(entry())
    assert (event["summary"], event["location"]) == ("红色教育行动", "综合楼301")
    assert event["description"] == "带笔记本,穿正装;\n佩戴党徽"
    assert event.decoded("dtstart") == START
    assert event.decoded("dtend") == START + timedelta(hours=3.5)
    assert event["status"] == "CONFIRMED"


def test_a_calendar_reminds_a_day_and_half_an_hour_before():
    alarms = Calendar.from_ical(entry()).walk("VALARM")
    assert [alarm.decoded("trigger") for alarm in alarms] == [-timedelta(days=1), -timedelta(minutes=30)]


def test_a_changed_activity_keeps_its_id_and_grows_its_sequence():
    first, second = event_of(entry()), event_of(entry(sequence=3))
    assert first["uid"] == second["uid"]
    assert (first["sequence"], second["sequence"]) == (0, 3)


def test_the_calendar_file_is_folded_utf8_with_standard_line_ends():
    file = entry(description="学习" * 200 + "\x00\x07")
    assert file.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"METHOD:PUBLISH\r\n" in file
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert event_of(file)["description"] == "学习" * 200


@pytest.mark.parametrize(
    "captions",
    [
        [],
        ["红色教育行动", "3月6日(周五) 14:00-17:30"],
        ["学习贯彻会议精神,结合本职工作谈体会、讲打算" * 20, "3月6日", "综合楼301"],
        ["W" * 400],
        ["😀 \n 主题"],
    ],
)
def test_the_code_on_the_projector_leads_to_the_link(captions):
    image = picture(qr_png(LINK, captions))
    assert image.width >= 900
    assert image.height < 2 * image.width
    assert [found.text for found in zxingcpp.read_barcodes(image)] == [LINK]


def test_the_code_is_read_from_the_back_of_the_hall():
    image = picture(qr_png(LINK, ["红色教育行动"]))
    small = image.resize((image.width // 5, image.height // 5), Image.Resampling.BILINEAR)
    assert [found.text for found in zxingcpp.read_barcodes(small)] == [LINK]


def test_a_caption_keeps_clear_of_the_edges():
    image = picture(qr_png(LINK, ["主题党日" * 40]))
    edges = (
        image.crop((0, 0, 40, image.height)),
        image.crop((image.width - 40, 0, image.width, image.height)),
    )
    assert all(edge.getextrema() == (255, 255) for edge in edges)


@pytest.mark.parametrize(
    "dimensions",
    [
        DIMENSIONS,
        [("主题", [0, 0, 0, 0])],
        [("很长很长很长很长很长很长的名称", [100, 1, 1, 1])],
        [("$x$ 😀", [0, 0, 0, 9])],
        [],
    ],
)
def test_an_evaluation_is_drawn_for_any_figures(dimensions):
    image = picture(satisfaction_chart("3月 $主题$ 😀", dimensions, LEVELS, "满意率 87%"))
    assert image.width >= 900


@pytest.mark.parametrize("months", [YEAR, [], [("1月", None, None)], [("1月", 0.0, 1.0), ("2月", 1.0, 0.0)]])
def test_a_year_is_drawn_with_any_number_of_months(months):
    assert picture(year_chart(months=months)).width >= 900


def test_charts_keep_clear_of_the_edges():
    wide = satisfaction_chart("长" * 90, [("名" * 40, [1, 2, 3, 4])], ["级" * 30] * 4, "率" * 90)
    for png in (wide, year_chart("长" * 90)):
        image = picture(png).convert("L")
        assert image.crop((0, 0, 20, image.height)).getextrema() == (255, 255)
        assert image.crop((image.width - 20, 0, image.width, image.height)).getextrema() == (255, 255)


def test_a_low_month_is_drawn_in_another_colour():
    orange = (217, 119, 43)
    assert orange in colours(year_chart(months=[("1月", 0.79, None)]))
    assert orange not in colours(year_chart(months=[("1月", 0.80, None)]))


def test_concurrent_drawings_do_not_disturb_each_other():
    def draw(place: int) -> bytes:
        return satisfaction_chart(f"第{place}次", DIMENSIONS, LEVELS, "") if place % 2 else year_chart(f"第{place}年")

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(draw, range(6)))
    assert together == [draw(place) for place in range(6)]


def test_drawing_leaves_the_settings_of_matplotlib_alone():
    before = dict(mpl.rcParams)
    year_chart()
    assert dict(mpl.rcParams) == before


def test_the_typeface_draws_chinese_and_drops_unsupported_characters():
    assert typeface().is_file()
    assert drawable("主题 😀 党日\n2026") == "主题 党日 2026"
