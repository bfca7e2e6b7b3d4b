"""Who answers a message: a stranger's door, a tapped button, a command, an open question, or the reader of replies."""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from pathlib import PurePath

from domain import year_end
from domain.chat import Attachment
from domain.permissions import Act, may
from domain.problem import Problem
from domain.task_codes import task_numbers
from domain.text import fold, nfc
from handlers import (
    about_me,
    answer,
    audit_log,
    buttons,
    cannot_read,
    change_roles,
    change_units,
    chat_state,
    choose_hour,
    choose_language,
    close_part,
    close_task,
    close_unit,
    coming_reminders,
    decide_extension,
    decision_topics,
    directive,
    directive_answer,
    edited,
    end_of_year,
    erase_data,
    evidence,
    find_task,
    give_task,
    group_chat,
    hand_out,
    hand_over,
    invite,
    invite_many,
    issue_report,
    join,
    load_plan,
    marked_secret,
    my_tasks,
    nudge,
    office_settings,
    open_task,
    own_accounts,
    own_calendar,
    period_report,
    plan_answers,
    plans_in_force,
    questions,
    receive_plan,
    record_event,
    register_group,
    report_offer,
    retire,
    return_done,
    send_word,
    sent_file,
    set_calendar,
    set_reminders,
    show_help,
    show_reach,
    status_command,
    take_back,
    take_back_change,
    take_back_setting,
    take_leave,
    task_card,
    topics,
    unit_report,
    unit_tasks,
    waiting_extensions,
    waiting_questions,
    why,
)
from handlers.take_back_setting import remembered
from handlers.turn import Turn
from storage import open_questions

Command = Callable[[Turn, str], Awaitable[None]]
Topic = Callable[[Turn, open_questions.OpenQuestion], Awaitable[bool]]


async def _take_back(turn: Turn, _words: str) -> None:
    await take_back.take_back(turn)


async def _invite(turn: Turn, words: str) -> None:
    """One person by their name; everybody of a unit, or of the agency, who has no chat yet."""
    missing = await invite_many.whom(turn, words)
    if missing is None:
        await invite.invite(turn, words)
    else:
        await invite_many.give_all(turn, missing, secrets.choice)


COMMANDS: Mapping[str, Command] = {
    "viec": my_tasks.mine,
    "phong": unit_tasks.show,
    "chuabaocao": my_tasks.without_answer,
    "baocao": period_report.make,
    "baocaophong": unit_report.show,
    "chot": issue_report.issue,
    "kehoach": plans_in_force.show,
    "cuoinam": end_of_year.show,
    "xong": status_command.done,
    "dang": status_command.under_way,
    "chua": status_command.not_started,
    "vuong": status_command.blocked,
    "lui": status_command.put_back,
    "tailieu": evidence.claim,
    "lich": own_calendar.send,
    "mo": open_task.wake,
    "tim": find_task.find,
    "nhan": send_word.write,
    "giahan": waiting_extensions.show,
    "cauhoi": waiting_questions.show,
    "giao": give_task.give,
    "sukien": record_event.record,
    "dong": close_task.close,
    "molai": close_task.reopen,
    "tralai": return_done.give_back,
    "moi": _invite,
    "vaitro": change_roles.change,
    "donvi": change_units.change,
    "thoiviec": retire.ask,
    "caidat": office_settings.change,
    "nhip": remembered("reminders_set", set_reminders.change),
    "ngaynghi": remembered("calendar_changed", set_calendar.change),
    "nhacngay": nudge.now,
    "lichnhac": coming_reminders.show,
    "gio": choose_hour.choose,
    "nghi": take_leave.change,
    "ngonngu": choose_language.choose,
    "sai": _take_back,
    "kenh": show_reach.show,
    "nhom": register_group.show,
    "taikhoan": own_accounts.change,
    "nhatky": audit_log.show,
    "toi": about_me.about_me,
    "xoadulieu": erase_data.show,
    "trogiup": show_help.show,
    "help": show_help.show,
    "start": show_help.show,
}
"""What a message beginning with a stroke does, by its first word without diacritics."""

TOPICS: Mapping[str, Topic] = {
    "which_one": topics.which_one,
    "whose_evidence": topics.whose_evidence,
    "until_when": topics.until_when,
    "to_whom": topics.to_whom,
    "what_holds": topics.what_holds,
    "load_decide": load_plan.decide,
    "load_year": receive_plan.hear_year,
    "load_confirm": load_plan.confirm,
    issue_report.TOPIC: issue_report.answer,
    report_offer.TOPIC: report_offer.answer,
    unit_report.TOPIC: unit_report.answer,
    unit_tasks.TOPIC: unit_tasks.chosen,
    take_back_change.TOPIC: take_back_change.confirm,
    year_end.TOPIC: end_of_year.answered,
    invite.TOPIC: topics.whom_to_invite,
    retire.TOPIC: topics.who_takes_over,
    own_accounts.TOPIC: own_accounts.confirm,
    close_unit.TOPIC: close_unit.decide,
    close_part.TOPIC: close_task.part_chosen,
    why.TOPIC: decision_topics.reason_given,
    return_done.WHICH: return_done.which_one,
    record_event.TOPIC: record_event.due_said,
    give_task.TOPIC: give_task.answered,
    hand_out.TOPIC: hand_out.which_list,
    send_word.TOPIC: send_word.answered,
    audit_log.TOPIC: audit_log.go_on,
    about_me.TOPIC: about_me.confirm,
    erase_data.TOPIC: erase_data.confirm,
}
"""Who understands the answer to what the bot asked."""

