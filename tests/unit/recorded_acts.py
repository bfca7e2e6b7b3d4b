"""Every act that is written to the audit log anywhere in the code, found by reading the code."""

import ast
from collections.abc import Iterator
from pathlib import Path

from storage import erase_requests, invitations

HOUSE = Path(__file__).parents[2]
_WHERE = ("bot", "handlers", "jobs", "plans", "storage")
_THROUGH_A_TURN, _WITH_AN_ACTOR = 0, 3
"""The place of the act among the arguments of `turn.record(...)` and of `audit.record(tx, now, actor, ...)`."""
_CONSTANTS = {
    "invitations.FAILED": invitations.FAILED,
    "erase_requests.ASKED": erase_requests.ASKED,
    "erase_requests.ERASED": erase_requests.ERASED,
    "erase_requests.WITHDRAWN": erase_requests.WITHDRAWN,
}
# Where a function hands on an act it was given, these are the acts it is given.
_HANDED_ON = {
    ("handlers/turn.py", "act"): set[str](),
    ("handlers/import_staff.py", "act"): {"unit_changed", "unit_added", "person_changed", "person_added"},
    ("handlers/join.py", "act"): {"stranger", "join_limited"},
}


def recorded_acts() -> set[str]:
    """The names of all acts. Raises AssertionError where an act cannot be told from the code."""
    return {act for floor in _WHERE for file in sorted((HOUSE / floor).rglob("*.py")) for act in _acts(file)}


def _acts(file: Path) -> Iterator[str]:
    where = file.relative_to(HOUSE).as_posix()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        if called.rpartition(".")[2] != "record":
            continue
        place = _WITH_AN_ACTOR if called in {"audit.record", "record"} else _THROUGH_A_TURN
        yield from _named(node.args[place], where)


def _named(act: ast.expr, where: str) -> Iterator[str]:
    match act:
        case ast.Constant(value=str(name)):
            yield name
        case ast.IfExp(body=body, orelse=orelse):
            yield from _named(body, where)
            yield from _named(orelse, where)
        case ast.Name(id=name) if (where, name) in _HANDED_ON:
            yield from _HANDED_ON[where, name]
        case ast.Attribute() if ast.unparse(act) in _CONSTANTS:
            yield _CONSTANTS[ast.unparse(act)]
        case _:
            raise AssertionError(f"{where} records {ast.unparse(act)}: say in _HANDED_ON which acts these are")
