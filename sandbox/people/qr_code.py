"""Reading QR codes."""

import io

import zxingcpp
from PIL import Image


def code_in(picture: bytes) -> str | None:
    """Return the text of the QR code in a picture; None if no code can be read."""
    try:
        with Image.open(io.BytesIO(picture)) as image:
            found = zxingcpp.read_barcodes(image.convert("RGB"))
    except OSError:
        return None
    return found[0].text if found else None
