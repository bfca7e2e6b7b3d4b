"""The old encodings against the rules of their standards: every letter, alone, in words and in files."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.legacy_text import decoded, from_font, from_tcvn3, from_vni

VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # grave, hook, tilde, acute, dot: the order in which TCVN 5712 counts them
TONED = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES]
SMALL = [*TONED, *"ăâđêôơư"]
LETTERS = [*SMALL, *(letter.upper() for letter in SMALL)]
WORDS = st.text(alphabet=[*SMALL, *"bcdghklmnpqrstvx aeiou123,.()"], max_size=60)


def tcvn3() -> dict[str, bytes]:
    """VN3 of TCVN 5712:1993: toned letters in alphabetical order from B5 on, less the places that other signs hold."""
    left_out = {0xBA, *range(0xBF, 0xC6), 0xCD, 0xD9, 0xDA, 0xDB, 0xE0, 0xF0}
    places = [place for place in range(0xB5, 0xFF) if place not in left_out]
    table = dict(zip(TONED, places, strict=True))
    table |= dict(zip("ĂÂÊÔƠƯĐăâêôơưđ", range(0xA1, 0xAF), strict=True))
    return {letter: bytes([place]) for letter, place in table.items()}


def vni() -> dict[str, bytes]:
    """VNI for Windows: a letter and the sign of its marks; i and the letters of one sign apart."""
    plain, hat, bowl = "øûõùï", "àåãáä", "èúüéë"
    table: dict[str, str] = dict(zip("ăâêôơưđ", ["aê", "aâ", "eâ", "oâ", "ô", "ö", "ñ"], strict=True))
    for vowel in VOWELS:
        base = unicodedata.normalize("NFD", vowel)[0]
        signs, base = {
            "â": (hat, base), "ê": (hat, base), "ô": (hat, base), "ă": (bowl, base),
            "ơ": (plain, "ô"), "ư": (plain, "ö"),
        }.get(vowel, (plain, base))  # fmt: skip
        toned = (unicodedata.normalize("NFC", vowel + tone) for tone in TONES)
        table |= {letter: base + sign for letter, sign in zip(toned, signs, strict=True)}
    table |= {"ì": "ì", "ỉ": "æ", "ĩ": "ó", "í": "í", "ị": "ò", "ỵ": "î"}
    table |= {letter.upper(): written.upper() for letter, written in table.items()}
    return {letter: written.encode("latin-1") for letter, written in table.items()}


def written(text: str, table: dict[str, bytes]) -> bytes:
    return b"".join(table.get(letter) or letter.encode("latin-1") for letter in text)


def test_the_tables_of_the_tests_hold_every_letter() -> None:
    assert len(set(LETTERS)) == 134
    assert set(vni()) == set(LETTERS)
    assert set(tcvn3()) == {*SMALL, *"ĂÂÊÔƠƯĐ"}


@pytest.mark.parametrize(("table", "turn"), [(tcvn3(), from_tcvn3), (vni(), from_vni)], ids=["TCVN3", "VNI"])
def test_every_letter(table: dict[str, bytes], turn: Callable[[str], str]) -> None:
    for letter, signs in table.items():
        assert turn(signs.decode("latin-1")) == letter, signs


def test_every_capital_of_a_typeface_of_capitals() -> None:
    for letter in SMALL:
        assert from_font(tcvn3()[letter].decode("latin-1"), ".VnTimeH") == letter.upper()


def test_a_capital_with_the_mark_of_a_small_letter() -> None:
    assert from_vni("Ñaïi hoäi Aâu AÂU Oâng UÙT Uùt") == "Đại hội Âu ÂU Ông ÚT Út"


@settings(max_examples=100, deadline=None)
@given(WORDS)
def test_words_come_back(text: str) -> None:
    assert from_tcvn3(written(text, tcvn3()).decode("latin-1")) == text
    # In VNI a bare letter before a lone sign would be another letter; Vietnamese has no such neighbours.
    kept = re.sub(f"[aeouyôö](?=[{''.join(SMALL)}])", "", text)
    assert from_vni(written(kept, vni()).decode("latin-1")) == kept


def test_every_letter_of_windows_1258() -> None:
    data = b" ".join(map(windows_1258, LETTERS))
    assert decoded(data) == (" ".join(LETTERS), "Windows-1258")


def windows_1258(letter: str) -> bytes:
    """A letter with its shape, and its tone after it, as Windows-1258 writes it."""
    marks = unicodedata.normalize("NFD", letter)
    shape = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
    return shape.encode("cp1258") + "".join(mark for mark in marks if mark in TONES).encode("cp1258")


@pytest.mark.parametrize("table", [tcvn3(), vni()], ids=["TCVN3", "VNI"])
def test_a_text_is_told_by_what_makes_words(table: dict[str, bytes]) -> None:
    text = "các đơn vị thực hiện nhiệm vụ được giao và báo cáo kết quả hằng quý của năm"
    read, name = decoded(written(text, table))
    assert read == text
    assert name == ("TCVN3" if table == tcvn3() else "VNI")


def test_unicode_is_left_alone() -> None:
    text = "Các đơn vị thực hiện nhiệm vụ được giao và báo cáo; 1 µm, 20 £, «trích»"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decoded(text.encode(encoding)) == (text, "")
