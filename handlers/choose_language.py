"""`/ngonngu en`: the language the bot speaks to the sender."""

from domain.problem import Problem
from domain.text import fold, one_line
from handlers.turn import Turn
from locales import LANGUAGES, say
from storage import people

_WORDS = {"tieng viet": "vi", "viet": "vi", "tieng anh": "en", "anh": "en", "english": "en", "vietnamese": "vi"}


async def choose(turn: Turn, words: str) -> None:
    """Speak to the sender in the language they name, beginning with the answer to this."""
    said = fold(one_line(words))
    language = _WORDS.get(said, said)
    if language not in LANGUAGES:
        raise Problem("members.which_language")
    await people.set_language(turn.tx, turn.person.id, language)
    await turn.record("language_changed", "person", turn.person.id, turn.person.language, language)
    await turn.answer(say(language, "members.language_chosen"))
