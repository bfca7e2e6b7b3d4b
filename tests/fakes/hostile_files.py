"""Files made to harm who reads them: bombs, cycles, entities, paths, sizes that lie."""

import gzip
import io
import struct
import zipfile
import zlib

from tests.fakes.pdf_files import assembled
from tests.fakes.plan_files import Blocks, docx_file, repacked, xlsx_file

HEADER = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành"]
PLAN: Blocks = ["KẾ HOẠCH", "Cải cách hành chính năm 2026", [HEADER, ["1", "Họp giao ban", "Văn phòng Sở", "Quý I"]]]
WORD, SHEET = docx_file(PLAN), xlsx_file({"a": PLAN})
DOCUMENT, CELLS, STRINGS = "word/document.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
RELATIONS = "word/_rels/document.xml.rels"
_MB = 1024 * 1024
_ODT = (
    '<?xml version="1.0" encoding="UTF-8"?>{}<office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
    "<text:p>KẾ HOẠCH &a9;</text:p></office:text></office:body></office:document-content>"
)
_PAGES = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


def _instead(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    content = part(data, name)
    assert old in content
    return repacked(data, name, content.replace(old, new, 1))


def word_of(megabytes: int) -> bytes:
    """A .docx whose body, when unpacked, is so many megabytes of paragraphs."""
    paragraph = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    return _instead(WORD, DOCUMENT, b"<w:sectPr", paragraph * (megabytes * _MB // len(paragraph)) + b"<w:sectPr")


def sheet_that_lies(megabytes: int) -> bytes:
    """A .xlsx whose sheet says that it unpacks to a kilobyte."""
    content = part(SHEET, CELLS).replace(b"</worksheet>", b" " * (megabytes * _MB) + b"</worksheet>")
    return repacked(SHEET, CELLS, content).replace(struct.pack("<I", len(content)), struct.pack("<I", 1024))


def laughs(kind: str) -> bytes:
    """Entities that grow ten times at each of nine steps."""
    steps = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE d [<!ENTITY a0 "ha">{steps}]>'
    if kind == "odt":
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            package.writestr("content.xml", _ODT.format(declared))
        return stream.getvalue()
    data, name = (WORD, DOCUMENT) if kind == "docx" else (SHEET, STRINGS)
    content = part(data, name).replace(b"?>", b"?>" + declared.encode(), 1)
    return repacked(data, name, content.replace("Họp giao ban".encode(), "Họp &a9;".encode()))


def nested_tables(depth: int) -> bytes:
    opened, closed = b"<w:tbl><w:tr><w:tc>" * depth, b"<w:p/></w:tc></w:tr></w:tbl>" * depth
    return _instead(WORD, DOCUMENT, b"<w:sectPr", opened + closed + b"<w:sectPr")


def many_tables(count: int) -> bytes:
    table = b"<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>"
    return _instead(WORD, DOCUMENT, b"<w:sectPr", table * count + b"<w:sectPr")


def cell_over_columns(count: int) -> bytes:
    """A .docx whose last cell says that it lies over so many columns."""
    before, found, after = part(WORD, DOCUMENT).rpartition(b"<w:tcPr>")
    return repacked(WORD, DOCUMENT, before + found + b'<w:gridSpan w:val="%d"/>' % count + after)


def word_that_says(megabytes: int) -> bytes:
    """A .docx whose body says that it unpacks to so many megabytes."""
    size = len(part(WORD, DOCUMENT))
    return WORD.replace(struct.pack("<I", size), struct.pack("<I", megabytes * _MB))


def remote_template() -> bytes:
    """A .docx that asks its reader to fetch a template and a picture."""
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    asked = b"".join(
        b'<Relationship Id="rId9%d" Type="%s%s" Target="http://127.0.0.1:9/x" TargetMode="External"/>' % (n, kind, what)
        for n, what in enumerate((b"attachedTemplate", b"image", b"styles", b"numbering"))
    )
    return _instead(WORD, RELATIONS, b"</Relationships>", asked + b"</Relationships>")


def slipping() -> bytes:
    """A .docx with parts that would unpack outside their folder."""
    stream = io.BytesIO(WORD)
    with zipfile.ZipFile(stream, "a") as package:
        for name in ("../../slipped.txt", "/slipped.txt", "word/../../../slipped.txt", "C:\\slipped.txt"):
            package.writestr(name, "x")
    return stream.getvalue()


def wide_sheet() -> bytes:
    """Rows of 16,384 filled cells, the last column that Excel has."""
    wide = [*HEADER, *["x"] * (16_384 - len(HEADER))]
    return xlsx_file(
        {"a": ["KẾ HOẠCH năm 2026", [wide, ["1", "Họp giao ban", "Văn phòng Sở", "Quý I", *["x"] * 16_380]]]}
    )


def formatted_rows(count: int) -> bytes:
    """A sheet whose rows are formatted and blank to the last."""
    blank = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(10, 10 + count))
    return _instead(SHEET, CELLS, b"</sheetData>", blank + b"</sheetData>")


def far_cell() -> bytes:
    """A sheet with one cell in its very last corner."""
    last = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return _instead(SHEET, CELLS, b"</sheetData>", last + b"</sheetData>")


def merged_sheet() -> bytes:
    """A sheet that is one merged cell below its rows, said twenty thousand times."""
    merged = (
        b'<mergeCells><mergeCell ref="A6:XFD1048576"/>' + b'<mergeCell ref="A6:B30000"/>' * 20_000 + b"</mergeCells>"
    )
    return _instead(SHEET, CELLS, b"</sheetData>", b"</sheetData>" + merged)


def old_workbook_in_a_circle() -> bytes:
    """An Excel 97 file whose table of sectors follows itself without end."""
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    head[24:34] = struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    for at, value in ((44, 1), (48, 1), (56, 4096), (68, 0xFFFFFFFE), (76, 0)):
        head[at : at + 4] = struct.pack("<I", value)
    sectors = struct.pack("<I", 0xFFFFFFFD) + struct.pack("<I", 1) * 127
    names = (("Root Entry", 5), ("Workbook", 2))
    entries = b"".join(
        (name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HBB", len(name) * 2 + 2, kind, 1)).ljust(128, b"\0")
        for name, kind in names
    )
    return bytes(head) + sectors + entries.ljust(512, b"\0")


def pages_in_a_circle() -> bytes:
    return assembled([_PAGES, b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"])


def many_pages(count: int, *, same: bool = False) -> bytes:
    """So many tiny pages, or one page so many times."""
    kids = b" ".join(b"%d 0 R" % (3 if same else n + 3) for n in range(count))
    return assembled([_PAGES, b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids), *[_PAGE] * (1 if same else count)])


def deep_pages(depth: int) -> bytes:
    """A page at the bottom of so many trees."""
    return assembled([_PAGES, *(b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (n + 3) for n in range(depth)), _PAGE])


def page_of(content: bytes) -> bytes:
    packed = zlib.compress(content)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>"
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)
    return assembled([_PAGES, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, stream])


def boxes(count: int) -> bytes:
    """A page of so many little boxes, each a cell of a table to come."""
    return page_of(b"".join(b"%d %d 5 5 re S\n" % (n % 500, n // 500) for n in range(count)))


def long_line(megabytes: int) -> bytes:
    return ",".join(HEADER).encode() + b"," + b"x" * (megabytes * _MB)


def packed_sheet() -> bytes:
    return gzip.compress(SHEET)
