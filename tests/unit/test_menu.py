"""What is offered: every command that there is, and to each person those they may use."""

import re

import pytest

from bot.menu import menu_of, menu_of_strangers, suggestions
from domain.conversation import Persona
from domain.people import Grant, Person, Role
from handlers.dispatch import COMMANDS
from locales import LANGUAGES

WORK, MINE = ["/viec", "/lich", "/kehoach"], ["/lichnhac", "/trogiup"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_is_one_telegram_takes_and_names_every_command(language: str) -> None:
    grants = tuple(Grant(role) for role in Role)
    offered = menu_of(Person(1, "Lan", None, grants, language))
    assert set(menu_of_strangers(language)) < set(offered)
    assert {name for name, _ in offered} == set(COMMANDS) - {"help", "start"}
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", name) for name, _ in offered)
    assert all(1 <= len(explained) <= 256 for _, explained in offered)


@pytest.mark.parametrize(
    ("roles", "offered"),
    [
        ((Role.STAFF,), [*WORK, *MINE]),
        ((Role.HEAD,), [*WORK, "/phong", "/baocaophong", *MINE]),
        (
            (Role.OFFICE,),
            [*WORK, "/phong", "/baocao thang", "/chuabaocao", "/giahan", "/cauhoi", "/caidat", "/nhip", "/kenh", *MINE],
        ),
        ((Role.LEADER,), [*WORK, "/phong", "/baocao thang", *MINE]),
        ((Role.ADMIN,), [*WORK, "/caidat", "/nhip", "/kenh", "/nhatky", *MINE]),
    ],
)
def test_a_person_is_offered_what_they_may_do(roles: tuple[Role, ...], offered: list[str]) -> None:
    assert suggestions(Persona("p1", "Lan", None, None, roles)) == offered
