"""Vietnamese in the encodings of before Unicode, made into Unicode: told by the typeface, or by what makes words."""

import re

from domain.text import nfc
from plans.legacy_tables import TCVN3, VNI_ALONE, VNI_PAIRS

_BINARY = 0.02
_VNI = re.compile("|".join([*map(re.escape, VNI_PAIRS), *map(re.escape, VNI_ALONE)]))
# Words that no Vietnamese paper is without.
_COMMON = re.compile(
    r"\b(?:và|của|các|thực|hiện|nhiệm|vụ|đơn|vị|trì|phối|hợp|năm|tháng|hành|chính|việc|kế|hoạch|quý|được)\b"
)
_FEWEST_WORDS = 3


def from_vni(text: str) -> str:
    """The text of VNI signs in Unicode."""
    return _VNI.sub(lambda match: VNI_PAIRS.get(match[0]) or VNI_ALONE[match[0]], text)


def from_tcvn3(text: str) -> str:
    """The text of TCVN3 signs in Unicode."""
    return text.translate(TCVN3)


def from_font(text: str, font: str) -> str:
    """The text of a run as its typeface shows it: `.VnTime` is TCVN3, `.VnTimeH` its capitals, `VNI-Times` VNI."""
    if font.startswith(".Vn"):
        shown = from_tcvn3(text)
        return shown.upper() if font.endswith("H") else shown
    return from_vni(text) if font.upper().startswith("VNI") else text


IN_UNICODE = {"TCVN3": from_tcvn3, "VNI": from_vni}


def unicode_of(text: str) -> tuple[str, str]:
    """A text whose letters may be the signs of an old encoding, in Unicode; and that encoding's name, "" for none."""
    readings = {"": text, **{name: convert(text) for name, convert in IN_UNICODE.items()}}
    words = {name: len(_COMMON.findall(reading.lower())) for name, reading in readings.items()}
    best = max(words, key=lambda name: words[name])
    if best and words[best] >= max(_FEWEST_WORDS, 2 * words[""]):
        return readings[best], best
    return text, ""


def decoded(data: bytes) -> tuple[str | None, str]:
    """The text of the bytes, None where they are none, and the name of the old encoding it was in ("" for Unicode)."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ""
    controls = sum(1 for byte in data if byte < 32 and byte not in {9, 10, 12, 13})
    if controls > _BINARY * len(data):
        return None, ""
    try:
        return unicode_of(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    text, encoding = unicode_of(data.decode("latin-1"))
    return (text, encoding) if encoding else (nfc(data.decode("cp1258", "replace")), "Windows-1258")
