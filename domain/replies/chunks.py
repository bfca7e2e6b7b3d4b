"""A reply cut into chunks, each about the tasks it names (replies guide, "Which item")."""

import itertools
from dataclasses import dataclass, field

from domain.replies.lexemes import Lexeme, Mention
from domain.replies.patterns import BREAKS
from domain.replies.tags import Tag
from domain.replies.words_items import NUMBERING

#: Tags that say something about a task; a clause with none of them only names tasks, greets or fills.
_SAYS_NOTHING = {
    Tag.PRON, Tag.PARTICLE, Tag.LIGHT, Tag.LINK, Tag.GREET, Tag.THANKS, Tag.TASK, Tag.REPORTS, Tag.COMMA, Tag.COLON,
    Tag.STOP, Tag.UNKNOWN, Tag.NOUN,
    Tag.ORG, Tag.BOSS, Tag.ALL_TOO, Tag.COUNT, Tag.LEFT, Tag.ONLY, Tag.BUT, Tag.FINALLY, Tag.PAST, Tag.DUE,
    Tag.DATE, Tag.TODAY, Tag.ITEM, Tag.EXCEPT,
    Tag.ONLY_LEFT, Tag.QMARK, Tag.CHAT, Tag.BECAUSE, Tag.OOPS, Tag.HAVE, Tag.CAN, Tag.NUMBER, Tag.HOLD, Tag.PART,
    Tag.CASE, Tag.FORM, Tag.TIME, Tag.PERSON,
}  # fmt: skip
_TIMES = {Tag.DATE, Tag.TODAY, Tag.SPAN}
#: What a task that has only a day of its own takes over: `xin lùi việc 1 sang 18/6, việc 2 sang 20/6`.
_ASKING = {Tag.BEG, Tag.LET, Tag.EXTEND, Tag.MORE, Tag.LATE, Tag.REMIND}
_LEADS_IN = {Tag.LEFT, Tag.BUT, Tag.LINK, Tag.EXCEPT, Tag.ONLY_LEFT, Tag.FINALLY}


@dataclass
class Chunk:
    """Lexemes about the same tasks. `role` is "" or how the tasks were named: "except", "only left"."""

    mention: Mention | None
    lexemes: list[Lexeme] = field(default_factory=list)
    role: str = ""

    @property
    def says(self) -> bool:
        return any(says(each) for each in self.lexemes)


def says(lexeme: Lexeme) -> bool:
    return lexeme.tag not in _SAYS_NOTHING


def _pieces(lexemes: list[Lexeme]) -> list[list[Lexeme]]:
    """Clauses: the lexemes between punctuation; the mark stays with the clause before it."""
    out: list[list[Lexeme]] = [[]]
    mark = lexemes[1].text if len(lexemes) > 1 and _is_item(lexemes[0]) and lexemes[1].text in NUMBERING else None
    for i, lexeme in enumerate(lexemes):
        if out[-1] and _is_item(lexeme) and i + 2 < len(lexemes) and lexemes[i + 1].text == mark:
            out.append([])  # 1. xong 2. đang làm
        out[-1].append(lexeme)
        numbering = lexeme.tag is Tag.STOP and lexeme.text == "." and len(out[-1]) == 2 and out[-1][0].tag is Tag.ITEM
        if numbering and i + 1 < len(lexemes):
            out[-1][-1] = lexeme.as_tag(Tag.COLON)
        elif lexeme.tag in BREAKS:
            out.append([])
    return [piece for piece in out if piece]


def _is_item(lexeme: Lexeme) -> bool:
    return lexeme.tag is Tag.ITEM


def _split(piece: list[Lexeme]) -> list[list[Lexeme]]:
    """A clause that names tasks several times, cut before each: in front of the name, or of the status that leads
    it.
    """
    places = [i for i, each in enumerate(piece) if _is_item(each)]
    if len(places) < 2:
        return [piece]
    cuts: list[int] = []
    for before, place in itertools.pairwise(places):
        between = range(before + 1, place)
        lead = next(
            (i for i in between if piece[i].tag in _LEADS_IN and all(not says(piece[j]) for j in range(i, place))), None
        )
        follows = any(says(each) for each in piece[place + 1 : ([*places, len(piece)])[places.index(place) + 1]])
        start = cuts[-1] if cuts else 0
        said_before_name = any(says(piece[i]) for i in range(start, before))
        named = piece[place].value
        oops = next((i for i in between if piece[i].tag is Tag.OOPS), None)
        if oops is not None:
            cuts.append(oops + 1)
            continue
        if isinstance(named, Mention) and named.kind == "rest":
            cuts.append(place)
            continue
        if not any(says(piece[i]) for i in between):
            if said_before_name and (follows or piece[place - 1].tag in {Tag.EXCEPT, Tag.ONLY_LEFT}):
                cuts.append(lead if lead is not None else place)
            elif piece[place - 1].tag in {Tag.EXCEPT, Tag.ONLY_LEFT}:
                cuts.append(place - 1)
            continue
        if follows or lead is not None or not said_before_name:
            cuts.append(lead if lead is not None else place)
        else:
            cuts.append(before + 1)
    bounds = [0, *cuts, len(piece)]
    return [piece[a:b] for a, b in itertools.pairwise(bounds) if b > a]


def _mention_of(piece: list[Lexeme]) -> Mention | None:
    found = [each.value for each in piece if _is_item(each) and isinstance(each.value, Mention)]
    if not found:
        return None
    some = [m for m in found if m.kind == "some"]
    if any(m.kind == "misfit" for m in found):
        return Mention("misfit")
    if some and not any(m.kind in {"all", "rest"} for m in found):
        return Mention("some", tuple(dict.fromkeys(number for m in some for number in m.numbers)))
    return next((m for m in found if m.kind in {"all", "rest"}), found[0])


