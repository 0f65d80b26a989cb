"""The pictures of a year: square, whole, legible at the size of a phone, in both manners."""

import io

import pytest
from PIL import Image, ImageColor

from bot.pictures import year

NAMES = ("主题特色鲜明", "内容充实健康", "方式灵活生动", "效果突出显著")
NONE, FULL, LOW = [None] * 12, [1.0] * 12, [0.0, 0.05, 0.599, 0.6] * 3
LONG = "中国共产党某某大学计算机科学与技术学院教职工第一支部委员会" * 2


def pictures(dark, shares, title="2026年出勤率 · 计算机学院教工第一党支部"):
    under = LONG if title == LONG else "平均 84.5%，未达 80% 的 3 次"
    bars = [(title if title == LONG else name, "12/12 个部分", share) for name, share in zip(NAMES, LOW, strict=False)]
    return {
        "attendance": year.attendance(title, under, shares, 0.8, "应达到 80%", dark=dark),
        "satisfaction": year.satisfaction(title, under, [(n, shares) for n in NAMES], 0.6, "低于 60%", dark=dark),
        "coverage": year.coverage(title, under, bars * 2, dark=dark),
    }


def opened(png):
    return Image.open(io.BytesIO(png)).convert("RGB")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("shares", [NONE, FULL, LOW])
def test_pictures_are_square_and_nothing_is_cut_at_their_edges(dark, shares):
    palette = year.DARK if dark else year.LIGHT
    for title in ("2026年", LONG):
        for name, png in pictures(dark, shares, title).items():
            picture = opened(png)
            assert picture.size == (1080, 1080), name
            edges = [(0, 0, 1080, 8), (0, 1072, 1080, 1080), (0, 0, 8, 1080), (1072, 0, 1080, 1080)]
            for edge in edges:
                colours = picture.crop(edge).getcolors()
                assert [colour for _, colour in colours] == [ImageColor.getrgb(palette.paper)], (name, edge)


def light(colour):
    """Return the relative luminance of a colour, as accessibility guidelines (WCAG 2) define it."""
    parts = [part / 255 for part in ImageColor.getrgb(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [year.LIGHT, year.DARK])
def test_text_stands_out_and_bars_differ_in_lightness_too(palette):
    for ink, paper in ((palette.ink, palette.paper), (palette.grey, palette.paper),
                       (palette.on_lacking, palette.lacking)):  # fmt: skip
        assert contrast(ink, paper) >= 4.5
    assert contrast(palette.on_well, palette.well) >= 3.0  # figures of 34 pixels are large text
    assert contrast(palette.well, palette.paper) >= 1.9
    assert contrast(palette.lacking, palette.paper) >= 1.9


def test_texts_are_at_least_ten_pixels_high_at_the_width_of_a_phone():
    assert min(year.TITLE, year.TEXT, year.SMALL) * 320 / year.SIDE >= 10


def test_a_share_just_below_the_line_does_not_reach_it():
    below, above = (opened(pictures(False, [share] * 12)["attendance"]) for share in (0.7999, 0.8))
    lacking, well = ImageColor.getrgb(year.LIGHT.lacking), ImageColor.getrgb(year.LIGHT.well)
    at = (year.LEFT + 40, 700)
    assert (below.getpixel(at), above.getpixel(at)) == (lacking, well)
