"""Reading QR codes as a phone's camera does."""

import io

import zxingcpp
from PIL import Image


def code_in(picture: bytes) -> str | None:
    """What the QR code in a picture says; None when no code can be read in it."""
    try:
        with Image.open(io.BytesIO(picture)) as image:
            found = zxingcpp.read_barcodes(image.convert("RGB"))
    except OSError:
        return None
    return found[0].text if found else None
