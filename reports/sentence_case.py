"""A title in capitals as it stands in a sentence."""

# Abbreviations with vowels; those without any are known by that.
_KEPT = frozenset({"UBND", "ISO", "HĐND", "KH&CN", "TCVN", "CNTT", "ICT", "AI", "VNEID"})
_VOWELS = frozenset("AEIOUYĂÂÊÔƠƯ")


def sentence_case(title: str) -> str:
    """CẢI CÁCH THỂ CHẾ -> Cải cách thể chế; abbreviations stay, and so does a title that is not all in capitals."""
    if not title.isupper():
        return title
    words = [word if _is_abbreviation(word) else word.lower() for word in title.split()]
    lowered = " ".join(words)
    return lowered[:1].upper() + lowered[1:]


def _is_abbreviation(word: str) -> bool:
    bare = word.strip(".,;:()-")
    return bare in _KEPT or (len(bare) > 1 and bare.isascii() and not _VOWELS.intersection(bare))
