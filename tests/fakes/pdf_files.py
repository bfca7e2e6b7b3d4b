"""A .pdf drawn by hand for tests: text at places, rules, pictures, turned pages, typefaces that hide their letters."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

HEIGHT, WIDTH = 842, 595  # points of an upright A4 page
_PICTURE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    b"stream\n\xcc\nendstream"
)


@dataclass
class Page:
    """A page; places are in points from the left and the top, as a person measures them on paper."""

    width: float = WIDTH
    height: float = HEIGHT
    rotate: int = 0
    drawn: list[str] = field(default_factory=list)

    def text(self, left: float, top: float, words: str, size: float = 12) -> "Page":
        """Words on one line; each letter is half as wide as it is high."""
        code = words.encode("utf-16-be").hex()
        self.drawn.append(f"BT /F {size} Tf 1 0 0 1 {left} {self.height - top - size} Tm <{code}> Tj ET")
        return self

    def lines(self, left: float, top: float, lines: Iterable[str], pitch: float = 15) -> "Page":
        """Lines under one another."""
        for place, words in enumerate(lines):
            self.text(left, top + place * pitch, words)
        return self

    def ruled(self, lefts: Sequence[float], tops: Sequence[float], cells: Sequence[Sequence[str]]) -> "Page":
        """A grid of rules with the text of each cell in it; both sequences name the last edge too."""
        for x in lefts:
            self._rule(x, tops[0], x, tops[-1])
        for y in tops:
            self._rule(lefts[0], y, lefts[-1], y)
        for row, top in zip(cells, tops, strict=False):
            for left, cell in zip(lefts, row, strict=False):
                self.lines(left + 4, top + 2, cell.split("\n"))
        return self

    def _rule(self, left: float, top: float, right: float, bottom: float) -> None:
        self.drawn.append(f"{left} {self.height - top} m {right} {self.height - bottom} l S")

    def picture(self) -> "Page":
        """A picture over the whole page, as a scanner makes it."""
        self.drawn.append(f"q {self.width} 0 0 {self.height} 0 0 cm /I Do Q")
        return self

    def on_its_side(self) -> "Page":
        """What is drawn turned by a quarter, on a page that does not say so."""
        turned = Page(self.height, self.width)
        turned.drawn = [f"q 0 1 -1 0 {self.height} 0 cm", *self.drawn, "Q"]
        return turned


def pdf_file(pages: Sequence[Page], *, letters: str = "identity", typeface: str = "Times") -> bytes:
    """The pages as a file.

    `letters` is what the typeface says of its signs: "identity" that each is the letter it shows, "none" nothing.
    """
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", *_typeface(letters, typeface), _PICTURE]
    kids = []
    for page in pages:
        content = zlib.compress("\n".join(page.drawn).encode())
        objects.append(b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/Rotate %d/MediaBox[0 0 %d %d]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>/XObject<</I 7 0 R>>>>>>"
            % (page.rotate, page.width, page.height, len(objects))
        )
    named = " ".join(f"{kid} 0 R" for kid in kids).encode()
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), named)
    return assembled(objects)


def _typeface(letters: str, name: str) -> list[bytes]:
    """Objects 3 to 6: a composite typeface whose signs are UTF-16 units."""
    table = (
        b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "
        b"1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap"
    )
    told = b"/ToUnicode 6 0 R" if letters == "identity" else b""
    face = name.encode()
    return [
        b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[4 0 R]%s>>" % (face, told),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/DW 500/FontDescriptor 5 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>" % face,
        b"<</Type/FontDescriptor/FontName/%s/Flags 4/Ascent 800/Descent -200/FontBBox[0 -200 500 800]>>" % face,
        b"<</Length %d>>stream\n%s\nendstream" % (len(table), table),
    ]


def assembled(objects: Sequence[bytes]) -> bytes:
    """A file of numbered objects, the first of them its catalogue."""
    written = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(written)
