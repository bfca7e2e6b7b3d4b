"""Whether letters that a .pdf gives for its signs are those that it shows: some typefaces keep no table of them."""

import re

from plans.legacy_text import IN_UNICODE

_UNKNOWN = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff]")
_MOST_UNKNOWN = 0.05
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 40
_FEWEST_COMMON = 0.02
# Syllables without which hardly a line of Vietnamese is written, with their marks and without.
_COMMON = frozenset({
    "báo", "cac", "cho", "chu", "chính", "chủ", "co", "cong", "cua", "các", "cách", "cáo", "có", "công", "cải",
    "của", "don", "dung", "duoc", "gian", "hien", "hiện", "hoach", "hop", "hoàn", "hoạch", "hành", "hợp", "ke",
    "kế", "là", "lý", "nam", "nhiem", "nhiệm", "năm", "nội", "phoi", "phong", "phòng", "phối", "quy", "quý",
    "quản", "sở", "thang", "theo", "thuc", "thành", "tháng", "thời", "thực", "tri", "trong", "trì", "tác",
    "tại", "tỉnh", "va", "vi", "việc", "vu", "và", "văn", "về", "vị", "với", "vụ", "đơn", "được",
})  # fmt: skip


def is_garbled(text: str) -> bool:
    """Whether a text is no Vietnamese that could be read, in Unicode or an old encoding, nor too short to tell."""
    unknown = len(_UNKNOWN.findall(text))
    words = [word.lower() for word in _WORD.findall(_UNKNOWN.sub(" ", text))]
    if unknown > _MOST_UNKNOWN * (unknown + sum(map(len, words))):
        return True
    if len(words) < _FEWEST_WORDS:
        return False
    return all(_share(reading) < _FEWEST_COMMON for reading in (text, *(turn(text) for turn in IN_UNICODE.values())))


def _share(text: str) -> float:
    words = _WORD.findall(text.lower())
    return sum(word in _COMMON for word in words) / max(1, len(words))
