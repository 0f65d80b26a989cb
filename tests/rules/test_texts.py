"""Texts: both languages have the same keys, every key is used, and every key in the code has a text."""

import ast
import re
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import texts
from bot.domain.branch import terms
from bot.domain.plan import blocked_days
from bot.domain.refusals import Refused
from bot.domain.times.when import read_when
from bot.storage.tables.branch import Branch
from bot.texts import Html, TextError
from tests.support.fluent_messages import files_of, messages_of

BOT = Path(texts.__file__).parent
LANGUAGES = ("zh-CN", "en")
SHARED = {"common", "refusals", "told_files", "told_roster"}  # texts of several subjects
PACKAGES = ("handlers", "views", "telegram")
RAISED_BY_THE_DOMAIN = ("refused-", "finding-", "problem-", "told-")
EXAMPLES = {"example", "example_end"}  # `read_when` adds them to every refusal of the readers below it
READERS = {"clock_words.py", "clocks.py", "day_words.py", "pieces.py", "rest.py", "when.py"}


def _used(paths):
    """Return the literal keys in the code, and patterns for the keys that f-strings compose."""
    literal, patterns = set(), set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and re.fullmatch(r"[a-z0-9-]+", node.value)
            ):
                literal |= {node.value, f"refused-{node.value}"}
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(p.value) if isinstance(p, ast.Constant) else "[a-z0-9-]+" for p in node.values]
                fixed = "".join(p for p in parts if p != "[a-z0-9-]+")
                if re.fullmatch(r"[a-z0-9\\-]+", fixed) and re.search("[a-z]", fixed):
                    patterns.add("".join(parts))
    return literal, patterns


def _unused(keys, paths):
    literal, patterns = _used(paths)
    return [key for key in keys if key not in literal and not any(re.fullmatch(each, key) for each in patterns)]


def test_both_languages_have_the_same_keys_with_the_same_values():
    chinese, english = (messages_of(language) for language in LANGUAGES)
    assert chinese.keys() == english.keys()
    of_one = {"month", "month_name", "number", "counted"}  # a month by its number or name, a numeral
    for key, names in chinese.items():
        assert names - of_one == english[key] - of_one or names == english[key], key


def test_both_languages_have_the_same_files_with_the_same_keys():
    chinese, english = (
        {name: list(messages) for name, messages in files_of(language).items()} for language in LANGUAGES
    )
    assert chinese == english


def test_the_folder_holds_only_the_files_of_both_languages():
    assert {path.name for path in texts.LOCALES.iterdir()} == set(LANGUAGES)
    for language in LANGUAGES:
        assert {path.suffix for path in (texts.LOCALES / language).iterdir()} == {".ftl"}


def test_a_duplicate_key_raises_an_error_naming_both_files(tmp_path):
    (tmp_path / "en").mkdir()
    first, second = tmp_path / "en" / "plan.ftl", tmp_path / "en" / "roster.ftl"
    first.write_text("title = Plan\n", encoding="utf-8")
    second.write_text("heading = Roster\ntitle = Roster\n", encoding="utf-8")
    with pytest.raises(TextError) as error:
        texts.load(tmp_path)
    assert "'title'" in str(error.value)
    assert str(first) in str(error.value)
    assert str(second) in str(error.value)


def test_every_file_of_a_language_is_read(tmp_path):
    for language, name, key in (("en", "plan", "a"), ("en", "roster", "b"), ("zh-CN", "plan", "a")):
        (tmp_path / language).mkdir(exist_ok=True)
        (tmp_path / language / f"{name}.ftl").write_text(f"{key} = {language} {name}\n", encoding="utf-8")
    library = texts.load(tmp_path)
    assert set(library.bundles) == {"en", "zh-CN"}
    assert library.of("en").plain("a") == "en plan"
    assert library.of("en").plain("b") == "en roster"
    assert library.of("zh-CN").plain("a") == "zh-CN plan"
    assert not library.of("zh-CN").has("b")


def test_every_key_is_used_somewhere():
    assert _unused(messages_of("zh-CN"), BOT.rglob("*.py")) == []


