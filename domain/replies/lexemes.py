"""Tokens -> lexemes: each phrase with its tag, each time, share and number with its value."""

import re
from dataclasses import dataclass
from itertools import takewhile

from domain.replies.date_grammar import Form, Said, find_date
from domain.replies.shares import Share, find_share
from domain.replies.tags import Tag
from domain.replies.tokens import Kind, Token
from domain.replies.vocabulary import PHRASES


@dataclass(frozen=True, slots=True)
class Mention:
    """Tasks named by some words: numbers, "all", "rest"; "misfit" where they do not fit, "count" for a count."""

    kind: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexeme:
    """Words that belong together. `start` and `end` are offsets in the cleaned reply; `text` the words respelled."""

    tag: Tag
    text: str
    start: int
    end: int
    value: Said | Share | Mention | int | None = None

    def as_tag(self, tag: Tag, value: Said | Share | Mention | int | None = None) -> "Lexeme":
        return Lexeme(tag, self.text, self.start, self.end, value)


def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], Tag]]]:
    """The phrases by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Tag]]] = {}
    for phrase, tag in sorted(PHRASES.items(), key=lambda entry: -len(entry[0])):
        found.setdefault(phrase[0], []).append((phrase, tag))
    return found


_FIRST = _by_first_word()

_MARKS = {",": Tag.COMMA, ":": Tag.COLON, "?": Tag.QMARK, ".": Tag.STOP, ";": Tag.STOP, "!": Tag.STOP, "…": Tag.STOP}
_TITLES = frozenset(("sếp", "thủ trưởng", "giám đốc", "lãnh đạo", "trưởng phòng", "xếp"))
_BEFORE_ADDRESS = frozenset((
    Tag.ACK, Tag.SEEN, Tag.ROI, Tag.PARTICLE, Tag.FINISH, Tag.NOTYET, Tag.PERCENT, Tag.THANKS, Tag.WORK,
    Tag.AT_ONCE, Tag.GREET, Tag.DATE,
    Tag.PRON, Tag.QTAIL, Tag.REMIND, Tag.QWORD, Tag.MAY,
))  # fmt: skip
#: A unit without its name is the sender's own, where it tells what it does.
_OWN_UNIT = frozenset(("phòng", "đơn vị", "chi cục", "trung tâm", "ban"))
_COUNTS = frozenset((Tag.PERCENT, Tag.NUMBER, Tag.UNKNOWN, Tag.COUNT, Tag.SOME, Tag.LIGHT))
_UNIT_TELLS = frozenset((Tag.ALREADY, Tag.NOW, Tag.WILL, Tag.JUST, Tag.BEG, Tag.MORE, Tag.EXTEND, Tag.LATE))
_WHOLE = 100
_ENDS = frozenset((Tag.COMMA, Tag.STOP, Tag.QMARK))
_CORRECTS = frozenset((Tag.NOTYET, Tag.ISNOT, Tag.HAVENT, Tag.ALREADY, Tag.FINISH, Tag.WORK, Tag.HANDIN))
_TAILS = frozenset((Tag.PARTICLE, Tag.ROI, Tag.PRON))
_SAID_BEFORE_DATE = re.compile(
    r"(?:^|\s)(?:đến|tới|sang|qua|ngày|lùi|xin|vào|nhắc|trước|hạn|từ|sau|hôm|thứ|cho|dời|hoãn|khất|gia "
    r"hạn|kịp|về|chiều|sáng|trong|là|để|giãn|chậm nhất|muộn nhất|hẹn|nhé|lại)\s$"
)
_DATE_BEHIND = re.compile(r"\s(?:em|nhắc|nộp|gửi|mình|tôi|tui|nhé nhắc|hãy|hẵng|sẽ|mới nộp|mới xong)(?!\w)")


def lex(tokens: list[Token]) -> list[Lexeme]:
    """The lexemes of respelled tokens, in order; the longest phrase that fits wins."""
    words = [t.word if t.kind is not Kind.LINE else "\n" for t in tokens]
    line = " ".join(words)
    at, offset = [], 0
    for word in words:
        at.append(offset)
        offset += len(word) + 1
    at.append(offset)
    ends = {begin - 1: place for place, begin in enumerate(at)}
    out: list[Lexeme] = []
    i = 0
    while i < len(tokens):
        tag, value, width = _next(tokens, words, line, at, ends, i)
        out.append(Lexeme(tag, " ".join(words[i : i + width]), tokens[i].start, tokens[i + width - 1].end, value))
        i += width
    return [_in_place(out, i) for i in range(len(out))]


def _in_place(lexemes: list[Lexeme], i: int) -> Lexeme:
    """A lexeme that its neighbours make something else."""
    here = lexemes[i]
    last = i + 1 == len(lexemes) or lexemes[i + 1].tag in _ENDS
    if _is_addressed(lexemes, i) or _is_called(lexemes, i):
        return here.as_tag(Tag.PRON)
    own = here.tag is Tag.ORG and here.text in _OWN_UNIT and not (i and lexemes[i - 1].tag in _COUNTS)
    if own and not last and lexemes[i + 1].tag in _UNIT_TELLS:
        return here.as_tag(Tag.PRON)  # phòng đã hoàn thành
    if (
        here.tag is Tag.LEAVE
        and here.text.startswith(("chờ ", "đợi "))
        and not last
        and not _names_time(lexemes, i + 1)
    ):
        return here.as_tag(Tag.WAIT)  # chờ đến kỳ họp
    if here.tag is Tag.HAVENT and here.text.startswith("không") and not last and _is_any_case(lexemes[i + 1]):
        return here.as_tag(Tag.NOT)  # không nhận được đơn thư nào
    if here.tag is Tag.NOT and here.text.endswith(" có") and not last and _is_lacked(lexemes, i):
        return here.as_tag(Tag.LACK)
    if here.tag is Tag.BUT and here.text == "mà" and last and i > 0:
        return here.as_tag(Tag.PARTICLE)  # em gửi rồi mà
    if (
        here.text == "à"
        and 0 < i < len(lexemes) - 1
        and lexemes[i - 1].tag in _ENDS
        and lexemes[i + 1].tag in _CORRECTS
    ):
        return here.as_tag(Tag.OOPS)  # xong rồi, à chưa
    if here.tag is Tag.GREET and here.text.endswith("báo cáo"):
        if last and i > 0 and lexemes[i - 1].tag is Tag.FINISH:
            return here.as_tag(Tag.REPORT)  # khi nào xong em báo cáo
        told = not last and lexemes[i + 1].tag in {Tag.ROI, Tag.DATE, Tag.PAST}
        promised = i > 0 and lexemes[i - 1].tag in {Tag.DATE, Tag.WILL, Tag.VAGUE, Tag.HOLD}
        if told or promised:
            return here.as_tag(Tag.REPORTS)
    whole = here.tag is Tag.NUMBER and here.value == _WHOLE and (last or lexemes[i + 1].tag in _TAILS)
    if whole and (i == 0 or lexemes[i - 1].tag is Tag.FINISH or lexemes[i - 1].text in {"đạt", "đạt được", "được"}):
        return here.as_tag(Tag.PERCENT, Share(_WHOLE))
    return here


def _names_time(lexemes: list[Lexeme], i: int) -> bool:
    here = next((each for each in lexemes[i:] if each.tag not in {Tag.LIGHT, Tag.PARTICLE}), None)
    return here is not None and here.tag in {Tag.DATE, Tag.SPAN, Tag.VAGUE, Tag.NUMBER, Tag.QWORD, Tag.HOLD, Tag.STOP}


def _is_any_case(lexeme: Lexeme) -> bool:
    return lexeme.tag is Tag.CASE and lexeme.text.endswith((" nào", " mô", " gì", " chi"))


def _is_lacked(lexemes: list[Lexeme], i: int) -> bool:
    """Whether a cause says what there is none of: `vì không có máy`."""
    caused = i > 0 and lexemes[i - 1].tag is Tag.BECAUSE
    return caused and lexemes[i + 1].tag in {Tag.NOUN, Tag.FORM, Tag.ORG}


def _is_addressed(lexemes: list[Lexeme], i: int) -> bool:
    """Whether a leader's title only addresses the reader: `rõ rồi sếp`, `dạ sếp`."""
    if lexemes[i].tag is not Tag.BOSS or lexemes[i].text not in _TITLES:
        return False
    last = i + 1 == len(lexemes) or lexemes[i + 1].tag in {Tag.COMMA, Tag.STOP, Tag.PARTICLE, Tag.QMARK}
    return last and i > 0 and lexemes[i - 1].tag in _BEFORE_ADDRESS


