"""Every word people read, by key and language, from `locales/<language>/*.ftl` (Fluent)."""

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
MOMENTS = 500  # so many times of day are kept in words: a rush asks for the same one again and again
LOCALES = Path(__file__).resolve().parent.parent / "locales"


class TextError(Exception):
    """A key that no language file has or that two have, or a value that its sentence needs and did not get."""


class Html(str):
    """A string that is HTML already and must not be escaped again."""

    __slots__ = ()


@dataclass(frozen=True)
class Library:
    """All languages, loaded once."""

    bundles: Mapping[str, FluentBundle]
    username: str = ""
    _texts: "dict[tuple[str, str], Texts]" = field(default_factory=dict, compare=False, repr=False)

    def of(self, language: str | None, zone: str = "Asia/Shanghai") -> "Texts":
        """The words in the nearest language there is, with times shown in this zone."""
        known = nearest(language, tuple(self.bundles))
        if (known, zone) not in self._texts:
            self._texts[known, zone] = Texts(known, self.bundles[known], ZoneInfo(zone), self.username)
        return self._texts[known, zone]


def load(folder: Path = LOCALES, username: str = "") -> Library:
    """Read every `<language>/*.ftl`; `username` is the bot's own, for the links in its messages.

    Raises:
        TextError: A key stands twice in one language.
    """
    languages = sorted({path.parent for path in folder.glob("*/*.ftl")})
    return Library({language.name: _bundle(language) for language in languages}, username)


def _bundle(language: Path) -> FluentBundle:
    """Read all files of one language; of two messages with the same key Fluent would silently keep the first."""
    bundle = FluentBundle([language.name], use_isolating=False)  # isolating marks would land in the messages
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
    """Parse a file once in a process; without the positions of its messages, which take a tenth of the time."""
    return FluentParser(with_spans=False).parse(words)


def nearest(language: str | None, known: tuple[str, ...]) -> str:
    """The language file that serves somebody whose app speaks `language` (`zh-hans`, `en-GB`, …)."""
    wanted = (language or DEFAULT_LANGUAGE).lower()
    for name in known:
        if name.lower() == wanted or name.lower().split("-")[0] == wanted.split("-")[0]:
            return name
    return DEFAULT_LANGUAGE


class Texts:
    """The words of one language; `html()` for messages, `plain()` for pop-ups, buttons and files."""

    def __init__(self, language: str, bundle: FluentBundle, zone: tzinfo, username: str) -> None:
        self.language = language
        self.zone = zone
        self.username = username
        self._bundle = bundle
        self._moments: dict[datetime, str] = {}

    def html(self, key: str, **values: object) -> Html:
        """The sentence for an HTML message: every value is escaped unless it is `Html` already."""
        return Html(self._format(key, {name: self._value(value, escape=True) for name, value in values.items()}))

    def plain(self, key: str, **values: object) -> str:
        """The sentence where no HTML is parsed: tags of the message itself are dropped, values stand as they are."""
        marked = self._format(key, {name: self._value(value, escape=True) for name, value in values.items()})
        return html.unescape(re.sub(r"<[^<>]+>", "", marked))

    def has(self, key: str) -> bool:
        """Whether this language knows the key."""
        return self._bundle.has_message(key)

    def moment(self, at: datetime) -> str:
        """`3月6日(周五) 14:00` in the branch's zone."""
        if at not in self._moments:
            if len(self._moments) >= MOMENTS:
                self._moments.clear()
            self._moments[at] = self._moment(at.astimezone(self.zone))
        return self._moments[at]

    def _moment(self, local: datetime) -> str:
        return self._format("moment", {"day": self.day(local.date()), "time": f"{local:%H:%M}"})

    def day(self, day: date) -> str:
        """`3月6日(周五)`."""
        weekday = self._format(f"weekday-{day.isoweekday()}", {})
        return self._format("day", {"month": str(day.month), "day": str(day.day), "weekday": weekday,
                                    "month_name": self._format(f"month-{day.month}", {})})  # fmt: skip

    def clock(self, at: datetime) -> str:
        """`14:02` in the branch's zone."""
        return f"{at.astimezone(self.zone):%H:%M}"

    def link(self, payload: str) -> str:
        """The address that brings somebody into the private chat with this payload."""
        return f"https://t.me/{self.username}?start={payload}"

    def join(self, items: list[str] | tuple[str, ...]) -> str:
        """`甲、乙、丙`."""
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
        text, problems = self._bundle.format_pattern(pattern, dict(values))
        if problems:
            raise TextError(f"text {key!r} in {self.language}: {problems[0]}")
        return str(text)
