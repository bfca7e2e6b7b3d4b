"""Which task of the reminder some words name (replies guide, "Which item")."""

import itertools

from domain.replies.lexemes import Lexeme, Mention
from domain.replies.tags import Tag
from domain.replies.words_dates import NUMBERS
from domain.replies.words_items import COUNTED, COUNTS_ITEMS, NAMES_ITEM, NUMBERED, NUMBERING, SHORT_STATUS

_MOST = 99
_LONGEST = 10_000  # from here on a number is no slip for a task's number: 123
_NAMES_IN_WORDS = {"việc", "việc số", "nhiệm vụ", "cái", "mục", "số"}
_NUMBERS_OTHERS = {"số", "câu", "ý", "nội dung"}
_OTHERS = {"kia", "khác", "lại", "tê"}  # hai việc kia, hai việc còn lại
_ANY_TASK = {"việc nào", "cái nào", "việc mô", "cái mô", "nhiệm vụ nào", "đầu việc nào"}
_PUBLISHED = {"ban hành", "phát hành"}  # phát hành rồi, số 99
_DENIALS = {Tag.NOT, Tag.NOTYET, Tag.ISNOT, Tag.HAVENT}
#: What may stand before a bare number that names a task, and behind it.
_NO_TASK_AFTER = {
    Tag.UNKNOWN,
    Tag.NOUN,
    Tag.ORG,
    Tag.FORM,
    Tag.PART,
    Tag.CASE,
    Tag.DOC,
    Tag.BOSS,
    Tag.TIME,
    Tag.CLOCK,
    Tag.LINK_OUT,
}
_NO_TASK_BEFORE = {
    Tag.UNKNOWN,
    Tag.NOUN,
    Tag.ORG,
    Tag.FORM,
    Tag.PART,
    Tag.CASE,
    Tag.BOSS,
    Tag.PERSON,
    Tag.TIME,
    Tag.DOC,
    Tag.LINK_OUT,
}
_STATUS_TAGS = {
    Tag.FINISH, Tag.NOW, Tag.NOTYET, Tag.ALREADY, Tag.BLOCK, Tag.WAIT, Tag.BEG, Tag.EXTEND, Tag.ROI, Tag.NEARLY,
    Tag.PERCENT, Tag.COLON,
    Tag.NOT, Tag.HANDIN, Tag.SUBMIT, Tag.SIGN, Tag.LINK, Tag.GIVE, Tag.ROUGHLY, Tag.JUST, Tag.ACK,
}  # fmt: skip
_JOINS = {",", "+", "&", "và", "với", "-", "đến", "tới", "/", "cùng", "cùng với", ";", "."}


def mark_items(lexemes: list[Lexeme], n: int) -> list[Lexeme]:
    """The lexemes with those that name tasks of the reminder made ITEM (value: a Mention), counts of tasks COUNT."""
    series = any(each.text.startswith("thứ nhất") for each in lexemes) or _first_ordinal(lexemes)
    out: list[Lexeme] = []
    i = 0
    while i < len(lexemes):
        width, mention = _mention(lexemes, i, n, out, series=series)
        if mention is None:
            out.append(_as_short_status(lexemes[i], out) if n > 1 or not out or out[-1].tag is Tag.ITEM else lexemes[i])
            i += 1
            continue
        first, last = lexemes[i], lexemes[i + width - 1]
        text = " ".join(each.text for each in lexemes[i : i + width])
        tag = Tag.COUNT if mention.kind == "count" else Tag.ITEM
        out.append(Lexeme(tag, text, first.start, last.end, mention))
        i += width
    return _joined(out)


def _first_ordinal(lexemes: list[Lexeme]) -> bool:
    return any(a.text == "thứ" and b.text == "nhất" for a, b in itertools.pairwise(lexemes))