def test_each_message_belongs_to_a_subject_that_uses_it():
    misplaced = {}
    for name, messages in files_of("zh-CN").items():
        subject = name.removesuffix(".ftl")
        if subject in SHARED:
            continue
        paths = [path for path in (BOT / package / f"{subject}.py" for package in PACKAGES) if path.exists()]
        paths += sorted((BOT / "views" / subject).glob("*.py"))
        assert paths, f"{name} is not named after a handler, a view or the menus"
        own = [key for key in messages if not key.startswith(RAISED_BY_THE_DOMAIN)]
        misplaced[name] = _unused(own, paths)
    assert not any(misplaced.values()), misplaced


def _calls():
    """Yield the keys given as literals to html(), plain() and Refused()."""
    for path in BOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if (
                name in {"html", "plain", "Refused"}
                and isinstance(first, ast.Constant)
                and isinstance(first.value, str)
            ):
                values = {keyword.arg for keyword in node.keywords}
                yield path.name, node.lineno, ("refused-" if name == "Refused" else "") + first.value, values


def test_every_requested_key_exists_and_gets_its_values():
    known = messages_of("zh-CN")
    wrong = [
        (file, line, key)
        for file, line, key, values in _calls()
        if key not in known
        or (None not in values and not known[key] <= (values | EXAMPLES if file in READERS else values))
    ]
    assert wrong == []


UNREAD_DAYS = ("2月30日", "2026年3月第五个周五", "周四3月6日", "火星日", "13月1日", "2026-02-30", "三月三十二日")
NOW = datetime(2026, 3, 2, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def _as_time(text, month):
    read_when(text, now=NOW, zone=NOW.tzinfo, month=month, default_time=time(14), default_hours=3.5)


READERS_OF_DAYS = {
    "a time": lambda text: _as_time(text, None),
    "a time of a month": lambda text: _as_time(text, (2026, 3)),
    "the day of an end": lambda text: _as_time(f"3月6日14:00-{text}17:00", (2026, 3)),
    "a day of the roster": lambda text: terms.typed_day(text, Branch(zone="Asia/Shanghai"), name="张三", now=NOW),
    "days without activities": lambda text: blocked_days.read(text, now=NOW),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reader", READERS_OF_DAYS)
@pytest.mark.parametrize("text", UNREAD_DAYS)
def test_every_refusal_of_a_typed_day_can_be_worded(reader, text, language):
    with pytest.raises(Refused) as refused:
        READERS_OF_DAYS[reader](text)
    said = texts.load().of(language).html(f"refused-{refused.value.key}", **refused.value.values)
    assert "{" not in said
    assert ("例如" if language == "zh-CN" else "xample") in said


def test_typed_text_is_escaped_in_messages_but_not_in_popups():
    t = texts.load().of("zh-CN")
    assert "&lt;b&gt;张&amp;三" in t.html("refused-not-allowed", who="<b>张&三")
    assert "<b>张&三" in t.plain("refused-not-allowed", who="<b>张&三")


def test_intended_html_is_kept():
    t = texts.load().of("zh-CN")
    assert "<b>甲</b>" in t.html("refused-not-allowed", who=Html("<b>甲</b>"))


@pytest.mark.parametrize(
    ("asked", "got"),
    [
        ("zh-hans", "zh-CN"),
        ("zh-TW", "zh-CN"),
        ("en-GB", "en"),
        ("en", "en"),
        ("ja", "zh-CN"),
        (None, "zh-CN"),
        ("", "zh-CN"),
    ],
)
def test_a_reader_gets_the_nearest_language(asked, got):
    assert texts.load().of(asked).language == got


def test_moments_are_written_naturally_in_the_zone_of_the_branch():
    at = datetime(2026, 3, 6, 6, 0, tzinfo=UTC)
    library = texts.load()
    assert library.of("zh-CN").moment(at) == "3月6日(周五) 14:00"
    assert library.of("en").moment(at) == "Fri 6 March, 14:00"
    assert library.of("en", "UTC").moment(at) == "Fri 6 March, 06:00"


def test_years_have_no_thousands_separator():
    assert "2026" in texts.load().of("en").html("refused-not-dated", month=2026)


def test_a_missing_key_or_value_raises_an_error():
    t = texts.load().of("zh-CN")
    with pytest.raises(TextError, match="no text"):
        t.html("no-such-key")
    with pytest.raises(TextError, match="form"):
        t.html("refused-link-old")