def _is_called(lexemes: list[Lexeme], i: int) -> bool:
    """Whether a name only calls the reader: `chị Lan ơi`, `dạ anh Tuấn, em nộp rồi`, `xong rồi anh Tuấn ạ`."""
    if lexemes[i].tag is not Tag.PERSON:
        return False
    titled = i > 0 and lexemes[i - 1].tag is Tag.PRON
    ahead = lexemes[i - 2 if titled else i - 1] if i > titled else None
    tail = list(takewhile(lambda each: each.tag not in _ENDS, lexemes[i + 1 :]))
    if tail and tail[0].text == "ơi":
        return True
    if ahead is not None and (ahead.tag in {Tag.GREET, Tag.ACK} or ahead.text.startswith("chào ")):
        return not tail or tail[0].tag is Tag.PRON
    if not titled or any(each.tag is not Tag.PARTICLE for each in tail):
        return False
    return ahead.tag in {Tag.ROI, Tag.PARTICLE} if ahead is not None else i + 1 < len(lexemes)


def _next(
    tokens: list[Token], words: list[str], line: str, at: list[int], ends: dict[int, int], i: int
) -> tuple[Tag, Said | Share | int | None, int]:
    token = tokens[i]
    if token.kind in {Kind.LINK, Kind.DOC, Kind.LINE, Kind.NAME}:
        return (
            {Kind.LINK: Tag.LINK_OUT, Kind.DOC: Tag.DOC, Kind.LINE: Tag.STOP, Kind.NAME: Tag.PERSON}[token.kind],
            None,
            1,
        )
    phrase, width = _phrase(words, i)
    share = find_share(line, at[i])
    if share and token.kind is Kind.NUMBER and "/" in line[at[i] : share[1]]:
        share = None  # 1/ 60%: a list's number
    if share and share[1] in ends and not (share[0].bare and _is_date_here(line, at[i], share[1])):
        return Tag.PERCENT, share[0], ends[share[1]] - i
    found = find_date(line, at[i])
    if found and found[1] in ends and ends[found[1]] - i > width and not _is_other(found[0], line, at[i], found[1]):
        said = found[0]
        tag = Tag.SPAN if said.form is Form.LENGTH else Tag.VAGUE if said.form is Form.SOMETIME else Tag.DATE
        return tag, said, ends[found[1]] - i
    if phrase is not None:
        return phrase, None, width
    if token.kind is Kind.NUMBER:
        return Tag.NUMBER, int(re.sub(r"\D", "", token.raw)[:6] or 0), 1
    if token.kind is Kind.MARK:
        return _MARKS.get(token.raw[0], Tag.STOP if token.raw[0] == "." else Tag.PARTICLE), None, 1
    if token.kind is Kind.SIGN:
        return Tag.CHAT, None, 1
    return Tag.UNKNOWN, None, 1


def _phrase(words: list[str], i: int) -> tuple[Tag | None, int]:
    for phrase, tag in _FIRST.get(words[i], ()):
        if tuple(words[i : i + len(phrase)]) == phrase:
            return tag, len(phrase)
    return None, 0


def _is_date_here(line: str, begin: int, end: int) -> bool:
    """Whether a bare a/b is day/month: a word that makes it a date stands beside it."""
    return bool(_SAID_BEFORE_DATE.search(line[:begin]) or _DATE_BEHIND.match(line, end))


def _is_other(said: Said, line: str, begin: int, end: int) -> bool:
    """Whether a pair such as 1-3 or 5.8 is no date, because nothing beside it makes it one."""
    pair = line[begin:end]
    first, dash, last = pair.partition("-")
    if said.bare and dash and line[:begin].endswith("từ ") and int(first) < int(last):
        return True  # từ 1-4 xong
    return said.bare and "/" not in pair and pair[0].isdigit() and not _is_date_here(line, begin, end)