def _as_short_status(lexeme: Lexeme, before: list[Lexeme]) -> Lexeme:
    """`x` behind a task's number is done, and so on."""
    if lexeme.text in SHORT_STATUS and before:
        last = before[-1]
        if last.tag is Tag.ITEM or (
            last.text in {"-", ":", "=", ".", ")", "/"} and len(before) > 1 and before[-2].tag is Tag.ITEM
        ):
            return lexeme.as_tag(SHORT_STATUS[lexeme.text])
    return lexeme


def _value(lexeme: Lexeme) -> int | None:
    if lexeme.tag is Tag.NUMBER and isinstance(lexeme.value, int):
        return lexeme.value
    return NUMBERS.get(lexeme.text)


def _text(lexemes: list[Lexeme], i: int) -> str:
    return lexemes[i].text if 0 <= i < len(lexemes) else ""


def _mention(
    lexemes: list[Lexeme], i: int, n: int, before: list[Lexeme], *, series: bool
) -> tuple[int, Mention | None]:
    """How many lexemes from `i` on name tasks, and which."""
    here = lexemes[i]
    text = here.text
    if here.tag is Tag.ALL and not (before and before[-1].tag in {Tag.NOT, Tag.NOTYET} and n == 1):
        return 1, Mention("all")
    if here.tag is Tag.REST and n > 1 and not _counts_left(lexemes, i):
        return 1, Mention("rest")
    if text == "cả":
        width, number = _number_then_tasks(lexemes, i + 1)
        if width and number is not None and (width > 1 or n > 1):
            return 1 + width, Mention("all") if number == n else Mention("misfit")
        if n > 1 and _text(lexemes, i + 1) in COUNTS_ITEMS:
            return 2, Mention("all")
    if text in _ANY_TASK and n > 1 and any(each.tag in _DENIALS for each in before[-4:]):
        return 1, Mention("all")
    if text in NAMES_ITEM or (here.tag is Tag.UNKNOWN and text in NAMES_ITEM):
        width, mention = _named(lexemes, i, n)
        if mention:
            return width, mention
    if (
        here.tag is Tag.DATE
        and series
        and text.startswith("thứ ")
        and text.split()[1] in NUMBERS
        and len(text.split()) == 2
    ):
        return 1, _numbered(NUMBERS[text.split()[1]], n)
    if text == "thứ nhất" and n > 1:
        return 1, Mention("some", (1,))
    return _bare(lexemes, i, n, before)


def _counts_left(lexemes: list[Lexeme], i: int) -> bool:
    """`còn lại 20%` is a share, `còn lại 2 việc` a count."""
    return i + 1 < len(lexemes) and lexemes[i].text == "còn lại" and lexemes[i + 1].tag in {Tag.PERCENT, Tag.NUMBER}


def _number_then_tasks(lexemes: list[Lexeme], i: int) -> tuple[int, int | None]:
    """`3 việc`, `hai cái`, a bare `3`: how many lexemes, and the number."""
    if i >= len(lexemes):
        return 0, None
    if lexemes[i].tag in {Tag.NUMBER, Tag.UNKNOWN, Tag.LIGHT, Tag.PRON} and (number := _value(lexemes[i])) is not None:
        tasks = i + 1 < len(lexemes) and (
            lexemes[i + 1].text in COUNTS_ITEMS or lexemes[i + 1].text.split(" ")[0] in COUNTS_ITEMS
        )
        return (2 if tasks else 1), number
    return 0, None


def _numbered(number: int, n: int) -> Mention:
    return Mention("some", (number,)) if 1 <= number <= n else Mention("misfit")


def _named(lexemes: list[Lexeme], i: int, n: int) -> tuple[int, Mention | None]:
    """`việc 2`, `#2`, `việc thứ 2`, `việc đầu`, `việc cuối`."""
    j = i + 1
    if lexemes[i].text in COUNTS_ITEMS and _text(lexemes, j) == "số":
        j += 1
    behind = lexemes[j] if j < len(lexemes) else None
    if behind is None:
        return 0, None
    width, number = _ordinal(lexemes, j)
    if number is not None:
        return j - i + width, _numbered(number, n)
    if lexemes[i].text in COUNTS_ITEMS:
        place = _place(behind.text, n)
        if place and behind.tag is not Tag.DATE:
            return j - i + 1, place
    number = _value(behind)
    if number is None or _is_no_name(lexemes, i, j, number):
        return 0, None
    return j - i + 1, _numbered(number, n)


