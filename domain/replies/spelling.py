"""Tokens respelled as meant: Telex and VNI leftovers, teencode, missing marks (replies guide, "Words to know").

Every later step sees only words with their diacritics, so a collision such as `cho` is decided once, here.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from domain.replies.tokens import Kind, Token
from domain.replies.vocabulary import PHRASES, VOCABULARY
from domain.replies.words_bare import (
    ADDRESSED,
    AFTER_YES,
    ASKS_TIME,
    BEFORE_WAIT,
    COLLISIONS,
    DATE_NAMES,
    DOES,
    HANDED,
    HOLDS,
    HONORIFICS,
    NAMES,
    NO_NAMES,
    NOT_NAMED,
    USUAL,
)
from domain.replies.words_spelling import PLAIN_ENOUGH, SHORTHAND
from domain.text import fold

_HOOK, _TILDE = "\u0309", "\u0303"
_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": _HOOK, "x": _TILDE, "j": "\u0323"}
_VNI = {
    "1": "\u0301",
    "2": "\u0300",
    "3": _HOOK,
    "4": _TILDE,
    "5": "\u0323",
    "6": "\u0302",
    "7": "\u031b",
    "8": "\u0306",
    "9": "đ",
}
_VOWELS = frozenset("aeiouy")
#: How many tokens back the neighbours of a word reach.
_LOOK_BACK = 10
_REPEATED = re.compile(r"(\w)\1{2,}")
_REPEATED_END = re.compile(r"(\w)\1+$")


@cache
def marks(word: str) -> frozenset[str]:
    """The marks a word carries, wherever they sit; hỏi and ngã count as one, many confuse them."""
    return _one_tone(_exact_marks(word))


@cache
def _exact_marks(word: str) -> frozenset[str]:
    return frozenset(c for c in unicodedata.normalize("NFD", word) if unicodedata.combining(c) or c == "đ")


def _one_tone(found: Iterable[str]) -> frozenset[str]:
    return frozenset(_TILDE if c == _HOOK else c for c in found)


def _by_plain(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for word in words:
        found[fold(word)][word] = None
    return {plain: tuple(same) for plain, same in found.items()}


_WORDS = _by_plain(VOCABULARY)
#: Words that leftover keys may spell: those of the tables, and those that shorthand and bare words stand for.
_TYPED_WORDS = _by_plain(
    [*VOCABULARY, *" ".join(SHORTHAND.values()).split(), *USUAL.values(), *(meant for *_, meant in COLLISIONS), "trăm"]
)
_BARE_PHRASES = {tuple(fold(w) for w in phrase): phrase for phrase in PHRASES if len(phrase) > 1}
_LONGEST = max(map(len, _BARE_PHRASES))
_HANDED, _ADDRESSED, _ASKS_TIME = (re.compile(rf"\b{words}\s*$") for words in (HANDED, ADDRESSED, ASKS_TIME))
_DOES, _HOLDS, _NOT_NAMED = (re.compile(rf"{words}\b") for words in (DOES, HOLDS, NOT_NAMED))


def _rules() -> dict[str, list[tuple[re.Pattern[str], re.Pattern[str], str]]]:
    found: defaultdict[str, list[tuple[re.Pattern[str], re.Pattern[str], str]]] = defaultdict(list)
    for plain, before, behind, meant in COLLISIONS:
        left = re.compile(rf"(?:^|.*\b)(?:{before})\s*$" if before else "")
        found[plain].append((left, re.compile(rf"\s*{behind}" if behind else ""), meant))
    return dict(found)


_RULES = _rules()


def _accented(word: str) -> str | None:
    """A word with some of its marks as the vocabulary spells it; None where it has no such word."""
    same = _WORDS.get(fold(word), ())
    if word in same:
        return word
    own = marks(word)
    exact = [w for w in same if marks(w) == own]
    if exact:
        return exact[0]
    more = [w for w in same if own < marks(w)]
    return more[0] if own and len(more) == 1 else None


def _untyped(letters: str, found: list[str]) -> str | None:
    """The known word for plain letters that were typed with these marks; with more marks where none has just these."""
    typed, wanted = frozenset(found), _one_tone(found)
    fitting = [word for word in _TYPED_WORDS.get(letters, ()) if wanted and wanted <= marks(word)]
    return min(fitting, key=lambda word: (_exact_marks(word) != typed, marks(word) != wanted), default=None)


def _telex(word: str) -> str | None:
    """`lamf` -> `làm`, `rooif` -> `rồi`: Telex keys left in the text."""
    letters, found = "", []
    for c in word:
        last = letters[-1:]
        if c in _TELEX_TONES and _VOWELS & set(letters):
            found.append(_TELEX_TONES[c])
        elif c == "d" and last == "d" and len(letters) == 1:
            found.append("đ")
        elif c in "aeo" and c in letters[-2:]:
            found.append("\u0302")
        elif c == "w" and letters:
            found.append("\u0306" if "a" in letters and "u" not in letters else "\u031b")
        else:
            letters += c
    if letters == word:
        return None
    stray = letters if letters in _WORDS and len(letters) > 2 else None
    return _untyped(letters, found) or stray


def _vni(word: str) -> str | None:
    """`la2m` -> `làm`, `d9ang` -> `đang`: VNI keys left in the text."""
    found = [_VNI[c] for c in word if c in _VNI]
    return _untyped("".join(c for c in word if not c.isdigit()), found)


@cache
def _respelled(word: str) -> str | None:
    """A word known as it stands, or by shorthand, leftover keys or drawn-out letters; None where unknown."""
    if word in SHORTHAND:
        return SHORTHAND[word]
    plain = fold(word)
    if plain in _WORDS:
        return _accented(word) if marks(word) else word
    if any(c.isdigit() for c in word):
        return _vni(word)
    short = _REPEATED_END.sub(r"\1", _REPEATED.sub(r"\1", word))
    if short != word and (short in SHORTHAND or fold(short) in _WORDS):
        return _respelled(short)
    meant = None if marks(word) else _telex(word) or _telex(short)
    return SHORTHAND.get(meant, meant) if meant else None


def _split_shorthand(token: Token) -> list[Token]:
    """`x2d` (from `1x2d`) is no word: letters and digits apart."""
    parts = re.finditer(r"\d+|\D+", token.raw)
    return [
        Token(
            Kind.NUMBER if part.group()[0].isdigit() else Kind.WORD,
            part.group(), part.group().lower(), fold(part.group()),
            token.start + part.start(), token.start + part.end(),
        )
        for part in parts
    ]  # fmt: skip


def _typed(tokens: list[Token]) -> list[Token]:
    """Tokens with shorthand and leftover keys resolved; one token may become several words at the same place."""
    out: list[Token] = []
    skip = False
    for i, token in enumerate(tokens):
        if skip:
            skip = False
            continue
        if token.kind is not Kind.WORD:
            out.append(token)
            continue
        follower = tokens[i + 1] if i + 1 < len(tokens) else None
        joined = follower is not None and follower.kind is Kind.NUMBER and follower.start == token.end
        if joined and follower is not None and len(follower.raw) <= 2:
            whole = token.word + follower.raw
            meant = SHORTHAND.get(whole) or _vni(whole)
            if meant:
                out += _words(token, meant, follower.end)
                skip = True
                continue
        if any(c.isdigit() for c in token.word) and not _respelled(token.word):
            out += _typed(_split_shorthand(token))
            continue
        out += _words(token, _respelled(token.word) or token.word, token.end)
    return out


def _words(token: Token, meant: str, end: int) -> list[Token]:
    return [replace(token, word=word, plain=fold(word), end=end) for word in meant.split()]


def _is_bare(tokens: list[Token]) -> bool:
    """Whether a reply was typed without diacritics, so that a word without any may stand for any."""
    marked = lacking = 0
    for token in tokens:
        if token.kind is not Kind.WORD or len(token.plain) == 1:
            continue
        if token.raw.lower() != token.word and not marks(token.raw.lower()):
            continue
        if marks(token.raw.lower()):
            marked += 1
        elif token.plain in _WORDS and token.plain not in _WORDS[token.plain]:
            lacking += 1
    return lacking >= marked


def _is_addressed_person(tokens: list[Token], i: int) -> bool:
    """`anh Bảo`, `chị Nắng`: a capital behind a form of address, where not every word has one."""
    before = tokens[i - 1]
    capitals = sum(t.capital for t in tokens if t.kind is Kind.WORD)
    words = sum(t.kind is Kind.WORD for t in tokens)
    titled = before.kind is Kind.WORD and before.word in HONORIFICS and tokens[i].plain not in NO_NAMES
    return titled and not (i == 1 and before.capital and capitals > words / 2) and capitals <= words / 2 + 1


def _is_name(tokens: list[Token], folded: list[str], i: int, *, shouting: bool) -> bool:
    """Whether a word that is also a date or status word is a person here: Mai, Tuấn, Vượng ..."""
    token = tokens[i]
    if token.kind is Kind.WORD and token.capital and i and not shouting and _is_addressed_person(tokens, i):
        return True
    if token.kind is not Kind.WORD or token.plain not in NAMES:
        return False
    before = " ".join(folded[max(0, i - _LOOK_BACK) : i])
    behind = " ".join(folded[i + 1 : i + 4])
    handed_to = token.capital and not shouting and before.endswith(" cho") and bool(_HANDED.search(before))
    if _NOT_NAMED.match(behind) and not handed_to:
        return False
    if _HANDED.search(before) and (
        token.plain not in DATE_NAMES or token.capital or _DOES.match(behind) or "cho" in before
    ):
        return not _ASKS_TIME.search(before)
    if not token.capital or shouting:
        return False
    return bool((before and _ADDRESSED.search(before)) or _HOLDS.match(behind))


def respell(tokens: list[Token]) -> list[Token]:
    """The tokens with `word` spelt as the vocabulary spells it, wherever that can be told."""
    tokens = _typed(tokens)
    bare = _is_bare(tokens)
    folded = [t.plain if t.kind in {Kind.WORD, Kind.NUMBER, Kind.PAIR} else t.raw for t in tokens]
    shouting = sum(t.capital for t in tokens if t.kind is Kind.WORD) > 2 and all(
        t.capital for t in tokens if t.kind is Kind.WORD
    )
    out = [
        replace(t, kind=Kind.NAME) if _is_name(tokens, folded, i, shouting=shouting) else t
        for i, t in enumerate(tokens)
    ]
    i = 0
    while i < len(out):
        taken = _bare_phrase(out, i, bare)
        if taken:
            for offset, word in enumerate(taken):
                out[i + offset] = replace(out[i + offset], word=word)
            i += len(taken)
            continue
        token = out[i]
        named = token.capital and i > 0 and out[i - 1].kind is Kind.WORD and not bare and not shouting
        if named or token.kind is not Kind.WORD or marks(token.word):
            pass
        elif bare or token.plain not in PLAIN_ENOUGH:
            out[i] = replace(token, word=_meant(folded, i, token))
        i += 1
    return out


def _bare_phrase(tokens: list[Token], i: int, bare: bool) -> tuple[str, ...] | None:
    """The longest phrase of the vocabulary that the tokens from `i` on spell, some or all without diacritics."""
    if tokens[i].kind is Kind.NAME:
        return None
    for length in range(min(_LONGEST, len(tokens) - i), 1, -1):
        phrase = _BARE_PHRASES.get(tuple(t.plain for t in tokens[i : i + length]))
        if phrase is None:
            continue
        parts = tokens[i : i + length]
        if any(t.kind is Kind.NAME for t in parts) or (bare and _ends_elsewhere(tokens, i, phrase)):
            continue
        if all(_may_be(token, word, bare) for token, word in zip(parts, phrase, strict=True)):
            return phrase
    return None


def _ends_elsewhere(tokens: list[Token], i: int, phrase: tuple[str, ...]) -> bool:
    """Whether a phrase without diacritics is another: `moi viec 1` is `mới việc 1`, `cho y kien` first of all `chờ`,
    `da duoc ky` is `đã được ký`."""
    behind = tokens[i + len(phrase)] if i + len(phrase) < len(tokens) else None
    numbered = phrase[-1] in {"việc", "vụ", "mục"} and behind is not None and behind.kind is Kind.NUMBER
    waits = phrase[0] == "cho" and "kiến" in phrase and (i == 0 or tokens[i - 1].plain in BEFORE_WAIT)
    passive = phrase == ("dạ", "được") and behind is not None and behind.plain not in AFTER_YES
    return (numbered or waits or passive) and not any(marks(t.raw.lower()) for t in tokens[i : i + len(phrase)])


def _may_be(token: Token, word: str, bare: bool) -> bool:
    if token.word == word:
        return True
    if marks(token.word):
        return marks(token.word) == marks(word) and token.word not in _WORDS.get(token.plain, ())
    return bare or token.plain not in PLAIN_ENOUGH


def _meant(folded: list[str], i: int, token: Token) -> str:
    """What a word without diacritics means between its neighbours."""
    rules = _RULES.get(token.plain)
    if rules:
        before = " ".join(folded[max(0, i - _LOOK_BACK) : i])
        behind = " ".join(folded[i + 1 : i + 4])
        for left, right, meant in rules:
            if left.match(before) and right.match(behind):
                return meant
    same = _WORDS.get(token.plain, ())
    if token.plain in USUAL:
        return USUAL[token.plain]
    return token.word if token.word in same or not same else same[0]
