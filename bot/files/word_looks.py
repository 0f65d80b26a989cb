"""The looks of a Word file that decide if its words can be read: what hides them, and what turns their direction.

Only what programs show without question counts: hidden, white or tiny letters are not there, a run that is laid from
right to left gets the marks that text without looks would need for it.
"""

from collections.abc import Iterator, Mapping

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

LIGHT = 0xE0
"""Each part of a colour of letters that are not seen on white paper."""
SMALL, NARROW = 8, 20  # half points; per cent of a letter's width
STYLES = 10
"""Styles that are based on each other."""
TO_LEFT, ISOLATED, BACK = "\u202e", "\u2067", "\u202c"
_OFF = ("0", "false", "off")
_TURNED = {qn("w:bdo"), qn("w:dir")}
_SHADED = etree.XPath(
    "ancestor-or-self::*/*[self::w:rPr or self::w:pPr or self::w:tcPr]/w:shd/@w:fill | w:rPr/w:highlight/@w:val",
    namespaces={"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
)

Looks = Mapping[str, str]


class Styles:
    """The styles of a Word file, as far as they can hide letters."""

    def __init__(self, markup: bytes | None) -> None:
        styles = parse_xml(markup) if markup is not None else ()
        self._styles = {style.get(qn("w:styleId"), ""): style for style in styles if style.tag == qn("w:style")}

    def of(self, name: str | None) -> dict[str, str]:
        """Return the looks of a style with those that it is based on."""
        found: dict[str, str] = {}
        for _ in range(STYLES):
            style = self._styles.get(name or "")
            if style is None:
                break
            found = {**_looks(style.find(qn("w:rPr"))), **found}
            name = _value(style.find(qn("w:basedOn")))
        return found

    def hide(self, run: etree._Element) -> bool:
        """True if the letters of a run are not seen."""
        properties, paragraph = run.find(qn("w:rPr")), next(run.iterancestors(qn("w:p")), None)
        of_paragraph = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") if paragraph is not None else None
        of_run = properties.find(qn("w:rStyle")) if properties is not None else None
        looks = {**self.of(_value(of_paragraph)), **self.of(_value(of_run)), **_looks(properties)}
        if looks.get("vanish") == "on":
            return True
        if _number(looks.get("sz"), SMALL) < SMALL or _number(looks.get("w"), NARROW) < NARROW:
            return True
        return _light(looks) and not any(fill.lower() not in {"auto", "none", "ffffff"} for fill in _SHADED(run))


def _looks(properties: etree._Element | None) -> Looks:
    found = {}
    for each in properties if properties is not None else ():
        match etree.QName(each).localname:
            case "vanish":
                found["vanish"] = "off" if each.get(qn("w:val")) in _OFF else "on"
            case "color":
                found["color"] = each.get(qn("w:val"), "auto")
                found["theme"] = each.get(qn("w:themeColor"), "")
            case "sz" | "w" as name:
                found[name] = each.get(qn("w:val"), "")
    return found


def _light(looks: Looks) -> bool:
    colour = looks.get("color", "auto")
    if looks.get("theme") in {"background1", "light1"}:
        return True
    try:
        return len(colour) == len("ffffff") and all(part >= LIGHT for part in bytes.fromhex(colour))
    except ValueError:
        return False


def _number(text: str | None, otherwise: int) -> float:
    try:
        return float((text or "").rstrip("%"))
    except ValueError:
        return otherwise


def _value(element: etree._Element | None) -> str | None:
    return element.get(qn("w:val")) if element is not None else None


def turned(run: etree._Element) -> bool:
    """True if a run is laid from right to left."""
    around: Iterator[etree._Element] = run.iterancestors(*_TURNED)
    if any(element.get(qn("w:val")) == "rtl" for element in around):
        return True
    return _on(run.find(f"{qn('w:rPr')}/{qn('w:rtl')}"))


def mirrored(block: etree._Element) -> bool:
    """True for a paragraph or table that is laid out from right to left."""
    paragraph = block.find(f"{qn('w:pPr')}/{qn('w:bidi')}")
    return _on(paragraph if paragraph is not None else block.find(f"{qn('w:tblPr')}/{qn('w:bidiVisual')}"))


def _on(element: etree._Element | None) -> bool:
    return element is not None and element.get(qn("w:val")) not in _OFF
