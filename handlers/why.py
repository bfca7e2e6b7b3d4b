"""Asking for the reason of a decision that must have one: a number of those offered, or one's own words."""

from domain.chat import Button
from domain.short_name import cut
from domain.text import one_line
from handlers import ask
from handlers.turn import Turn
from locales import say
from storage import open_questions
from storage.open_questions import OpenQuestion

TOPIC = "why"
LONGEST = 300
_OFFERED = {"close": ("over", "merged", "withdrawn"), "return": ("proof", "content", "signature")}
"""What is offered for each act."""


async def ask_why(turn: Turn, act: str, code: str, number: int | list[int]) -> None:
    """Ask why the act (`close`, `close_part`, `return`) is done to the task or assignments with this number."""
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, {"act": act, "number": number})
    kind = act.removesuffix("_part")
    offered = [f"{n}. {words}" for n, words in enumerate(_reasons(kind, turn.language), 1)]
    buttons = [[Button(words, f"c:{question}:{n}")] for n, words in enumerate(offered, 1)]
    await turn.answer(
        "\n".join([turn.say(f"why.{kind}", code=code), *offered, turn.say("why.own_words")]), buttons=buttons
    )


def _reasons(act: str, language: str) -> list[str]:
    return [say(language, f"why.{act}.{reason}") for reason in _OFFERED[act]]


def reason_said(turn: Turn, question: OpenQuestion) -> str | None:
    """The reason an answer gives, in the language of the office where it is one of those offered; None: no reason."""
    words = one_line(turn.incoming.text)
    # Kept with the task in the language of the office.
    offered = _reasons(question.data["act"].removesuffix("_part"), "vi")
    numbers = ask.chosen(words, len(offered))
    if numbers:
        return offered[numbers[0] - 1]
    return cut(words, LONGEST) if any(c.isalpha() for c in words) else None
