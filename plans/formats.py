"""What kind of file the bytes are, whatever their name says, and the reader for it.

The readers of .pdf and .docx are imported when the first such file comes: their libraries take longer to load than most
plans to read, and each file is read in a process of its own.
"""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

from lxml.etree import ErrorTypes

from domain.plan_draft import Remark
from domain.problem import Problem
from plans.delimited_reader import read_delimited
from plans.document import Document, Progress, clean, lines_of, with_texts
from plans.excel_reader import read_excel
from plans.html_reader import read_html, read_web_archive
from plans.legacy_text import IN_UNICODE, unicode_of
from plans.limits import MOST_MEGABYTES, MOST_PARTS, MOST_UNPACKED
from plans.odt_reader import read_odt

_WEB_ARCHIVE = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,8}MIME-Version:", re.IGNORECASE)
# The record that begins a workbook of Excel 97-2003, with the one after it that says it is locked.
_LOCKED_WORKBOOK = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
_BYTE_ORDER = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SOFT_HYPHEN = "\u00ad"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = b"word/"  # every part of a .docx is in this folder; names stand as they are in a packed file
_ARCHIVES = (b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


def read_document(data: bytes, filename: str, progress: Progress | None = None) -> Document:
    """The file as a neutral document.

    Raises Problem `plans.error...` for what is empty, too large, encrypted, damaged or of a kind that cannot be read.
    """
    return _in_unicode(_read(data, filename, progress))


def load_reader(data: bytes) -> None:
    """Import the library a file is read with: to be called before limits are set to what the reading may use."""
    if _is_pdf(data):
        import plans.pdf_reader  # noqa: PLC0415
    elif _WORD in data:
        import plans.docx_reader  # noqa: F401, PLC0415


def _read_pdf(data: bytes, progress: Progress | None) -> Document:
    from plans.pdf_reader import read_pdf  # noqa: PLC0415

    return read_pdf(data, progress)


def _read_docx(data: bytes) -> Document:
    from plans.docx_reader import read_docx  # noqa: PLC0415

    return read_docx(data)


def _in_unicode(document: Document) -> Document:
    """A document whose letters are the signs of an old encoding, in Unicode; one in Unicode as it is."""
    whole = "\n".join(lines_of(document.blocks))
    _, encoding = unicode_of(whole)
    if not encoding:
        return with_texts(document, _without_soft_hyphens) if _SOFT_HYPHEN in whole else document
    remark = Remark("legacy_font", args={"name": encoding})
    return replace(with_texts(document, IN_UNICODE[encoding]), remarks=(*document.remarks, remark))


def _without_soft_hyphens(text: str) -> str:
    return clean(text.replace(_SOFT_HYPHEN, ""))


def _read(data: bytes, filename: str, progress: Progress | None) -> Document:
    if not data.strip():
        raise Problem("plans.error.empty")
    if len(data) > MOST_MEGABYTES * 1024 * 1024:
        raise Problem("plans.error.too_large", n=MOST_MEGABYTES)
    if _is_pdf(data):
        return _opened(lambda file: _read_pdf(file, progress), data)
    if data.startswith(b"PK"):
        return _opened(_packed_reader(data), data)
    if data.startswith(_OLE):
        return _old_office(data)
    if data.startswith(b"{\\rtf"):
        raise Problem("plans.error.old_word")
    if data.startswith(_ARCHIVES):
        raise Problem("plans.error.archive")
    if data.startswith(_PICTURES):
        raise Problem("plans.error.scanned")
    if _is_html(data):
        return _opened(read_html, data)
    if _WEB_ARCHIVE.match(data):
        return _opened(read_web_archive, data)
    return _opened(lambda file: read_delimited(file, filename), data)


def _opened(reader: Callable[[bytes], Document], data: bytes) -> Document:
    """What a reader makes of a file. Raises Problem `plans.error.damaged` for one that it stumbles over."""
    try:
        return reader(data)
    except (Problem, MemoryError, RecursionError):
        raise
    except Exception as error:  # a spoilt file makes the libraries behind the readers raise anything
        if getattr(error, "code", None) == ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        raise Problem("plans.error.damaged") from None


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _is_html(data: bytes) -> bool:
    start = data[:4096]
    for mark in _BYTE_ORDER:
        start = start.removeprefix(mark)
    start = start.replace(b"\x00", b"").lower().lstrip()
    return start.startswith(b"<") and any(
        tag in start for tag in (b"<html", b"<table", b"<!doctype html", b"<body", b"<p", b"<div")
    )


def _old_office(data: bytes) -> Document:
    """The files of Office 97-2003, and new ones under a password, which are wrapped in the same way."""
    if "EncryptedPackage".encode("utf-16-le") in data or _LOCKED_WORKBOOK.search(data):
        raise Problem("plans.error.encrypted")
    if "WordDocument".encode("utf-16-le") in data:
        raise Problem("plans.error.old_word")
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return _opened(read_excel, data)
    raise Problem("plans.error.unknown_format")


def _packed_reader(data: bytes) -> Callable[[bytes], Document]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        raise Problem("plans.error.damaged") from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Problem("plans.error.too_large_inside")
    if any(part.flag_bits & 1 for part in parts):
        raise Problem("plans.error.encrypted")
    names = {part.filename for part in parts}
    if any(name.startswith("word/") for name in names):
        return _read_docx
    if any(name.startswith("xl/") for name in names):
        return read_excel
    if "content.xml" in names:
        return _open_document(data)
    raise Problem("plans.error.archive")


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are an .xlsx that can be opened without harm."""
    if not data.startswith(b"PK") or len(data) > MOST_MEGABYTES * 1024 * 1024:
        return False
    try:
        return _packed_reader(data) is read_excel
    except Problem:
        return False


def _open_document(data: bytes) -> Callable[[bytes], Document]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        kind = package.read("mimetype") if "mimetype" in names else b""
        manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    if b"encryption-data" in manifest:
        raise Problem("plans.error.encrypted")
    return read_excel if b"spreadsheet" in kind else read_odt
