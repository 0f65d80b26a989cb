"""All texts that people read, by key and language, from `locales/<language>/<subject>.ftl` (Fluent)."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentNone, FluentNumber, fluent_number
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Resource

DEFAULT_LANGUAGE = "zh-CN"
MOMENTS = 500  # formatted moments to cache: during bulk check-in many messages show the same few
LONG = 1000  # characters; Fluent refuses values of more than 2,500, so longer ones are put in afterwards
LOCALES = Path(__file__).resolve().parent.parent / "locales"

_HELD = re.compile("\0([a-z_]+)\0")  # the place of a long value; no text from outside contains a NUL


class TextError(Exception):
    """An unknown key, a key that occurs in two files, or a missing value."""


class Html(str):
    """A string that is already HTML and must not be escaped again."""

    __slots__ = ()


@dataclass(frozen=True)
class Library:
    """All languages, loaded once."""

    bundles: Mapping[str, FluentBundle]
    username: str = ""
    _texts: "dict[tuple[str, str], Texts]" = field(default_factory=dict, compare=False, repr=False)

    def of(self, language: str | None, zone: str = "Asia/Shanghai") -> "Texts":
        """Return the texts in the nearest language that is loaded, with times shown in this zone."""
        known = nearest(language, tuple(self.bundles))
        if (known, zone) not in self._texts:
            self._texts[known, zone] = Texts(known, self.bundles[known], ZoneInfo(zone), self.username)
        return self._texts[known, zone]


def load(folder: Path = LOCALES, username: str = "") -> Library:
    """Read every `<language>/*.ftl` of the folder; `username` is the bot's, for the links in its messages.

    Raises:
        TextError: A key occurs twice in one language.
    """
    languages = sorted({path.parent for path in folder.glob("*/*.ftl")})
    return Library({language.name: _bundle(language) for language in languages}, username)


def _bundle(language: Path) -> FluentBundle:
    """Read all files of one language, and refuse a repeated key: Fluent would silently keep the first message."""
    bundle = FluentBundle([language.name], use_isolating=False)  # isolation marks would show up in the messages
    sources: dict[str, Path] = {}
    for path in sorted(language.glob("*.ftl")):
        resource = _parsed(path.read_text(encoding="utf-8"))
        for key in (entry.id.name for entry in resource.body if isinstance(entry, Message)):
            if key in sources:
                raise TextError(f"text {key!r} stands in {sources[key]} and again in {path}")
            sources[key] = path
        bundle.add_resource(resource)
    return bundle


@cache
def _parsed(words: str) -> Resource:
    """Parse each text once per process, without source positions, which would take a tenth more time."""
    return FluentParser(with_spans=False).parse(words)


def nearest(language: str | None, known: tuple[str, ...]) -> str:
    """Return the known language nearest to the app's (`zh-hans`, `en-GB`, …), or the default."""
    wanted = (language or DEFAULT_LANGUAGE).lower()
    for name in known:
        if name.lower() == wanted or name.lower().split("-")[0] == wanted.split("-")[0]:
            return name
    return DEFAULT_LANGUAGE


class Texts:
    """The texts of one language: `html()` for messages, `plain()` for pop-ups, buttons and files."""

    def __init__(self, language: str, bundle: FluentBundle, zone: tzinfo, username: str) -> None:
        self.language = language
        self.zone = zone
        self.username = username
        self._bundle = bundle
        self._moments: dict[datetime, str] = {}

    def html(self, key: str, **values: object) -> Html:
        """Format a text for an HTML message; escape every value that is not `Html` already."""
        return Html(self._format(key, {name: self._value(value, escape=True) for name, value in values.items()}))

    def plain(self, key: str, **values: object) -> str:
        """Format a text where no HTML is parsed: drop the tags of the text, keep the values as they are."""
        marked = self._format(key, {name: self._value(value, escape=True) for name, value in values.items()})
        return html.unescape(re.sub(r"<[^<>]+>", "", marked))

    def has(self, key: str) -> bool:
        """True if this language has the key."""
        return self._bundle.has_message(key)

    def moment(self, at: datetime) -> str:
        """Format as `3月6日(周五) 14:00` in the branch's zone."""
        if at not in self._moments:
            if len(self._moments) >= MOMENTS:
                self._moments.clear()
            self._moments[at] = self._moment(at.astimezone(self.zone))
        return self._moments[at]

    def _moment(self, local: datetime) -> str:
        return self._format("moment", {"day": self.day(local.date()), "time": f"{local:%H:%M}"})

    def day(self, day: date) -> str:
        """Format as `3月6日(周五)`."""
        weekday = self._format(f"weekday-{day.isoweekday()}", {})
        return self._format("day", {"month": str(day.month), "day": str(day.day), "weekday": weekday,
                                    "month_name": self._format(f"month-{day.month}", {})})  # fmt: skip

    def clock(self, at: datetime) -> str:
        """Format as `14:02` in the branch's zone."""
        return f"{at.astimezone(self.zone):%H:%M}"

    def link(self, payload: str) -> str:
        """Return the address that opens the private chat with this payload."""
        return f"https://t.me/{self.username}?start={payload}"

    def join(self, items: list[str] | tuple[str, ...]) -> str:
        """Join as `甲、乙、丙`."""
        return self._format("list-separator", {}).strip("|").join(items)

    def _value(self, value: object, *, escape: bool) -> str | FluentNumber:
        if isinstance(value, Html):
            return value
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, int | float):
            number: FluentNumber | FluentNone = fluent_number(value, useGrouping=False)
            return number if isinstance(number, FluentNumber) else str(value)
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, list | tuple):
            return self._value(self.join([str(item) for item in value]), escape=escape)
        return html.escape(str(value), quote=False) if escape else str(value)

    def _format(self, key: str, values: Mapping[str, str | FluentNumber]) -> str:
        if not self._bundle.has_message(key):
            raise TextError(f"no text {key!r} in {self.language}")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise TextError(f"text {key!r} in {self.language} is empty")
        long = {name: value for name, value in values.items() if isinstance(value, str) and len(value) > LONG}
        held = {name: f"\0{name}\0" for name in long}
        text, problems = self._bundle.format_pattern(pattern, {**values, **held})
        if problems:
            raise TextError(f"text {key!r} in {self.language}: {problems[0]}")
        return _HELD.sub(lambda found: long.get(found[1], found[0]), str(text)) if long else str(text)
