"""Every sentence the product says, in Vietnamese and in English, and the one function that finds it.

Catalogues are gettext .po files read as they are, one file for each room of sentences: the key
`plans.remark.blank_lead` stands in `vi/plans.po` and `en/plans.po`. Nothing is compiled,
so nothing can be out of date.
"""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LANGUAGES = ("vi", "en")
_HERE = Path(__file__).parent


@cache
def catalogue(language: str, room: str) -> Catalog:
    """The sentences of one room in one language.

    Raises LookupError where there is no such file.
    """
    content = _files().get((language, room))
    if content is None:
        raise LookupError(f"no catalogue {language}/{room}.po")
    return read_po(BytesIO(content), locale=language)


@cache
def _files() -> Mapping[tuple[str, str], bytes]:
    """Every catalogue as it stands when the first sentence is said.

    Whoever brings a new version under a running process does not take the words of the old one away.
    """
    return {(path.parent.name, path.stem): path.read_bytes() for path in _HERE.glob("*/*.po")}


def say(language: str, key: str, /, **args: object) -> str:
    """The sentence of `key` (`room.rest.of.key`) in a language, filled with `args`.

    Where the sentence has plural forms, `n` among the arguments chooses. Raises LookupError for a key that no
    catalogue has: a test reads every key that stands in the code.
    """
    message = catalogue(language, key.partition(".")[0]).get(key)
    if message is None or not message.string:
        raise LookupError(f"no sentence {key!r} in {language}")
    if isinstance(message.string, str):
        return message.string.format(**args)
    # Vietnamese has one form, which is the first and the last.
    return message.string[0 if args["n"] == 1 else -1].format(**args)
