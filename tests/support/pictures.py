"""Make the pictures of the READMEs and docs/ from the screenshots of the page's stories: `make screenshots`."""

from PIL import Image

from tests.support.browser import CHECKOUT, SCREENS

PICTURES = CHECKOUT / "docs" / "pictures"
# The screenshots to publish, by the name that the story gave them.
SHOWN = {"leave": "leave", "check_in": "check-in", "ballot-of-黄磊": "ballot",
         "record-card": "record", "findings": "findings"}  # fmt: skip
COLOURS = 128  # a screenshot has few; the picture looks the same at a fifth of the size


def main() -> None:
    """Copy the screenshots in a smaller size."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for shot, name in SHOWN.items():
        (screen,) = SCREENS.glob(f"??-{shot}.png")
        with Image.open(screen) as image:
            image.convert("RGB").quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