def _role(piece: list[Lexeme]) -> str:
    for a, b in itertools.pairwise(piece):
        if _is_item(b) or (b.text in {"việc", "cái"}):
            if a.tag is Tag.EXCEPT:
                return "except"
            if a.tag is Tag.ONLY_LEFT:
                return "only left"
            if a.tag is Tag.LEFT and a.text in {"còn", "vẫn còn"}:
                return "left"
    return ""


def cut(lexemes: list[Lexeme], n: int) -> list[Chunk]:
    """The chunks of a reply, in order. What names no task belongs to the chunk before it, else stands alone."""
    return [Chunk(c.mention, _turned(c.lexemes), c.role) for c in _gathered(lexemes, n) if c.lexemes]


def _gathered(lexemes: list[Lexeme], n: int) -> list[Chunk]:
    chunks: list[Chunk] = []
    waiting: list[Lexeme] = []
    for piece in _pieces(lexemes):
        for part in _split(piece):
            mention = _mention_of(part)
            if mention is None and n > 1 and _says_all(part) and (not chunks or chunks[-1].mention is None):
                mention = Mention("all")
            if mention is None:
                if waiting:
                    named = _mention_of(waiting)
                    chunks.append(Chunk(named, [*waiting, *part], _role(waiting)))
                    waiting = []
                elif chunks:
                    chunks[-1].lexemes += part
                else:
                    chunks.append(Chunk(None, list(part)))
            elif part[-1].tag is Tag.OOPS:
                chunks.append(Chunk(mention, [*waiting, *part], _role(part)))
                waiting = []
            elif not any(says(each) for each in part) and mention.kind == "some":
                waiting = _name_only(chunks, waiting, part, mention)
            elif waiting and _role(waiting) == "except":
                chunks += [Chunk(_mention_of(waiting), waiting, "except"), Chunk(mention, list(part), _role(part))]
                waiting = []
            elif waiting:
                joined = [*waiting, *part]
                chunks.append(Chunk(_mention_of(joined) if _is_item(part[0]) else mention, joined, _role(joined)))
                waiting = []
            else:
                chunks.append(Chunk(mention, list(part), _role(part)))
    if waiting:
        chunks.append(Chunk(_mention_of(waiting), waiting, _role(waiting)))
    return chunks


def _turned(lexemes: list[Lexeme]) -> list[Lexeme]:
    """The lexemes with a `còn` that only turns to the next task made a link: `1 chưa, còn 2 nộp rồi`."""
    return [
        each.as_tag(Tag.LINK)
        if each.tag is Tag.LEFT and each.text == "còn" and _is_item(lexemes[i + 1]) and _speaks(lexemes[i + 2 :])
        else each
        for i, each in enumerate(lexemes[:-1])
    ] + lexemes[-1:]


def _speaks(lexemes: list[Lexeme]) -> bool:
    return any(says(each) for each in lexemes)


def _name_only(chunks: list[Chunk], waiting: list[Lexeme], part: list[Lexeme], mention: Mention) -> list[Lexeme]:
    """A clause that only names tasks: with the status before it (`xong 1, 2`), else with what comes."""
    last = chunks[-1] if chunks else None
    if last and last.says and not waiting and not _role(part):
        if last.mention is None and not _greets_only(last):
            last.mention = mention
            last.lexemes += part
            return []
        names_last = last.mention is not None and last.mention.kind == "some" and _ends_with_name(last.lexemes)
        if names_last and _has_time(last.lexemes) and _has_time(part):
            asked = [each for each in last.lexemes if each.tag in _ASKING]
            chunks.append(Chunk(mention, [*asked, *part]))
            return []
        if names_last and last.mention is not None:
            last.mention = Mention("some", tuple(dict.fromkeys(last.mention.numbers + mention.numbers)))
            last.lexemes += part
            return []
    return [*waiting, *part]


def _has_time(lexemes: list[Lexeme]) -> bool:
    return any(each.tag in _TIMES for each in lexemes)


def _greets_only(chunk: Chunk) -> bool:
    return all(each.tag in {Tag.ACK, Tag.GREET, Tag.THANKS} or not says(each) for each in chunk.lexemes)


def _ends_with_name(lexemes: list[Lexeme]) -> bool:
    for lexeme in reversed(lexemes):
        if _is_item(lexeme):
            return any(says(each) for each in lexemes[: lexemes.index(lexeme)])
        if says(lexeme) or lexeme.tag in {Tag.UNKNOWN, Tag.NOUN}:
            return False
    return False


def _says_all(part: list[Lexeme]) -> bool:
    """`xong hết`, `đều xong`: all tasks, unless denied."""
    if any(each.tag in {Tag.NOT, Tag.NOTYET, Tag.NEARLY, Tag.ISNOT, Tag.HAVENT} for each in part):
        return False
    for i, lexeme in enumerate(part):
        if lexeme.tag is not Tag.ALL_TOO:
            continue
        if lexeme.text == "đều":
            return True
        before = next((each for each in reversed(part[:i]) if each.tag not in {Tag.ROI, Tag.CAN, Tag.PARTICLE}), None)
        if before and before.tag in {Tag.FINISH, Tag.HANDIN, Tag.SIGN, Tag.WORK, Tag.ACK, Tag.GIVE}:
            return True
    return False
