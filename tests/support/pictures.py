"""Make the pictures of the READMEs and docs/ from the screenshots of the page's stories: `make screenshots`."""

from PIL import Image

from tests.support.browser import CHECKOUT, SCREENS

PICTURES = CHECKOUT / "docs" / "pictures"
# The screenshots to publish, by the step that took them.
SHOWN = {"leave": "leave", "check_in": "check-in", "vote": "ballot", "sum_up": "summary",
         "record": "record", "findings": "findings"}  # fmt: skip
COLOURS = 128  # a screenshot has few; the picture looks the same at a fifth of the size


def main() -> None:
    """Copy the screenshots in a smaller size."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for step, name in SHOWN.items():
        (screen,) = SCREENS.glob(f"*-{step}.png")
        with Image.open(screen) as image:
            image.convert("RGB").quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
