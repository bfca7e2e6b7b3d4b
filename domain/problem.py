"""What went wrong, as a key and its arguments; it becomes a sentence only at the edge, in the reader's language."""


class Problem(Exception):  # noqa: N818 - the word of the house for an error meant for a person
    """Something a person should be told about: the key of a sentence in `locales` and what fills it."""

    def __init__(self, key: str, **args: object) -> None:
        super().__init__(key)
        self.key = key
        self.args_of_sentence = args
