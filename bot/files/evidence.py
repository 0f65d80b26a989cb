"""The jobs of a worker on a file that a person sends as evidence: find its kind, and make pictures anew."""

from dataclasses import dataclass
from typing import Any

from bot.domain.names import quoted
from bot.domain.refusals import Refused
from bot.files import kinds, text
from bot.files.kinds import Kind
from bot.worker.jobs import Job


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: its MIME type, and whether other bytes are to be kept than those sent.

    Of a picture, `likeness` and `taken_at` are as in `bot.domain.materials.Seen`.
    """

    mime: str
    remade: bool
    likeness: str | None = None
    taken_at: str | None = None


def check(arguments: dict[str, Any], data: bytes) -> tuple[Checked, bytes]:
    """Recognise the kind of a file by its contents. Photos come back without the place and time they may carry.

    Raises:
        Refused: `material-kind`, `material-broken`, `material-picture-large`, with `name`.
    """
    name = str(arguments["name"])
    kind = _kind(name, data)
    if not kind.image:
        return Checked(kind.mime, remade=False), b""
    # Imported here because Pillow takes time and only pictures need it.
    from bot.files.photo import remade, seen_in  # noqa: PLC0415 - only photos need the library

    kept, picture = remade(quoted(name), kind, data)
    likeness, taken_at = seen_in(kind, data, picture)
    return Checked(kept.mime, remade=True, likeness=likeness, taken_at=taken_at), picture


def _kind(name: str, data: bytes) -> Kind:
    kind = kinds.kind_of(data)
    if kind is kinds.ZIP:
        kind = kinds.office_kind(data)
    if kind not in kinds.KEPT and _is_text(name, data):
        kind = kinds.TEXT
    if kind is None or kind not in kinds.KEPT:
        raise Refused("material-kind", name=quoted(name))
    return kind


def _is_text(name: str, data: bytes) -> bool:
    """True if the file is named as a text, is one, and opens in any editor: UTF-16 needs its byte order mark."""
    if not name.strip().lower().endswith(kinds.TEXT.ending) or text.decode(data) is None:
        return False
    return text.has_mark(data) or not text.has_controls(data)


def shape(_arguments: dict[str, Any], data: bytes) -> tuple[bool, bytes]:
    """True if Telegram shows this picture as a photo."""
    from bot.files.photo import fits_photo  # noqa: PLC0415 - as above

    return fits_photo(data), b""


CHECK = Job(check, Checked)
SHAPE = Job(shape, bool)
