"""PDFs and pictures of papers by LibreOffice, for tests and for the samples of the documents."""

import os
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from bot.documents import pdf


def require_libreoffice() -> None:
    """Skip the test without LibreOffice, or fail where continuous integration needs it."""
    if pdf.program() is None:
        if os.environ.get("NEED_LIBREOFFICE"):
            pytest.fail("NEED_LIBREOFFICE is set, but there is no soffice")
        pytest.skip("needs LibreOffice (Debian: libreoffice-writer-nogui, fonts-noto-cjk)")


def pages(data: bytes) -> list[str]:
    """Return the text of each page of a PDF."""
    document = pypdfium2.PdfDocument(data)
    return [document[number].get_textpage().get_text_bounded() for number in range(len(document))]


def picture(data: bytes, page: int = 0, *, scale: float = 1.0) -> bytes:
    """Return a page of a PDF as a PNG."""
    file = BytesIO()
    image = pypdfium2.PdfDocument(data)[page].render(scale=scale).to_pil().convert("L").quantize(16)
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def keep(folder: Path, name: str, data: bytes) -> None:
    """Write a file into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
