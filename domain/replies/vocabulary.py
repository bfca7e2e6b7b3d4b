"""All words and phrases the reader knows, by their tag."""

from domain.replies.tags import Tag
from domain.replies.words_dates import DATE_WORDS, NEAR, NUMBERS
from domain.replies.words_items import ITEM_WORDS
from domain.replies.words_light import LIGHT_WORDS
from domain.replies.words_office import OFFICE
from domain.replies.words_requests import REQUESTS
from domain.replies.words_states import STATES
from domain.replies.words_talk import TALK

_TABLES = (ITEM_WORDS, STATES, REQUESTS, TALK, OFFICE, LIGHT_WORDS)

#: phrase as a tuple of words -> its tag; where two tables hold a phrase, the earlier one counts.
PHRASES: dict[tuple[str, ...], Tag] = {
    tuple(phrase.split()): tag
    for table in reversed(_TABLES)
    for tag, phrases in reversed(table.items())
    for phrase in phrases.split(";")
    if phrase.strip()
}

#: every single word of every phrase, the more telling tables first.
VOCABULARY: tuple[str, ...] = tuple(
    dict.fromkeys(
        [word for phrase in reversed(PHRASES) for word in phrase]
        + DATE_WORDS.split()
        + " ".join((*NEAR, *NUMBERS)).split()
    )
)
