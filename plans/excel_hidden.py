"""Which rows of an .xlsx are hidden: the reading library does not say, the file does."""

import io
import re
import zipfile

_RELATION = re.compile(r'<Relationship\b[^>]*?\bId="([^"]+)"[^>]*?/?>')
_TARGET = re.compile(r'\bTarget="([^"]+)"')
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*/?>")
_NAME = re.compile(r'\bname="([^"]*)"')
_LINK = re.compile(r'\br:id="([^"]+)"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
_ENTITIES = (("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&apos;", "'"), ("&amp;", "&"))
_CHUNK = 1 << 20


def hidden_rows(data: bytes) -> dict[str, frozenset[int]]:
    """The rows that are hidden, counted from 0, by sheet name; nothing for a file that is no .xlsx."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
                return {}
            relations = package.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
            targets = {match[1]: _target(match[0]) for match in _RELATION.finditer(relations)}
            found = {}
            for sheet in _SHEET.findall(package.read("xl/workbook.xml").decode("utf-8", "replace")):
                name, link = _NAME.search(sheet), _LINK.search(sheet)
                part = targets.get(link[1], "") if link else ""
                if name and part in names:
                    found[_unescaped(name[1])] = _hidden_in(package, part)
            return found
    except zipfile.BadZipFile:
        return {}


def _target(relation: str) -> str:
    match = _TARGET.search(relation)
    target = match[1] if match else ""
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _unescaped(text: str) -> str:
    for entity, sign in _ENTITIES:
        text = text.replace(entity, sign)
    return text


def _hidden_in(package: zipfile.ZipFile, part: str) -> frozenset[int]:
    rows: set[int] = set()
    rest = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            rest += chunk
            rows.update(int(number) - 1 for number in _HIDDEN_ROW.findall(rest))
            rest = rest[rest.rfind(b"<") :]
    return frozenset(rows)
