"""Numbers and sections of rows that other columns than those of their own print."""

from dataclasses import replace

from domain.text import one_line
from plans.columns import Role
from plans.line import Line
from plans.numbers import split_number

_MOST_NUMBERED = 0.6


def numbers_in_texts(lines: list[Line]) -> list[Line]:
    """The lines with the numbers that their first texts begin with, where most do and no column holds them."""
    split = [split_number(line.texts.get(Role.TITLE, ""), letters=True) for line in lines]
    rows = [number for line, (number, _) in zip(lines, split, strict=True) if line.banner is None]
    if sum(map(bool, rows)) < _MOST_NUMBERED * len(rows):
        return lines
    return [
        replace(line, number=number, texts={**line.texts, Role.TITLE: title, Role.NUMBER: number}) if number else line
        for line, (number, title) in zip(lines, split, strict=True)
    ]


def under_sections(lines: list[Line]) -> list[Line]:
    """The lines with a section row over those that a column of sections names alike."""
    whole: list[Line] = []
    section = ""
    for line in lines:
        named = one_line(line.texts.get(Role.SECTION, ""))
        if named and named != section and line.says != {Role.SECTION}:
            whole.append(Line("", {}, banner=named))
        section = named or section
        kept: dict[Role, str] = {role: text for role, text in line.texts.items() if role is not Role.SECTION}
        alone = line.says == {Role.SECTION}
        whole.append(replace(line, texts=kept, banner=named if alone else line.banner))
    return whole
