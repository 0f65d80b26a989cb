"""Checks of zip archives, which may be hostile, before the libraries that read Office files."""

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from xml.etree.ElementTree import Element
from xml.etree.ElementTree import iterparse as fast_iterparse

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from bot.domain.refusals import Refused
from bot.files.kinds import DIRECTORY_ENTRY, MEMBERS

UNPACKED = 40 * 1024 * 1024
"""Bytes that all parts together may unpack to, including pictures."""
MARKUP = 8 * 1024 * 1024
"""Bytes of unpacked XML in all parts together; parsed, it may take thirty times as much memory."""
ELEMENTS = 450_000
"""Elements in all parts, and in the parts that are read; each takes time. A thousand people take 100,000."""
RATIO = 200
"""Largest ratio of unpacked to packed size for an archive that unpacks to more than `RATIO_FROM` bytes."""
RATIO_FROM = 8 * 1024 * 1024

_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
"""Bytes that may precede markup: byte order marks, the zeros of wide encodings and blanks."""


@contextmanager
def guarded(name: str) -> Iterator[None]:
    """Silence the warnings of a library that reads the file `name`, and turn its errors into `Refused`.

    The key is `file-unsafe` for a document type or an entity, else `file-broken`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (Refused, MemoryError):
        raise
    except DefusedXmlException as error:
        raise Refused("file-unsafe", name=name) from error
    except Exception as error:  # a boundary: on damaged or hostile files the libraries raise errors of any kind
        raise Refused("file-broken", name=name) from error


class Archive:
    """A zip archive whose sizes are checked before any part is read; for use inside `guarded`.

    The sizes are those in its directory. They may be false, but no part ever unpacks to more than its own size there:
    `zipfile` stops at that size and finds the checksum wrong. Raises `Refused` with `file-bomb`, `file-encrypted` or
    `file-broken` (each with `name`).
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data
        self._elements = 0
        if data.count(DIRECTORY_ENTRY) > MEMBERS:  # `zipfile` keeps a kilobyte for each
            raise Refused("file-bomb", name=name)
        self._zip = zipfile.ZipFile(BytesIO(data))
        infos = self._zip.infolist()
        unpacked = sum(info.file_size for info in infos)
        suspicious = unpacked > RATIO_FROM and unpacked > len(data) * RATIO
        if len(infos) > MEMBERS or unpacked > UNPACKED or suspicious:
            raise Refused("file-bomb", name=name)
        if len({info.filename.lower() for info in infos}) != len(infos):  # programs differ in which one they open
            raise Refused("file-broken", name=name)
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise Refused("file-encrypted", name=name)
        if any(info.compress_type not in _METHODS for info in infos):
            raise Refused("file-broken", name=name)

    @property
    def parts(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._zip.NameToInfo)

    def read(self, part: str) -> bytes:
        """Return the unpacked bytes of a part."""
        return self._zip.read(part)

    def elements(self, part: str) -> Iterator[Element]:
        """Yield a part's XML elements as they end, already without their children; none for an absent part.

        Raises `Refused` as `charge`. A document type in it is refused as `refuse_unsafe_markup` does.
        """
        if part in self.parts:
            self.charge(part)
            with self._zip.open(part) as stream:
                next(iterparse(stream, ("start",), forbid_dtd=True))
            with self._zip.open(part) as stream:
                for _, element in fast_iterparse(stream):  # noqa: S314 - it has no document type
                    yield element
                    element.clear()

    def charge(self, part: str) -> None:
        """Count the XML of a part that is about to be read; a part that is read again counts again.

        Raises `Refused` with `file-bomb` for more than `ELEMENTS` elements, or `MARKUP` bytes of a part.
        """
        if self._zip.getinfo(part).file_size > MARKUP:
            raise Refused("file-bomb", name=self.name)
        self._elements += _elements(self._zip.read(part))
        if self._elements > ELEMENTS:
            raise Refused("file-bomb", name=self.name)

    def refuse_many(self, part: str, limit: int) -> None:
        """Refuse a part of more than `limit` elements, of each of which a library makes an object.

        Raises `Refused` with `file-bomb`.
        """
        if part in self.parts and _elements(self._zip.read(part)) > limit:
            raise Refused("file-bomb", name=self.name)

    def refuse_unsafe_markup(self) -> None:
        """Refuse an XML part with a document type: read each part up to its root, which a document type precedes.

        Inside `guarded` it is `Refused` with `file-unsafe`. Raises `Refused` with `file-bomb` for more than `MARKUP`
        bytes of XML or `ELEMENTS` elements.
        """
        left, elements = MARKUP, 0
        for info in self._zip.infolist():
            with self._zip.open(info) as stream:
                if not stream.read(64).lstrip(_BEFORE_MARKUP).startswith(b"<"):
                    continue
                left -= info.file_size
                if left < 0:
                    raise Refused("file-bomb", name=self.name)
                stream.seek(0)
                next(iterparse(stream, ("start",), forbid_dtd=True))
            elements += _elements(self._zip.read(info))
            if elements > ELEMENTS:
                raise Refused("file-bomb", name=self.name)


def _elements(markup: bytes) -> int:
    """Return the number of elements that the markup may have: of tags that do not end one."""
    return markup.count(b"<") - markup.count(b"</")
