"""The typeface a Word run is printed in, where it tells an old encoding of Vietnamese."""

from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml.etree import _Element

_FONTS = qn("w:rFonts")
_SLOTS = (qn("w:ascii"), qn("w:hAnsi"))
_VAL = qn("w:val")
_OLD = (".Vn", "VNI", "Vni")


@dataclass
class Fonts:
    """The typefaces of the paragraph styles, and which old ones were met (told to the reader of the draft)."""

    of_style: dict[str, str]
    default: str
    met: set[str] = field(default_factory=set)

    def of(self, run: _Element, style: str) -> str:
        """The name of the typeface of a run in a paragraph of that style, "" where it is no old one."""
        name = _named(run.find(qn("w:rPr"))) or self.of_style.get(style) or self.default
        if not name.startswith(_OLD):
            return ""
        self.met.add("TCVN3" if name.startswith(".Vn") else "VNI")
        return name


def fonts_of(styles: _Element | None) -> Fonts:
    """The typefaces named in a document's styles."""
    if styles is None:
        return Fonts({}, "")
    based: dict[str, str] = {}
    named: dict[str, str] = {}
    default = ""
    for style in styles.iter(qn("w:style")):
        if style.get(qn("w:type")) != "paragraph":
            continue
        name = str(style.get(qn("w:styleId")))
        parent = style.find(qn("w:basedOn"))
        based[name] = str(parent.get(_VAL)) if parent is not None else ""
        named[name] = _named(style.find(qn("w:rPr")))
        if style.get(qn("w:default")) == "1":
            default = named[name]
    of_style = {name: _inherited(name, based, named) for name in named}
    common = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    return Fonts(of_style, default or _named(common))


def _inherited(name: str, based: dict[str, str], named: dict[str, str]) -> str:
    seen: set[str] = set()
    while name and name not in seen:
        if named.get(name):
            return named[name]
        seen.add(name)
        name = based.get(name, "")
    return ""


def _named(properties: _Element | None) -> str:
    fonts = properties.find(_FONTS) if properties is not None else None
    return next((str(fonts.get(slot)) for slot in _SLOTS if fonts.get(slot)), "") if fonts is not None else ""
