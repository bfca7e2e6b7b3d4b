"""Bytes of unknown encoding made into text."""

import unicodedata

_BINARY = 0.02


def decoded(data: bytes) -> tuple[str | None, str]:
    """The text of the bytes, None where they are none, and the name of the old encoding it was in ("" for Unicode)."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ""
    if data.count(0) > _BINARY * len(data):
        return None, ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    controls = sum(1 for byte in data if byte < 32 and byte not in {9, 10, 12, 13})
    if controls > _BINARY * len(data):
        return None, ""
    return unicodedata.normalize("NFC", data.decode("cp1258", "replace")), "Windows-1258"
