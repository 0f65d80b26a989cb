"""Formatted text: Telegram's HTML, entities found in plain text, lengths in UTF-16 units."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from telegram import MessageEntity, User

from sandbox.state.errors import ApiError

_SIMPLE = {
    "b": MessageEntity.BOLD,
    "strong": MessageEntity.BOLD,
    "i": MessageEntity.ITALIC,
    "em": MessageEntity.ITALIC,
    "u": MessageEntity.UNDERLINE,
    "ins": MessageEntity.UNDERLINE,
    "s": MessageEntity.STRIKETHROUGH,
    "strike": MessageEntity.STRIKETHROUGH,
    "del": MessageEntity.STRIKETHROUGH,
    "tg-spoiler": MessageEntity.SPOILER,
    "code": MessageEntity.CODE,
    "pre": MessageEntity.PRE,
}
_TAGS = {*_SIMPLE, "span", "a", "tg-emoji", "blockquote"}
_ESCAPES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ESCAPE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot));?")
_STOP = re.compile(r"[<&]")
_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"""([^\s=>]+)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.\-]+)))?\s*""")
_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"，。；！？（）【】《》]+|(?<![\w@.])t\.me/[\w/?=&%-]+)"
    r"|(?<![\w/@])(?P<bot_command>/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/@])"
    r"|(?<![\w@/])(?P<mention>@[A-Za-z][A-Za-z0-9_]{3,31})(?!\w)"
    r"|(?<![\w#&])(?P<hashtag>#\w*[^\W\d]\w*)"
)
_SHOWN_ESCAPE = re.compile(r"&(?:lt|gt|amp|quot|#\d+);")
_TEXT_LINK = re.compile(r"^(?:https?://)?[^\s/?#]+\.[^\s/?#]+|^tg://", re.IGNORECASE)
_MENTION_LINK = re.compile(r"^tg://user\?id=(\d+)$")

Who = Callable[[int], User | None]


def units(text: str) -> int:
    """Return the length in UTF-16 code units, as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    at: int
    attributes: dict[str, str]


