"""The sentences: both languages say the same, all that the code says is there, and nothing is left over."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from unicodedata import is_normalized

import pytest
from babel.messages.catalog import Message

from domain.deadline import IMPOSSIBLE, OUTSIDE, Cycle, DeadlineKind
from domain.occurrences import NoDate, PastDates
from domain.people import Role
from domain.reading_table import Column
from domain.replies.reading import Status as Said
from domain.tasks import Status
from handlers.audit_words import SETTINGS as AUDIT_SETTINGS
from handlers.offers import OFFERS
from handlers.office_settings import PAPERS
from locales import LANGUAGES, catalogue
from tests.unit.recorded_acts import recorded_acts

HOUSE = Path(__file__).parents[2]
FLOORS = ("bot", "handlers", "jobs", "plans", "storage", "reports", "domain")
ROOMS = tuple(sorted(file.stem for file in (HOUSE / "locales" / "vi").glob("*.po")))
FORMS = {"vi": 1, "en": 2}
"""How many forms a sentence with a count has."""

_KEY = re.compile(rf"(?:{'|'.join(ROOMS)})(?:\.[a-z0-9_]+)+")
_KEY_WITH_GAPS = re.compile(rf"(?:{'|'.join(ROOMS)})\.(?:[a-z0-9_.]|{{}})+")
_QUOTED = re.compile(r"""["']([a-z0-9_.]+)["']""")
_CODE = re.compile(r"[a-z_]+|[0-4]")


@dataclass(frozen=True)
class Sentence:
    """A key as it stands in a catalogue: its forms, and the names of what fills them."""

    forms: tuple[str, ...]
    plural: bool
    note: str
    names: frozenset[str]


@cache
def sentences(language: str) -> Mapping[str, Sentence]:
    """Every sentence of a language by its key."""
    return {_key(m): _sentence(m) for room in ROOMS for m in catalogue(language, room) if m.id}


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else str(message.id[0])


def _sentence(message: Message) -> Sentence:
    forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    names = frozenset(name for form in forms for _, name, _, _ in Formatter().parse(form) if name is not None)
    return Sentence(forms, not isinstance(message.id, str), " ".join(message.auto_comments), names)


@cache
def _nodes() -> tuple[ast.AST, ...]:
    files = sorted(file for floor in FLOORS for file in (HOUSE / floor).rglob("*.py"))
    return tuple(node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


@cache
def whole_keys() -> frozenset[str]:
    """Every key that stands whole in the code, the templates or the scripts of the pages."""
    pages = [file for file in (HOUSE / "bot" / "pages").rglob("*") if file.suffix in {".html", ".js"}]
    names = {file.name for file in pages}
    parts = {id(part) for string in _nodes() if isinstance(string, ast.JoinedStr) for part in string.values}
    found = {str(n.value) for n in _nodes() if isinstance(n, ast.Constant) and id(n) not in parts}
    found |= {word for file in pages for word in _QUOTED.findall(file.read_text(encoding="utf-8"))}
    # These look like keys and are none.
    others = {"plans.child_main", "task.id", "unit.id"}
    return frozenset(word for word in found if _KEY.fullmatch(word)) - names - others


@cache
def keys_with_gaps() -> frozenset[str]:
    """Every key that is put together where it is said, with {} for what is filled in."""
    strings = (node for node in _nodes() if isinstance(node, ast.JoinedStr))
    found = ("".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in s.values) for s in strings)
    return frozenset(words for words in found if _KEY_WITH_GAPS.fullmatch(words))


def _remarks() -> set[str]:
    """The codes of what a reader of plans may remark, as they stand in the code."""
    made = (n for n in _nodes() if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "Remark")
    codes = (argument.value for call in made for argument in call.args[:1] if isinstance(argument, ast.Constant))
    return {str(code) for code in codes} | {IMPOSSIBLE, OUTSIDE}


def _chosen(name: str, values: Iterable[str]) -> list[str]:
    return [f"{name}.{value}" for value in values]


_POINTS = ("cooperating", "people", "blank_leads", "no_date", "past")
FILLED: Mapping[str, Iterable[str]] = {
    "report_files.list.{}": (
        "done",
        "done_on_time",
        "done_late",
        "under_way",
        "in_time",
        "past",
        "not_reported",
        "blocked",
        "nothing_arose",
    ),
    "act.back.{}": (
        "closed",
        "reopened",
        "part_closed",
        "part_reopened",
        "returned",
        "woken",
        "given",
        "extension_decided",
        "assigned",
        "handover_answered",
        "directive",
        "directive_answered",
    ),
    "answer.status.{}": Status,
    "about_me.language.{}": LANGUAGES,
    "audit.channel.{}": ("telegram", "zalo", "web", "cli", "clock", "sample"),
    "audit.setting.{}": (*AUDIT_SETTINGS.values(), "ladder"),
    "button.{}": ("done", "doing", "blocked", "extend", "nothing"),
    "extension.was_{}": ("granted", "granted_other", "refused", "refused_why"),
    "extension.you_{}": ("granted", "refused"),
    "handover.was_{}": ("accepted", "refused"),
    "handover.you_{}": ("accepted", "refused"),
    "help.{}": [offer.name for offer in OFFERS],
    "help.group.{}": {offer.group for offer in OFFERS},
    "invite.column_{}": ("name", "unit", "code", "words"),
    "invite.by_{}": ("zalo",),
    "invite.link_of_{}": ("zalo",),
    "join.{}": ("unknown", "used", "expired"),
    "join.next.{}": Role,
    "load.ask.{}": ("blank_leads", "no_date", "open_cycle", "past", "unread"),
    "load.change.{}": (*_POINTS, "open_cycle"),
    "load.column.{}": Column,
    "load.corrected.{}": ("changed", "added", "removed"),
    "load.kind.{}": ("dated", "continuous", "waiting", "unread", "none"),
    "load.open_cycle.{}": Cycle,
    "load.point.{}": (*_POINTS, "open_cycle", "unread"),
    "load.read_as.{}": (
        "impossible_date",
        "outside_year",
        "continuous",
        "on_request",
        "on_event",
        "external",
        "unread",
    ),
    "load.read_as.after_{}": ("days", "working_days", "weeks", "months", "years"),
    "load.{}.{}": (
        *_chosen("blank_leads", ["office"]),
        *_chosen("no_date", NoDate),
        *_chosen("open_cycle", Cycle),
        *_chosen("past", PastDates),
        *_chosen("unread", ["asleep"]),
    ),
    "open_task.waits.{}": ("request", "event", "external", "date"),
    "office.day.{}": ("0", "1", "2", "3", "4"),
    "office.item.{}": (*PAPERS.values(), "remind_at", "digest", "cut_off", "send_by_day", "day_off"),
    "people.imported.{}": ("units_added", "units_changed", "people_added", "people_changed"),
    "people.role.{}": Role,
    "plan_back.done_{}": ("first", "version", "year_end"),
    "plan_back.told_{}": ("first", "version", "year_end"),
    "plan_back.{}": ("added", "reopened", "reworded", "said", "heard", "names", "yes", "no"),
    "plan_list.{}": ("done", "open", "asleep"),
    "plan_list.state.{}": ("in_force", "closed"),
    "plans.kind.{}": (*DeadlineKind, "none"),
    "reach.channel.{}": ("telegram", "zalo", "web"),
    "reach.month_kept.{}": ("due_or_late", "answers", "nothing"),
    "reach.why.{}": ("blocked", "gone", "refused"),
    "reply_cli.item.{}": ("all", "none", "one"),
    "reply_cli.status.{}": Said,
    "send_word.{}": ("yes", "no"),
    "task.happened.{}": (
        *("extension_asked", "extension_granted", "extension_refused", "directive", "question", "answer"),
        *("handover_offered", "handover_accepted", "handover_refused"),
        *("evidence_file", "evidence_link", "evidence_document"),
    ),
    "close.part.{}": ("unit", "occurrence"),
    "close.{}": ("part_closed", "part_reopened"),
    "close.told_{}": ("part_closed", "part_reopened"),
    "why.{}": ("close", "return"),
    "why.{}.{}": (
        *_chosen("close", ["over", "merged", "withdrawn"]),
        *_chosen("return", ["proof", "content", "signature"]),
    ),
    "roster.agency_lacks.{}": ("name", "code", "place", "signer_title"),
}
"""All that a key with gaps may be filled with. A gap at the end of a key is one word, or more with stops between."""


@cache
def filled() -> Mapping[str, Iterable[str]]:
    """The same with what is found in the code, which takes seconds to look through: not when tests are collected."""
    return {**FILLED, "audit.act.{}": recorded_acts(), "plans.remark.{}": _remarks()}


def filled_keys() -> set[str]:
    return {gaps.partition("{}")[0] + value for gaps, values in filled().items() for value in values}


def test_every_key_that_is_put_together_is_listed_with_all_it_may_become() -> None:
    assert keys_with_gaps() == set(filled()), "say in FILLED what the gap of a new key may hold"
    assert all(_CODE.fullmatch(part) for values in filled().values() for v in values for part in v.split("."))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_code_says_and_what_the_catalogues_hold_are_the_same(language: str) -> None:
    said, held = whole_keys() | filled_keys(), set(sentences(language))
    assert said - held == set(), "the code says what no catalogue has"
    assert held - said == set(), "nobody says this any more"


def test_both_languages_have_the_same_rooms_and_keys() -> None:
    rooms = {language: {f.stem for f in (HOUSE / "locales" / language).glob("*.po")} for language in LANGUAGES}
    assert rooms["vi"] == rooms["en"]
    assert set(sentences("vi")) == set(sentences("en"))


def test_both_languages_are_filled_with_the_same() -> None:
    for key, vietnamese in sentences("vi").items():
        english = sentences("en")[key]
        assert vietnamese.names == english.names, key
        assert vietnamese.plural == english.plural, key
        assert all(re.fullmatch("[a-z_]+", name) for name in vietnamese.names), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_stands_in_its_room_whole_and_with_a_note(language: str, room: str) -> None:
    messages = [m for m in catalogue(language, room) if m.id]
    assert messages
    assert not catalogue(language, room).obsolete
    for message in messages:
        key, sentence = _key(message), _sentence(message)
        assert key.startswith(f"{room}."), key
        assert not message.fuzzy, key
        assert all(form.strip() and is_normalized("NFC", form) for form in sentence.forms), key
        assert sentence.note.strip(), f"{key} has no note for who translates it"
        assert len(sentence.forms) == (FORMS[language] if sentence.plural else 1), key
        assert message.id == ((key, key) if sentence.plural else key), key


def _said_here() -> Iterator[tuple[str, frozenset[str]]]:
    """Each key with the names it is given, where both stand in one call that says it."""
    for node in _nodes():
        if not isinstance(node, ast.Call) or any(k.arg is None for k in node.keywords):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called not in {"say", "tell", "Problem"}:
            continue
        for argument in node.args:
            key = argument.value if isinstance(argument, ast.Constant) else None
            if isinstance(key, str) and key in sentences("vi"):
                yield key, frozenset(k.arg for k in node.keywords if k.arg)


def test_a_sentence_is_given_all_that_fills_it() -> None:
    said = list(_said_here())
    assert len(said) > len(sentences("vi")) / 3
    for key, given in said:
        sentence = sentences("vi")[key]
        needed = sentence.names | ({"n"} if sentence.plural else set())
        assert needed <= given, f"{key} is said without {sorted(needed - given)}"
