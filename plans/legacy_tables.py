"""The old Vietnamese encodings: what each sign of TCVN3 (TCVN 5712:1993, typefaces .Vn*) and VNI (VNI-*) stands for."""

# The signs of TCVN3 as they show in a Western typeface, and the letters they are, in the same order.
_TCVN3_SIGNS = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§"
_TCVN3_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ"
TCVN3 = str.maketrans(dict(zip(_TCVN3_SIGNS, _TCVN3_LETTERS, strict=True)))

# VNI writes a letter and a second sign for its marks; some letters are one sign.
_VNI_MARKS = {
    "a": {"ù": "á", "ø": "à", "û": "ả", "õ": "ã", "ï": "ạ", "â": "â", "á": "ấ", "à": "ầ", "å": "ẩ", "ã": "ẫ", "ä": "ậ",
          "ê": "ă", "é": "ắ", "è": "ằ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ"},
    "e": {"ù": "é", "ø": "è", "û": "ẻ", "õ": "ẽ", "ï": "ẹ", "â": "ê", "á": "ế", "à": "ề", "å": "ể", "ã": "ễ", "ä": "ệ"},
    "o": {"ù": "ó", "ø": "ò", "û": "ỏ", "õ": "õ", "ï": "ọ", "â": "ô", "á": "ố", "à": "ồ", "å": "ổ", "ã": "ỗ", "ä": "ộ"},
    "u": {"ù": "ú", "ø": "ù", "û": "ủ", "õ": "ũ", "ï": "ụ"},
    "y": {"ù": "ý", "ø": "ỳ", "û": "ỷ", "õ": "ỹ"},
    "ô": {"ù": "ớ", "ø": "ờ", "û": "ở", "õ": "ỡ", "ï": "ợ"},
    "ö": {"ù": "ứ", "ø": "ừ", "û": "ử", "õ": "ữ", "ï": "ự"},
}  # fmt: skip
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}


def _both_cases(table: dict[str, str]) -> dict[str, str]:
    """With the capitals; a capital may carry the mark of a small letter where only the letter was typed over."""
    mixed = {sign[0].upper() + sign[1:]: letter.upper() for sign, letter in table.items()}
    return table | mixed | {sign.upper(): letter.upper() for sign, letter in table.items()}


VNI_PAIRS = _both_cases({base + mark: letter for base, marks in _VNI_MARKS.items() for mark, letter in marks.items()})
VNI_ALONE = _both_cases(_VNI_ALONE)
