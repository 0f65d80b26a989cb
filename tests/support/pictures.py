"""The pictures of the READMEs and docs/sandbox.md, out of the screens that the story left: `make screenshots`."""

from PIL import Image

from tests.page.test_page_story import SCREENS
from tests.support.browser import CHECKOUT

PICTURES = CHECKOUT / "docs" / "pictures"
# The screens worth showing, by the step that left them.
SHOWN = {"leave": "leave", "check_in": "check-in", "vote": "ballot", "sum_up": "summary"}
COLOURS = 128  # a screen has few; a picture of a fifth of the size looks the same


def main() -> None:
    """Copy them, made small."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for step, name in SHOWN.items():
        (screen,) = SCREENS.glob(f"*-{step}.png")
        with Image.open(screen) as image:
            image.convert("RGB").quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
