"""The gate before the libraries that read Office files: zip archives from strangers, who may mean harm."""

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from bot.domain.refusals import Refused

MEMBERS = 2_000
"""More parts than any ordinary document has."""
UNPACKED = 40 * 1024 * 1024
"""Bytes that all parts together may unpack to, pictures too."""
MARKUP = 8 * 1024 * 1024
"""Bytes of unpacked XML in all parts together; parsed, it may take thirty times as much memory."""
RATIO = 200
"""How many times its packed size an archive may unpack to, once it is larger than `RATIO_FROM` bytes."""
RATIO_FROM = 8 * 1024 * 1024

_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
"""Byte order marks, the zeros of wide encodings and blanks."""


@contextmanager
def guarded(name: str) -> Iterator[None]:
    """Run a library on the file `name`: its warnings are silenced, and whatever it raises is a `Refused`.

    That is `file-unsafe` for a document type or an entity, else `file-broken`: on damaged files the libraries raise
    errors of any kind.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Refused:
        raise
    except DefusedXmlException as error:
        raise Refused("file-unsafe", name=name) from error
    except Exception as error:
        raise Refused("file-broken", name=name) from error


class Archive:
    """A zip archive whose sizes were checked before anything of it was read; to be used while `guarded`.

    The sizes are those in its directory. They can lie, but no part ever unpacks to more than its own says:
    `zipfile` stops there and finds the checksum wrong. Raises `Refused` with `file-bomb`, `file-encrypted` or
    `file-broken` (each with `name`).
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data
        self._zip = zipfile.ZipFile(BytesIO(data))
        infos = self._zip.infolist()
        unpacked = sum(info.file_size for info in infos)
        suspicious = unpacked > RATIO_FROM and unpacked > len(data) * RATIO
        if len(infos) > MEMBERS or unpacked > UNPACKED or suspicious:
            raise Refused("file-bomb", name=name)
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise Refused("file-encrypted", name=name)
        if any(info.compress_type not in _METHODS for info in infos):
            raise Refused("file-broken", name=name)

    @property
    def parts(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._zip.NameToInfo)

    def read(self, part: str) -> bytes:
        """The unpacked bytes of a part."""
        return self._zip.read(part)

    def elements(self, part: str) -> Iterator[Element]:
        """A part's XML elements as each of them ends, already without their children; an absent part has none."""
        if part in self.parts:
            if self._zip.getinfo(part).file_size > MARKUP:
                raise Refused("file-bomb", name=self.name)
            with self._zip.open(part) as stream:
                for _, element in iterparse(stream, forbid_dtd=True):
                    yield element
                    element.clear()

    def refuse_unsafe_markup(self) -> None:
        """Read every XML part up to its root, before which a document type would stand, and refuse such a part.

        Raises `Refused` with `file-unsafe`, and with `file-bomb` for more than `MARKUP` bytes of XML.
        """
        left = MARKUP
        for info in self._zip.infolist():
            with self._zip.open(info) as stream:
                if not stream.read(64).lstrip(_BEFORE_MARKUP).startswith(b"<"):
                    continue
                left -= info.file_size
                if left < 0:
                    raise Refused("file-bomb", name=self.name)
                stream.seek(0)
                next(iterparse(stream, ("start",), forbid_dtd=True))