def _is_no_name(lexemes: list[Lexeme], i: int, j: int, number: int) -> bool:
    """Whether the noun at `i` and the number at `j` are no task: a document, a form, a slip of typing."""
    noun, behind = lexemes[i].text, lexemes[j]
    if number > _MOST and noun != "#":
        return True
    if noun == "v" and behind.start != lexemes[i].end:
        return True
    if behind.tag is not Tag.NUMBER and noun not in _NAMES_IN_WORDS:
        return True
    if noun in _NUMBERS_OTHERS and j + 1 < len(lexemes) and lexemes[j + 1].tag in {Tag.UNKNOWN, Tag.DOC}:
        return True
    if noun == "số" and any(each.text in _PUBLISHED for each in lexemes[:i]):
        return True
    return (
        noun == "số"
        and i > 0
        and lexemes[0].text != "số"
        and lexemes[i - 1].tag in _NO_TASK_BEFORE | {Tag.REPORTS, Tag.TASK}
    )


def _ordinal(lexemes: list[Lexeme], j: int) -> tuple[int, int | None]:
    """`thứ 2` from place `j` on, read as a date or as two words: how many lexemes, and the number."""
    words = lexemes[j].text.split()
    if lexemes[j].tag is Tag.DATE and len(words) == 2 and words[0] == "thứ":
        return 1, int(words[1]) if words[1].isdigit() else NUMBERS.get(words[1])
    if words == ["thứ", "nhất"]:
        return 1, 1
    if words == ["thứ"] and j + 1 < len(lexemes):
        return 2, 1 if lexemes[j + 1].text in {"nhất", "1"} else _value(lexemes[j + 1])
    return 0, None