class _Html:
    """The parser of one text."""

    def __init__(self, source: str, who: Who) -> None:
        self.source, self.who = source, who
        self.out: list[str] = []
        self.offset = 0
        self.stack: list[_Open] = []
        self.found: list[MessageEntity] = []

    def read(self) -> tuple[str, list[MessageEntity]]:
        at = 0
        while stop := _STOP.search(self.source, at):
            self._put(self.source[at : stop.start()])
            at = self._escape(stop.start()) if stop.group() == "&" else self._tag(stop.start())
        self._put(self.source[at:])
        if self.stack:
            self._fail(f'Can\'t find end tag corresponding to start tag "{self.stack[-1].tag}"')
        return "".join(self.out), self.found

    def _put(self, text: str) -> None:
        if text:
            self.out.append(text)
            self.offset += units(text)

    def _fail(self, words: str, at: int | None = None) -> None:
        where = "" if at is None else f" at byte offset {len(self.source[:at].encode())}"
        raise ApiError(400, f"Bad Request: can't parse entities: {words}{where}")

    def _escape(self, at: int) -> int:
        match = _ESCAPE.match(self.source, at)
        if match is None:
            self._put("&")
            return at + 1
        code = int(match[1], 16) if match[1] else int(match[2]) if match[2] else 0
        self._put(_ESCAPES[match[3]] if match[3] else chr(code) if 0 < code < 0x110000 else match[0])
        return match.end()

    def _tag(self, at: int) -> int:
        closing = self.source.startswith("</", at)
        name = _NAME.match(self.source, at + (2 if closing else 1))
        assert name is not None
        if closing:
            return self._close(at, name.group().lower(), name.end())
        tag = name.group().lower()
        if tag not in _TAGS:
            self._fail(f'Unsupported start tag "{tag}"', at)
        attributes, end = self._attributes(at, tag, name.end())
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"', at)
        self.stack.append(_Open(tag, self.offset, len(self.out), attributes))
        return end

    def _attributes(self, at: int, tag: str, end: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while end < len(self.source) and self.source[end] != ">":
            if self.source[end].isspace():
                end += 1
                continue
            match = _ATTRIBUTE.match(self.source, end)
            if match is None or (match[2] is None and not (tag == "blockquote" and match[1] == "expandable")):
                self._fail(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', at)
            assert match is not None
            attributes[match[1].lower()] = match[3] or match[4] or match[5] or ""
            end = match.end()
        if end >= len(self.source):
            self._fail(f'Unclosed start tag "{tag}"', at)
        return attributes, end + 1

    def _close(self, at: int, tag: str, end: int) -> int:
        if not self.stack:
            self._fail("Unexpected end tag", at)
        opened = self.stack.pop()
        while end < len(self.source) and self.source[end].isspace():
            end += 1
        if end >= len(self.source) or self.source[end] != ">":
            self._fail("Unclosed end tag", at)
        if tag not in ("", opened.tag):
            self._fail(f'Unmatched end tag, expected "</{opened.tag}>", found "</{tag}>"', at)
        if self.offset > opened.offset:
            self._mark(opened)
        return end + 1

    def _mark(self, opened: _Open) -> None:
        length, attributes = self.offset - opened.offset, opened.attributes
        if opened.tag == "a":
            self._link(opened, length)
        elif opened.tag == "blockquote":
            kind = MessageEntity.EXPANDABLE_BLOCKQUOTE if "expandable" in attributes else "blockquote"
            self.found.append(MessageEntity(kind, opened.offset, length))
        elif opened.tag == "tg-emoji":
            emoji = attributes.get("emoji-id")
            self.found.append(MessageEntity("custom_emoji", opened.offset, length, custom_emoji_id=emoji))
        elif opened.tag == "code" and self.stack and self.stack[-1].tag == "pre":
            self.stack[-1].attributes["language"] = attributes.get("class", "").removeprefix("language-")
        else:
            language = attributes.get("language") or None if opened.tag == "pre" else None
            kind = _SIMPLE.get(opened.tag, MessageEntity.SPOILER)
            self.found.append(MessageEntity(kind, opened.offset, length, language=language))

    def _link(self, opened: _Open, length: int) -> None:
        raw = opened.attributes.get("href") or "".join(self.out[opened.at :])
        url = _ESCAPE.sub(lambda m: _ESCAPES.get(m[3] or "", m[0]), raw)
        entity = link_entity(url, opened.offset, length, self.who)
        if entity is not None:
            self.found.append(entity)


def link_entity(url: str, offset: int, length: int, who: Who) -> MessageEntity | None:
    """Return the entity of a link or a mention by id; None for an unknown person or what is no link."""
    if mention := _MENTION_LINK.match(url):
        user = who(int(mention[1]))
        return None if user is None else MessageEntity("text_mention", offset, length, user=user)
    return MessageEntity("text_link", offset, length, url=url) if _TEXT_LINK.match(url) else None


def parse_html(source: str, who: Who) -> tuple[str, list[MessageEntity]]:
    """Parse Telegram's HTML into text and entities; raise 400 in Telegram's words if it is malformed."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Html(source, who).read()


def find_entities(text: str, taken: Iterable[MessageEntity] = ()) -> list[MessageEntity]:
    """Find the links, commands, mentions and hashtags that Telegram marks by itself, outside the `taken` ranges."""
    if "/" not in text and "@" not in text and "#" not in text:
        return []
    busy = [(e.offset, e.offset + e.length) for e in taken if e.type not in ("bold", "italic", "underline")]
    found = []
    for match in _FOUND.finditer(text):
        start = units(text[: match.start()])
        length = units(match.group())
        if not any(a < start + length and start < b for a, b in busy):
            found.append(MessageEntity(str(match.lastgroup), start, length))
    return found


def trimmed(text: str, marks: list[MessageEntity]) -> tuple[str, list[MessageEntity]]:
    """Strip blanks at both ends, shift the entities accordingly and drop empty ones."""
    clean = text.strip()
    if clean == text:
        return text, marks
    lead, whole = units(text[: len(text) - len(text.lstrip())]), units(clean)
    kept = []
    for mark in marks:
        start, end = max(mark.offset - lead, 0), min(mark.offset + mark.length - lead, whole)
        if end > start:
            data = {**mark.to_dict(), "offset": start, "length": end - start}
            kept.append(MessageEntity.de_json(data, None))
    return clean, kept


def shows_escape(text: str) -> bool:
    """True if people would read an HTML escape such as `&lt;` instead of the character."""
    return "&" in text and _SHOWN_ESCAPE.search(text) is not None
