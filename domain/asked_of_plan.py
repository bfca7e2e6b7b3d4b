"""What a question about a task asks of the plan itself, so that it is answered from the data and not by the Office."""

import re
from enum import StrEnum

from domain.text import fold, nfc


class Asked(StrEnum):
    """What the plan can tell of a task."""

    DUE = "due"
    PRODUCT = "product"
    CONTENT = "content"
    UNITS = "units"
    FILE = "file"


_WORDS: tuple[tuple[Asked, str], ...] = (
    (
        Asked.FILE,
        r"(?:file|tep|ban|toan van|link)(?: \w+){0,2} ke hoach|ke hoach(?: \w+){0,2} (?:file|tep|o dau)",
    ),
    (Asked.DUE, r"han|deadline|bao gio|khi (?:nao|mo)|(?:ngay|hom|luc|thang) (?:nao|mo)|ngay may|thoi gian"),
    (Asked.PRODUCT, r"(?:nop|gui|trinh|can co|san pham|ket qua)(?: \w+){0,3} (?:gi|chi|nao)|san pham|dau ra"),
    (
        Asked.UNITS,
        r"phoi hop|chu tri|(?:don vi|phong|ben) (?:nao|mo)|ai (?:lam|phu trach|cung|chinh|lo)|lam voi ai",
    ),
    (Asked.CONTENT, r"noi dung|(?:viec|lam|cai|nhiem vu)(?: \w+)? (?:gi|chi)|la (?:gi|chi)"),
)
# The plan does not know: to whom, where, in what form, why, whether.
_OF_OTHERS = re.compile(
    r"\b(?:cho ai|gui ai|nop ai|o dau|o mo|cho nao|mau|ban (?:cung|mem|giay|in)|may ban|tai sao|vi sao|sao lai|"
    r"duoc khong|co duoc|duoc ko|lui|gia han|kinh phi|xong chua|kieu gi|the nao|ra sao|mail|dia chi)\b"
)
_COMPILED = tuple((asked, re.compile(rf"\b(?:{words})\b")) for asked, words in _WORDS)


def asked_of_plan(text: str) -> frozenset[Asked]:
    """What a question asks that the plan can tell; nothing where it asks for more than that."""
    words = re.sub(r"\s+", " ", fold(text))
    found = {asked for asked, pattern in _COMPILED if pattern.search(words)}
    if Asked.FILE in found:
        return frozenset({Asked.FILE})
    return frozenset() if _OF_OTHERS.search(words) else frozenset(found)


_REQUEST = re.compile(
    r"^(?:(?:em|anh|chi|toi|bot) )*(?:(?:cho|gui|xin|lay|tai|can|xem|muon)(?: (?:em|toi|minh|lai|anh|chi))* )+"
    r"(?:file|tep|ban|van ban|toan van)(?: (?:goc|mem|pdf|word|day du|cua|ban))* ke hoach(?: \w+){0,4}$"
)
_TOLD = re.compile(r"\b(?:da|roi|xong|chua|se|mai|chieu)\b")


def asks_for_file(text: str) -> bool:
    """Whether a message asks for the plan's file and says nothing else: `gửi file kế hoạch`, `cho em xin bản kế hoạch`.

    Without its mark `da` may be `đã`: then nothing is asked for.
    """
    words = re.sub(r"[^\w]+", " ", fold(nfc(text).lower().replace("dạ", " "))).strip()
    return bool(_REQUEST.match(words)) and not _TOLD.search(words)