_OF_ONE_REPLY = frozenset({"which_one", "whose_evidence", "until_when", "to_whom", "what_holds", unit_tasks.TOPIC})
"""What was asked about one reply: another that does something ends it, so that no later word is taken for an answer."""


async def handle(turn: Turn) -> None:
    """Have a message answered by the one it is for."""
    if turn.incoming.event is not None:
        await chat_state.changed(turn)
    elif turn.incoming.group is not None:
        await group_chat.addressed(turn)
    else:
        await chat_state.heard(turn)
        await _answer(turn)


async def _answer(turn: Turn) -> None:
    """Have what somebody wrote or tapped in their own chat answered."""
    if turn.sender is None:
        await join.stranger(turn)
    elif turn.incoming.button is not None:
        await buttons.tapped(turn, turn.incoming.button, _answer_question)
    elif turn.incoming.edited and await edited.stands_anew(turn, _read):
        pass
    elif turn.incoming.unreadable:
        await cannot_read.explain(turn)
    elif (sent := marked_secret.documents(turn)) and (_plan_file(turn) is None or await send_word.waits(turn)):
        marked_secret.look_first(turn, sent, _read)
    else:
        await _read(turn)


async def _read(turn: Turn) -> None:
    """What a person typed, and what they sent with it."""
    if turn.incoming.text.startswith("/"):
        await _command(turn)
        return
    question = await open_questions.waiting(turn.tx, turn.now, turn.person.id)
    if question is not None and await TOPICS[question.topic](turn, question):
        return
    await _message(turn)
    if question is not None and question.topic in _OF_ONE_REPLY and turn.touched:
        await open_questions.drop(turn.tx, question.id)


async def _command(turn: Turn) -> None:
    """A command ends whatever the bot was waiting for."""
    first, _, words = nfc(turn.incoming.text[1:]).partition(" ")
    # Telegram writes /viec@name where a chat has several bots.
    name = fold(first).partition("@")[0]
    if name in {"start", "join", "thamgia"} and await join.again(turn):
        return
    command = COMMANDS.get(name)
    if command is None:
        raise Problem("chat.unknown_command", name=first)
    await open_questions.close(turn.tx, turn.person.id)
    await command(turn, words.strip())


async def _answer_question(turn: Turn) -> bool:
    """What the bot asked is tried first; words that are no answer to it are read as any others."""
    question = await open_questions.waiting(turn.tx, turn.now, turn.person.id)
    return question is not None and await TOPICS[question.topic](turn, question)


async def _message(turn: Turn) -> None:
    plan = _plan_file(turn)
    if plan is not None:
        await sent_file.receive(turn, plan)
        return
    for tried in (
        take_back_change.from_words,
        take_back_setting.from_words,
        _said_wrong,
        _a_code,
        questions.from_words,
        nudge.from_words,
        directive.from_words,
        close_task.from_words,
        return_done.from_words,
        _decided,
        issue_report.from_words,
        hand_over.from_answer,
        hand_out.from_words,
        directive_answer.from_words,
        plan_answers.file_asked,
        join.again,
    ):
        if await tried(turn):
            return
    await answer.answer(turn)


def _plan_file(turn: Turn) -> Attachment | None:
    """A document somebody who may load plans sends without saying of which task it is."""
    if not may(turn.person, Act.LOAD_PLAN) or task_numbers(turn.incoming.text) or turn.incoming.text.startswith("/"):
        return None
    documents = (a for a in turn.incoming.attachments if PurePath(a.name).suffix.lower() in receive_plan.PLAN_ENDINGS)
    return next(documents, None)


async def _said_wrong(turn: Turn) -> bool:
    if not take_back.says_wrong(turn.incoming.text):
        return False
    await take_back.take_back(turn)
    return True


async def _a_code(turn: Turn) -> bool:
    """A task's code and nothing else shows the task; beside a file it says what that is for."""
    if turn.incoming.attachments:
        return False
    numbers = task_numbers(turn.incoming.text)
    if len(numbers) != 1 or fold(turn.incoming.text).strip(" ?.").replace(" ", "") != f"t{numbers[0]}":
        return False
    await task_card.show(turn, numbers[0])
    return True


async def _decided(turn: Turn) -> bool:
    """A yes or no from somebody who decides extensions, where one waits."""
    return may(turn.person, Act.DECIDE_EXTENSION) and await decide_extension.from_words(turn)
