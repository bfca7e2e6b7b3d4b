"""The name of a file that somebody sent, made safe to show, to keep and to hand on."""

from domain.text import one_line, storable

_LONGEST = 150
_LONGEST_ENDING = 10


def plain_file_name(name: str) -> str:
    """The last part of a path on one line, at most 150 characters, "" where nothing is left of it.

    What cannot be seen is taken out (a mark that turns the direction of writing lets `exe.docx` pass for another kind),
    and the ending is kept where the name is cut.
    """
    last = one_line(storable(name).replace("\\", "/").rpartition("/")[2])
    seen = one_line("".join(sign for sign in last if sign.isprintable()))
    seen = "" if set(seen) <= {"."} else seen
    stem, dot, ending = seen.rpartition(".")
    return f"{stem[: _LONGEST - len(ending) - 1]}{dot}{ending}" if len(ending) <= _LONGEST_ENDING else seen[:_LONGEST]
