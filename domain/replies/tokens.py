"""A reply cut into tokens: words, numbers, document numbers, marks between words, emoji."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum, auto

from domain.text import fold, nfc


class Kind(StrEnum):
    """What a token is made of."""

    WORD = auto()
    NAME = auto()  # a person, told by a capital letter and its neighbours
    NUMBER = auto()
    PAIR = auto()  # two or three numbers joined by / . or -
    DOC = auto()  # 215/QĐ-SKHCN
    CLOCK = auto()  # 8h30, 14:00
    LINK = auto()  # web address, mail address, phone number, command
    SIGN = auto()  # emoji, emoticon
    MARK = auto()  # punctuation
    LINE = auto()  # end of a line


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `raw` as typed, `word` in lower case (later respelled), `plain` folded, `start` and `end` in the
    text.
    """

    kind: Kind
    raw: str
    word: str
    plain: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.raw[:1].isupper()


_NOISE = re.compile(r"</?[a-zA-Z][^<>]{0,40}>|&(?:nbsp|amp|lt|gt);|[*_`~|]{1,3}(?=\w)|(?<=\w)[*_`|]{1,3}")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_SAME = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "’": "'", "“": '"', "”": '"', "\u00a0": " ", "\t": " "}
)
_LETTERS = r"[^\W\d_]"
#: `215/` before letters is a document; `1/` also begins a line of a list: 1/xong.
_DOC_NUMBER = (
    rf"(?:\d{{3,}}/|\d{{1,2}}/(?=\d{{4}}/|[A-ZĐ]|{_LETTERS}+-|(?:qd|qđ|bc|cv|kh|tb|ttr|nq|ct|gm|hd|tt)(?!\w)))"
)
_TOKEN = re.compile(
    rf"""
    (?P<LINK>\A\[[^\[\]\n]+\]\Z|https?://\S+|www\.\S+|\S+@\S+\.\S+|(?<!\w)/{_LETTERS}{{2,}}\d*
        |(?<![\w/])(?:\+84|0)\d(?:[ .]?\d){{7,9}}(?![\d/]))
  | (?P<CLOCK>\d{{1,2}}(?::\d{{2}}|[hg]\d{{2}}|h)(?!\w))
  | (?P<DOC>{_DOC_NUMBER}(?:\d{{4}}/)?{_LETTERS}+(?:[-/&.]{_LETTERS}+)*(?:[-/]\d+)?)
  | (?P<PAIR>\d+/\d+(?:/\d+)?|\d+[ ]/[ ]\d+(?:[ ]/[ ]\d+)?
        |\d{{1,2}}\.\d{{1,2}}(?:\.\d{{2,4}})?(?![\d%])|\d{{1,2}}-\d{{1,2}}-\d{{2,4}})
  | (?P<NUMBER>\d+(?:[.,]\d+(?=[ ]?%))?)
  | (?P<SIGN>:\){{1,4}}|=\){{1,4}}|:[3>vpPdD](?!\w)|\^\^|<3|:\({{1,4}}|T_T|=>|->|→
        |[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff])
  | (?P<WORD>{_LETTERS}/{_LETTERS}+(?!\w)|{_LETTERS}+'{_LETTERS}+
        |{_LETTERS}(?:{_LETTERS}|\d(?=\w*{_LETTERS}))*{_LETTERS}?)
  | (?P<LINE>[ ]*\n\s*)
  | (?P<MARK>\.{{2,}}|[^\w\s])
    """,
    re.VERBOSE,
)


def clean(text: str) -> str:
    """The reply in NFC without markup, invisible characters and skin tones: markup around a word is only text."""
    text = _INVISIBLE.sub("", nfc(text)).translate(_SAME)
    text = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text)
    return _NOISE.sub(" ", text).replace("\r", "\n").strip()


def tokenise(text: str) -> list[Token]:
    """The tokens of a cleaned reply, in order."""
    found = []
    for match in _TOKEN.finditer(text):
        raw = match.group()
        lower = raw.lower()
        kind = Kind[match.lastgroup or "MARK"]
        found.append(Token(kind, raw, lower, fold(lower), match.start(), match.end()))
    return found
