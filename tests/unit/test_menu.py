"""What is offered: every command that there is, and to each person those they may use."""

import re

import pytest

from bot.menu import menu, suggestions
from domain.conversation import Persona
from domain.people import Role
from handlers.dispatch import COMMANDS
from locales import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_is_one_telegram_takes_and_names_only_commands_that_are_understood(language: str) -> None:
    offered = menu(language)
    assert {name for name, _ in offered} <= set(COMMANDS)
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", name) for name, _ in offered)
    assert all(1 <= len(explained) <= 256 for _, explained in offered)


@pytest.mark.parametrize(
    ("roles", "offered"),
    [
        ((Role.STAFF,), ["/viec", "/kehoach", "/lichnhac", "/trogiup"]),
        ((Role.HEAD,), ["/viec", "/phong", "/baocaophong", "/kehoach", "/lichnhac", "/trogiup"]),
        (
            (Role.OFFICE,),
            ["/viec", "/phong", "/chuabaocao", "/baocao thang", "/kehoach", "/lichnhac", "/nhip", "/trogiup"],
        ),
        ((Role.LEADER,), ["/viec", "/phong", "/baocao thang", "/kehoach", "/lichnhac", "/trogiup"]),
        ((Role.ADMIN,), ["/viec", "/kehoach", "/lichnhac", "/nhip", "/ngaynghi", "/trogiup"]),
    ],
)
def test_a_person_is_offered_what_they_may_do(roles: tuple[Role, ...], offered: list[str]) -> None:
    assert suggestions(Persona("p1", "Lan", None, None, roles)) == offered