def _place(text: str, n: int) -> Mention | None:
    """`việc đầu`, `việc cuối`, `việc giữa`; None where the word is no place."""
    if text in {"đầu", "đầu tiên", "trên cùng", "trước"}:
        return Mention("some", (1,))
    if text in {"cuối", "cuối cùng", "sau cùng", "chót", "dưới cùng"}:
        return Mention("some", (n,))
    if text == "sau" and n == 2:
        return Mention("some", (2,))
    if text == "giữa" and n % 2:
        return Mention("some", ((n + 1) // 2,))
    return None


def _bare(lexemes: list[Lexeme], i: int, n: int, before: list[Lexeme]) -> tuple[int, Mention | None]:
    """A number that stands alone: a count of tasks (`2 việc`, `hai việc đầu`), or a task's number."""
    width, number = _number_then_tasks(lexemes, i)
    if number is None:
        return 0, None
    if width == 2:
        if number == n and _some_of_them(lexemes, i + 2, n):
            return 2, Mention("count", (number,))
        return _counted(lexemes, i, number, n)
    place = _place(_text(lexemes, i + 1), n)
    if (
        place
        and number < n
        and lexemes[i].tag is not Tag.PRON
        and _text(lexemes, i + 1) != "trước"
        and lexemes[i + 1].tag is not Tag.DATE
    ):
        return 2, _from_end(number, n, first=place.numbers == (1,))
    if number < n and before and before[-1].tag is Tag.FINISH and _in_count(before):
        return 1, Mention("count", (number,))
    if lexemes[i].tag is Tag.NUMBER and _names_a_task(lexemes, i, n, before, number):
        return 1, _numbered(number, n)
    if lexemes[i].tag is Tag.UNKNOWN and n > 1 and _said_as_number(lexemes, i, before):
        return 1, _numbered(number, n)
    return 0, None


def _some_of_them(lexemes: list[Lexeme], i: int, n: int) -> bool:
    """`4 việc thì xong 3`: behind the count of all tasks, how many of them are done."""
    clause = list(itertools.takewhile(lambda each: each.tag not in {Tag.COMMA, Tag.STOP, Tag.QMARK}, lexemes[i:]))
    for k, each in enumerate(clause[:-1]):
        number = _value(clause[k + 1])
        if each.tag is Tag.FINISH and number is not None and number < n:
            return all(rest.tag in {Tag.PARTICLE, Tag.ROI, Tag.PRON} for rest in clause[k + 2 :])
    return False


def _counted(lexemes: list[Lexeme], i: int, number: int, n: int) -> tuple[int, Mention]:
    words = lexemes[i + 1].text.split()
    after = _text(lexemes, i + 2)
    if number < n and after in {"đầu", "đầu tiên", "trước", "trên"}:
        return 3, _from_end(number, n, first=True)
    if number < n and after in {"cuối", "cuối cùng", "sau", "dưới", "sau cùng"}:
        return 3, _from_end(number, n, first=False)
    if words[-1] in _OTHERS or after in {"kia", "còn lại", "khác", "nữa", "tê"}:
        return (2 if words[-1] in _OTHERS else 3), Mention("rest")
    return 2, Mention("all") if number == n else Mention("count", (number,))


def _from_end(number: int, n: int, *, first: bool) -> Mention:
    numbers = range(1, number + 1) if first else range(n - number + 1, n + 1)
    return Mention("some", tuple(numbers))


def _said_as_number(lexemes: list[Lexeme], i: int, before: list[Lexeme]) -> bool:
    """`một xong, hai đang làm`: a number in words between a break and a status."""
    known = [each.value.numbers for each in before if each.tag is Tag.ITEM and isinstance(each.value, Mention)]
    follows = bool(known) and bool(known[-1]) and _value(lexemes[i]) == known[-1][-1] + 1
    joined = len(before) > 1 and before[-1].text in _JOINS and before[-2].tag is Tag.ITEM
    alone = follows or joined or not before or before[-1].tag in {Tag.COMMA, Tag.STOP, Tag.ITEM, Tag.COLON}
    j = i + 1
    while _text(lexemes, j) in _JOINS and j + 1 < len(lexemes) and _value(lexemes[j + 1]) is not None:
        j += 2  # một với hai xong
    return alone and j < len(lexemes) and lexemes[j].tag in _STATUS_TAGS


def _names_a_task(lexemes: list[Lexeme], i: int, n: int, before: list[Lexeme], number: int) -> bool:
    behind = lexemes[i + 1] if i + 1 < len(lexemes) else None
    last = before[-1] if before else None
    begins = last is None or last.tag is Tag.STOP
    if behind is not None and behind.text in NUMBERING and (begins or _is_listed(before, number, behind.text)):
        return True
    if n > 1 and _MOST < number < _LONGEST and last is None and behind is not None and behind.tag is Tag.FINISH:
        return True
    if n == 1 and last is not None and last.tag is Tag.GIVE:
        return behind is not None and behind.tag is Tag.LET
    if number > _MOST or (n == 1 and not (last is None or last.tag in {Tag.FINISH, Tag.STOP, Tag.PRON})):
        return False
    if n == 1 and (behind is None or behind.tag not in _STATUS_TAGS):
        return last is not None and last.tag is Tag.FINISH and behind is None
    if _is_next(before, number):
        return True
    if behind is not None and (behind.text in COUNTED or _starts_noun(behind)) and behind.text not in SHORT_STATUS:
        return False
    if last is not None and last.text in NUMBERED:
        return False
    if last is not None and last.tag in _NO_TASK_BEFORE:
        return _goes_on(before, number, behind)
    return True


def _in_count(before: list[Lexeme]) -> bool:
    """Whether the clause counted the tasks: `4 việc thì xong 3`."""
    clause = itertools.takewhile(lambda each: each.tag not in {Tag.COMMA, Tag.STOP, Tag.QMARK}, reversed(before))
    return any(each.tag is Tag.COUNT for each in clause)


def _starts_noun(behind: Lexeme) -> bool:
    return behind.tag in _NO_TASK_AFTER and not (behind.tag is Tag.UNKNOWN and behind.text in {"=", ")"})


def _is_listed(before: list[Lexeme], number: int, mark: str) -> bool:
    """Whether the reply began with a number and this mark, and numbers rise: `1) giao Lan 2) chờ Sở`."""
    known = [each.value.numbers[-1] for each in before if isinstance(each.value, Mention) and each.value.numbers]
    began = len(before) > 1 and before[0].tag is Tag.ITEM and before[1].text == mark
    return began and bool(known) and number > known[-1]


def _is_next(before: list[Lexeme], number: int) -> bool:
    """Whether two tasks or more were named, each in its clause, and this is the next number of the list."""
    known = [
        each.value.numbers
        for each in before
        if each.tag is Tag.ITEM and isinstance(each.value, Mention) and each.value.numbers
    ]
    return len(known) > 1 and before[-1].tag in {Tag.COMMA, Tag.STOP} and number == known[-1][-1] + 1


def _goes_on(before: list[Lexeme], number: int, behind: Lexeme | None) -> bool:
    """`1 vướng kinh phí 2 xong`: the next number of the list, right before a status."""
    known = [each.value.numbers for each in before if each.tag is Tag.ITEM and isinstance(each.value, Mention)]
    follows = bool(known) and bool(known[-1]) and number > known[-1][-1]
    return follows and behind is not None and (behind.tag in _STATUS_TAGS or behind.text in SHORT_STATUS)


def _joined(lexemes: list[Lexeme]) -> list[Lexeme]:
    """Neighbouring mentions made one: lists (`1, 3`), ranges (`1-3`, `từ 1 đến 3`)."""
    out: list[Lexeme] = []
    for i, lexeme in enumerate(lexemes):
        if not (lexeme.tag is Tag.ITEM and isinstance(lexeme.value, Mention) and out):
            out.append(lexeme)
            continue
        join = out[-1] if out[-1].text in _JOINS and out[-1].tag is not Tag.STOP else None
        before = out[-2] if join and len(out) > 1 else out[-1]
        if (
            before.tag is not Tag.ITEM
            or not isinstance(before.value, Mention)
            or {before.value.kind, lexeme.value.kind} - {"some", "misfit"}
        ):
            out.append(lexeme)
            continue
        listed = join.text == "," if join else not lexeme.text[0].isdigit()
        if listed and _starts_own(lexemes, i, out[:-1] if join else out):
            out.append(lexeme)
            continue
        mention = _both(before.value, lexeme.value, join.text if join else "")
        del out[len(out) - (2 if join else 1) :]
        out.append(Lexeme(Tag.ITEM, f"{before.text} {lexeme.text}", before.start, lexeme.end, mention))
    return out


def _starts_own(lexemes: list[Lexeme], i: int, out: list[Lexeme]) -> bool:
    """`xong 1, 2 thì ...`: behind a status and its task, a number with words of its own begins anew."""
    own = i + 1 < len(lexemes) and lexemes[i + 1].tag not in {
        Tag.COMMA,
        Tag.STOP,
        Tag.PARTICLE,
        Tag.ROI,
        Tag.PRON,
        Tag.ALL_TOO,
        Tag.ITEM,
    }
    k = len(out) - 2
    said_before = k >= 0 and out[k].tag not in {
        Tag.COMMA,
        Tag.STOP,
        Tag.PARTICLE,
        Tag.PRON,
        Tag.LIGHT,
        Tag.GREET,
        Tag.LINK,
        Tag.ACK,
        Tag.GIVE,
    }
    return own and said_before


def _both(one: Mention, two: Mention, join: str) -> Mention:
    if "misfit" in {one.kind, two.kind}:
        return Mention("misfit")
    if join in {"-", "đến", "tới"} and len(one.numbers) == 1 and one.numbers[0] < two.numbers[0]:
        return Mention("some", tuple(range(one.numbers[0], two.numbers[-1] + 1)))
    return Mention("some", tuple(dict.fromkeys(one.numbers + two.numbers)))
