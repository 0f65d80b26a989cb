"""Telegram's parse modes MarkdownV2 and Markdown: text and entities, or the error in Telegram's words.

Positions in errors count bytes of UTF-8, offsets of entities UTF-16 units.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import MessageEntity, User

from sandbox.state.entities import link_entity, units
from sandbox.state.errors import ApiError, Json

Who = Callable[[int], User | None]

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
_LANGUAGE = re.compile(r"[^\s`]+(?=\s)")
_NAMES = {
    "bold": "Bold", "italic": "Italic", "underline": "Underline", "strikethrough": "Strikethrough",
    "spoiler": "Spoiler", "code": "Code", "pre": "Pre", "text_link": "TextUrl", "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}  # fmt: skip
_MARKS = {
    "bold": "*", "italic": "_", "underline": "__", "strikethrough": "~", "spoiler": "||", "code": "`", "pre": "```",
    "text_link": "]", "custom_emoji": "]",
}  # fmt: skip
_OPENINGS = (
    ("```", "pre"), ("`", "code"), ("__", "underline"), ("_", "italic"), ("*", "bold"), ("~", "strikethrough"),
    ("||", "spoiler"), ("[", "text_link"), ("![", "custom_emoji"),
)  # fmt: skip
_EMOJI = re.compile(r"tg://emoji\?id=(\d+)$")
_TIME = re.compile(r"tg://time\?unix=(\d+)(?:&format=(\w*))?$")


@dataclass(slots=True)
class _Open:
    """An entity without its end: kind, offset in the text, place in source and output, language of a code block."""

    kind: str
    offset: int
    at: int
    start: int
    language: str = ""


class _Reader:
    """The state that both modes share: the source, the text so far, the entities found."""

    def __init__(self, source: str, who: Who) -> None:
        self.source, self.who = source, who
        self.at = 0
        self.out: list[str] = []
        self.offset = 0
        self.found: list[MessageEntity] = []

    def starts(self, mark: str) -> bool:
        """True if the source continues with `mark`."""
        return self.source.startswith(mark, self.at)

    def put(self, text: str) -> None:
        """Append to the text."""
        self.out.append(text)
        self.offset += units(text)

    def fail(self, words: str, at: int | None = None) -> ApiError:
        """Return the error; `at` is the place in the source that it names."""
        where = "" if at is None else f" at byte offset {len(self.source[:at].encode(errors='surrogatepass'))}"
        return ApiError(400, f"Bad Request: can't parse entities: {words}{where}")

    def language(self) -> str:
        """Skip the language and the first line break of a code block; return the language."""
        match = _LANGUAGE.match(self.source, self.at)
        if match is not None:
            self.at = match.end()
        two = self.source[self.at : self.at + 2]
        self.at += 2 if two in ("\r\n", "\n\r") else 1 if two[:1] in ("\r", "\n") and two else 0
        return "" if match is None else match.group()

    def mark(self, kind: str, offset: int, **fields: Json) -> None:
        """Add an entity from `offset` to the present end of the text, unless it is empty."""
        if self.offset > offset:
            self.found.append(MessageEntity(kind, offset, self.offset - offset, **fields))

    def link(self, url: str, offset: int) -> None:
        """Add a link or a mention, unless it is empty or no link."""
        entity = link_entity(url, offset, self.offset - offset, self.who)
        if entity is not None and entity.length:
            self.found.append(entity)


class _Markdown(_Reader):
    """The old mode: no nesting, an escape only before the four marks."""

    def read(self) -> tuple[str, list[MessageEntity]]:
        while self.at < len(self.source):
            char = self.source[self.at]
            if char == "\\" and self.source[self.at + 1 : self.at + 2] in ("_", "*", "`", "["):
                self.put(self.source[self.at + 1])
                self.at += 2
            elif char in "_*`[":
                self._entity(char)
            else:
                self.put(char)
                self.at += 1
        return "".join(self.out), self.found

    def _entity(self, char: str) -> None:
        begin, pre, language = self.at, self.starts("```"), ""
        self.at += 3 if pre else 1
        if pre:
            language = self.language()
        end = {"[": "]", "`": "```" if pre else "`"}.get(char, char)
        stop = self.source.find(end, self.at)
        if stop < 0:
            raise self.fail(f"Can't find end of the entity starting at byte offset {len(self.source[:begin].encode())}")
        offset, inside = self.offset, self.source[self.at : stop]
        self.put(inside)
        self.at = stop + len(end)
        if char == "[":
            self.link(self._address(inside), offset)
        elif char == "`":
            self.mark("pre" if pre else "code", offset, language=language or None)
        else:
            self.mark("italic" if char == "_" else "bold", offset)

    def _address(self, label: str) -> str:
        if not self.starts("("):
            return label
        stop = self.source.find(")", self.at)
        stop = len(self.source) if stop < 0 else stop
        url = self.source[self.at + 1 : stop]
        self.at = stop + 1
        return url


class _MarkdownV2(_Reader):
    """The present mode: nested entities, and an escape before any ASCII character."""

    def __init__(self, source: str, who: Who) -> None:
        super().__init__(source, who)
        self.stack: list[_Open] = []
        self.quoting = False
        self.may_quote = True  # only blanks stand between here and the start of the line

    def read(self) -> tuple[str, list[MessageEntity]]:
        while self.at < len(self.source):
            char = self.source[self.at]
            if char == "\\" and "\0" < self.source[self.at + 1 : self.at + 2] <= "~":
                self._plain(self.source[self.at + 1])
                self.at += 2
            elif char not in ("`" if self._in_code() else _RESERVED):
                self._plain(char)
                self.at += 1
            elif self._ends():
                self._close()
            else:
                self._open(char)
        self._end_of_text()
        return "".join(self.out), sorted(self.found, key=lambda e: (e.offset, -e.length))

    def _plain(self, char: str) -> None:
        self.put(char)
        if char != "\r":
            self.may_quote = char == "\n"

    def _in_code(self) -> bool:
        return bool(self.stack) and self.stack[-1].kind in ("code", "pre")

    def _quote_ends(self) -> bool:
        return self.quoting and self.starts("\n") and not self.source.startswith(">", self.at + 1)

    def _ends(self) -> bool:
        if not self.stack:
            return False
        if self._quote_ends():
            return True
        kind = self.stack[-1].kind
        if kind == "italic":
            return self.starts("_") and not self.starts("__")
        return kind != "blockquote" and self.starts(_MARKS[kind])

    def _open(self, char: str) -> None:
        if char == "\n":
            self._plain(char)
            self.at += 1
            return
        if char == ">" and self.may_quote:
            if not self.quoting:
                self.stack.append(_Open("blockquote", self.offset, self.at, len(self.out)))
            self.quoting = True
            self.at += 1
            return
        mark, kind = next((one for one in _OPENINGS if self.starts(one[0])), ("", ""))
        if not kind:
            raise self.fail(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")
        begin = self.at
        self.at += len(mark)
        language = self.language() if kind == "pre" else ""
        self.stack.append(_Open(kind, self.offset, begin, len(self.out), language))

    def _unclosed(self, opened: _Open) -> ApiError:
        kind = "PreCode" if opened.language else _NAMES[opened.kind]
        return self.fail(f"Can't find end of {kind} entity", opened.at)

    def _close(self) -> None:
        if self._quote_ends():
            self._close_quote()
            self.put("\n")
            self.at += 1
            self.may_quote = True
            return
        opened = self.stack.pop()
        self.at += len(_MARKS[opened.kind])
        if opened.kind == "text_link":
            self.link(self._url() if self.starts("(") else "".join(self.out[opened.start :]), opened.offset)
        elif opened.kind == "custom_emoji":
            self._custom(opened)
        else:
            self.mark(opened.kind, opened.offset, language=opened.language or None)

    def _close_quote(self) -> None:
        """End the quotation; `||` just before its end makes it expandable."""
        opened, kind = self.stack.pop(), "blockquote"
        if opened.kind == "spoiler" and self.source[opened.at + 2 : self.at].rstrip("\r") == "":
            opened, kind = self.stack.pop(), "expandable_blockquote"
        if opened.kind != "blockquote":
            raise self._unclosed(opened)
        self.quoting = False
        if self.starts("\n"):  # the line break is part of the quotation
            self.found.append(MessageEntity(kind, opened.offset, self.offset + 1 - opened.offset))
        else:
            self.mark(kind, opened.offset)

    def _url(self) -> str:
        self.at += 1
        begin, url = self.at, ""
        while self.at < len(self.source) and self.source[self.at] != ")":
            if self.starts("\\") and "\0" < self.source[self.at + 1 : self.at + 2] <= "~":
                self.at += 1
            url += self.source[self.at]
            self.at += 1
        if not self.starts(")"):
            raise self.fail("Can't find end of a URL", begin)
        self.at += 1
        return url

    def _custom(self, opened: _Open) -> None:
        if not self.starts("("):
            raise self.fail("The entity must contain a tg://emoji or tg://time URL")
        url = self._url()
        if emoji := _EMOJI.match(url):
            self.mark("custom_emoji", opened.offset, custom_emoji_id=emoji[1])
        elif moment := _TIME.match(url):
            at = datetime.fromtimestamp(int(moment[1]), UTC)
            self.mark("date_time", opened.offset, unix_time=at, date_time_format=moment[2])
        else:
            raise self.fail("Invalid tg://emoji or tg://time URL specified")

    def _end_of_text(self) -> None:
        if self.quoting and self.stack[-1].kind in ("blockquote", "spoiler"):
            self._close_quote()
        if self.stack:
            raise self._unclosed(self.stack[-1])


def parse_markdown_v2(source: str, who: Who) -> tuple[str, list[MessageEntity]]:
    """Parse MarkdownV2 into text and entities; raise 400 in Telegram's words if it is malformed."""
    return _MarkdownV2(source, who).read()


def parse_markdown(source: str, who: Who) -> tuple[str, list[MessageEntity]]:
    """Parse the old mode Markdown into text and entities; raise 400 in Telegram's words if it is malformed."""
    return _Markdown(source, who).read()
