"""A done that is none: awaited, heard from others, wished for, hanging on a condition, or somebody else's.

Over-confidence costs more than a question: what is doubted here becomes unclear, and the bot asks.
"""

from dataclasses import replace

from domain.replies.heard import Event
from domain.replies.lexemes import Lexeme
from domain.replies.patterns import BREAKS
from domain.replies.reading import Status
from domain.replies.rules import Force
from domain.replies.tags import Tag

_TURNS = BREAKS | {Tag.BUT, Tag.FINALLY}
_WISHED = frozenset((Tag.WANT, Tag.LEAVE, Tag.WILL))
_DEMANDED = frozenset(("phải", "yêu cầu", "kế hoạch", "hạn", "thời hạn", "mục tiêu", "để", "bao giờ"))
#: Words that say what somebody else's unit is; the own unit is often named in full: Phòng QLCN đã nộp.
_OWN_UNITS = ("phòng", "chi cục", "trung tâm", "văn phòng", "ban", "đơn vị", "thanh tra", "tổ", "khoa")
_OTHERS = ("khác", "kia", "bên")
_ACTS = frozenset((
    Tag.HANDIN, Tag.SUBMIT, Tag.GIVE, Tag.SIGN, Tag.WORK, Tag.DRAFT, Tag.CARRY, Tag.FINISH, Tag.REPORTS,
    Tag.REPLY, Tag.BLOCK, Tag.ASKWHOM, Tag.PRON,
))  # fmt: skip
#: What authorities do to a document; done by them, the task is done.
_OFFICIAL = frozenset(("ban hành", "phát hành", "công bố", "công khai", "đăng", "thanh toán", "quyết toán"))


def is_awaited(lexemes: list[Lexeme], event: Event) -> bool:
    """Whether a done is only what is waited for: `chờ sếp ký`."""
    if event.status is not Status.DONE:
        return False
    for lexeme in reversed(lexemes[: event.start]):
        if lexeme.tag in _TURNS:
            return False
        if lexeme.tag is Tag.WAIT:
            return True
    return False


def doubted(lexemes: list[Lexeme], event: Event) -> Event:
    """The event, or what is left of a done that is in doubt."""
    if event.status is not Status.DONE:
        return event
    before = _clause_before(lexemes, event.start)
    tags = {each.tag for each in before}
    told = _is_told(lexemes, event)
    if Tag.IF in tags or _is_condition(lexemes, event):
        return replace(event, status=Status.IN_PROGRESS, rule=replace(event.rule, force=Force.WEAK))
    wished = not told and (bool(tags & _WISHED) or _is_demanded(before))
    if Tag.HEDGE in tags or _is_taken_back(lexemes, event) or wished or _is_of_others(lexemes, event, before):
        return replace(event, status=Status.UNCLEAR)
    return event


def _is_demanded(before: list[Lexeme]) -> bool:
    """`kế hoạch là xong tuần này`: what is due, not told; a plan that was handed in is only its object."""
    return any(
        each.text in _DEMANDED and not (i and before[i - 1].tag in {Tag.HANDIN, Tag.SIGN, Tag.DRAFT, Tag.WORK})
        for i, each in enumerate(before)
    )


def _clause_before(lexemes: list[Lexeme], place: int) -> list[Lexeme]:
    """The lexemes of the clause before `place`, back to a turn of the text."""
    begin = next((i + 1 for i in range(place - 1, -1, -1) if lexemes[i].tag in _TURNS), 0)
    return lexemes[begin:place]


def _is_told(lexemes: list[Lexeme], event: Event) -> bool:
    """Whether `đã` or `rồi` tells it as a fact."""
    around = lexemes[max(0, event.start - 1) : event.end + 1]
    return any(each.tag in {Tag.ALREADY, Tag.ROI} for each in around)


def _is_condition(lexemes: list[Lexeme], event: Event) -> bool:
    """`xong thì tốt`, `ký thì xong`: the one hangs on the other."""
    behind = lexemes[event.end : event.end + 2]
    before = lexemes[max(0, event.start - 2) : event.start]
    if len(before) > 1 and before[1].text == "thì" and before[0].tag in _ACTS and not _is_told(lexemes, event):
        return True
    then = bool(behind) and behind[0].tag is Tag.LINK and behind[0].text == "thì"
    return then and not _is_told(lexemes, event) and len(behind) > 1 and behind[1].tag not in {Tag.ITEM, Tag.ROI}


def _is_taken_back(lexemes: list[Lexeme], event: Event) -> bool:
    """`xong rồi chắc thế`, `xong, đùa đấy`: a doubt behind it, in its clause, or a joke anywhere behind."""
    for lexeme in lexemes[event.end :]:
        if lexeme.tag is Tag.JOKE:
            return True
    for lexeme in lexemes[event.end :]:
        if lexeme.tag in _TURNS:
            return False
        if lexeme.tag is Tag.HEDGE:
            return True
    return False


def _is_of_others(lexemes: list[Lexeme], event: Event, before: list[Lexeme]) -> bool:
    """Whether the subject is a person or a unit that is not the sender's: `các xã nộp rồi`, `chị Lan xong rồi`."""
    if any(each.text in _OFFICIAL or each.tag is Tag.SIGN for each in lexemes[event.start : event.end]):
        return False
    who = next((i for i, each in enumerate(before) if each.tag in {Tag.ORG, Tag.PERSON} or each.text == "người"), None)
    if who is None or any(each.tag in _ACTS for each in before[:who] if each.tag is not Tag.PRON):
        return False
    if before[who].tag is Tag.ORG and before[who].text.startswith(_OWN_UNITS):
        return any(word in _OTHERS for each in before[who:] for word in each.text.split())
    return not any(each.tag in _ACTS for each in before[who + 1 :])
