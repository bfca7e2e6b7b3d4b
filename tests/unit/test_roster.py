"""A staff list read: which tables, which columns, what the words mean, and what is refused and where."""

import pytest

from domain.facts import AgencyFact
from domain.people import Grant, Person, Role, UnitKind
from domain.problem import Problem
from domain.role_claims import RoleClaim, without_groups
from domain.roster import PersonLine, Roster, read_roster
from domain.roster_match import grants_of, match_people, units_in
from domain.roster_table import Line, Sheet, find_table
from domain.text import fold

PEOPLE = ("Họ và tên", "Chức vụ", "Đơn vị", "Vai trò", "Đầu mối")
PEOPLE_FIELDS = ("name", "title", "unit", "contact")
UNITS = ("Tên", "Loại", "Tên gọi khác", "Gồm các đơn vị")
AGENCY = ("Mục", "Nội dung")


def _read(headings: tuple[str, ...], *rows: tuple[str, ...]) -> Roster:
    return read_roster([Sheet("danh-sach.csv", (headings, *rows))])


def _person(*cells: str) -> PersonLine:
    [person] = _read(PEOPLE, cells).people
    return person


def _problem(headings: tuple[str, ...], *rows: tuple[str, ...]) -> Problem:
    with pytest.raises(Problem) as refused:
        _read(headings, *rows)
    return refused.value


@pytest.mark.parametrize(
    ("headings", "subject", "fields"),
    [
        (PEOPLE, "people", {"name", "title", "unit", "roles", "contact"}),
        (("TT", "HỌ VÀ TÊN", "Phòng, đơn vị", "Điện thoại"), "people", {"name", "unit"}),
        (("STT", "Họ tên cán bộ", "Chức danh*", "Đơn vị công tác", "Là đầu mối (x)"), "people", set(PEOPLE_FIELDS)),
        (("Vai tro", "Ho va ten", "Don vi"), "people", {"name", "unit", "roles"}),
        (("Họ và tên", "Vai trò"), None, None),
        (UNITS, "units", {"name", "kind", "aliases", "members"}),
        (("Tên đơn vị", "Loại đơn vị", "Viết tắt"), "units", {"name", "kind", "aliases"}),
        (AGENCY, "agency", {"item", "content"}),
        (("Ngày", "Việc"), None, None),
        (("TT", "Tên nhiệm vụ", "Loại văn bản", "Đơn vị chủ trì", "Thời gian"), None, None),
        (("TT", "Nhiệm vụ", "Đơn vị", "Cán bộ phụ trách"), None, None),
        (("Họ và tên", "Điện thoại"), None, None),
    ],
)
def test_tables_are_known_by_their_headings(
    headings: tuple[str, ...], subject: str | None, fields: set[str] | None
) -> None:
    table = find_table(Sheet("s", (("DANH SÁCH",), (), headings, ("a", "b", "c", "d", "e"))))
    assert (table and table.subject) == subject
    if table:
        assert set(table.lines[0].headings) == fields
        assert table.lines[0].row == 4


def test_a_person_is_read_from_a_line() -> None:
    person = _person(" Trần  Thị Lan", "Trưởng phòng", "Phòng A", "Trưởng phòng; Quản trị", "X")
    assert (person.name, person.title, person.unit, person.contact) == ("Trần Thị Lan", "Trưởng phòng", "Phòng A", True)
    assert person.roles == (RoleClaim(Role.HEAD), RoleClaim(Role.ADMIN))


@pytest.mark.parametrize(
    ("cell", "roles"),
    [
        ("", None),
        ("Cán bộ", [(Role.STAFF, None)]),
        ("Chuyên viên, Quản trị viên", [(Role.STAFF, None), (Role.ADMIN, None)]),
        ("van phong\nTRƯỞNG ĐƠN VỊ", [(Role.OFFICE, None), (Role.HEAD, None)]),
        ("Lãnh đạo: Phòng A, Phòng B; Quản trị", [(Role.LEADER, "Phòng A, Phòng B"), (Role.ADMIN, None)]),
        ("Lãnh đạo (Phòng A)", [(Role.LEADER, "Phòng A")]),
    ],
)
def test_roles_are_read_with_their_units(cell: str, roles: list[tuple[Role, str | None]] | None) -> None:
    found = _person("Lan", "", "Phòng A", cell, "").roles
    assert found == (None if roles is None else tuple(RoleClaim(r, u) for r, u in roles))


@pytest.mark.parametrize(
    ("cells", "kind", "aliases"),
    [
        (("Văn phòng Sở", "", "", ""), UnitKind.OFFICE, ()),
        (("Văn phòng Sở", "Văn phòng", "VP; Văn phòng", ""), UnitKind.OFFICE, ("VP", "Văn phòng")),
        (("Thanh tra Sở", "", "", ""), UnitKind.INSPECTORATE, ()),
        (("Phòng A", "", "", ""), UnitKind.DEPARTMENT, ()),
        (("Chi cục B", "", "", ""), UnitKind.SUBORDINATE, ()),
        (("Viện C", "", "", ""), UnitKind.SUBORDINATE, ()),
        (("Phòng D", "Đơn vị sự nghiệp", "", ""), UnitKind.SUBORDINATE, ()),
        (("Các phòng", "", "", "Phòng A; Phòng D"), UnitKind.GROUP, ()),
    ],
)
def test_units_are_read_with_their_kind(cells: tuple[str, ...], kind: UnitKind, aliases: tuple[str, ...]) -> None:
    [unit] = _read(UNITS, cells).units
    assert (unit.name, unit.kind, unit.aliases, unit.members) == (cells[0], kind, aliases, cells[3])


def test_the_agency_is_read_from_its_lines() -> None:
    lines = [("Tên cơ quan", "Sở A"), ("Ký hiệu", "SA"), ("Địa danh", "Sông Lam"), ("Chức vụ người ký", "Giám đốc")]
    assert _read(AGENCY, *lines).agency == AgencyFact("Sở A", None, "SA", "Sông Lam", "", "Giám đốc", None)
    full = [*lines, ("Cơ quan chủ quản", "UBND tỉnh"), ("Người ký", "Lê B"), ("Thẩm quyền ký", "KT. GIÁM ĐỐC")]
    assert _read(AGENCY, *full, ("Nơi nhận", "Sở C; Lưu: VT")).agency == AgencyFact(
        "Sở A", "UBND tỉnh", "SA", "Sông Lam", "KT. GIÁM ĐỐC", "Giám đốc", "Lê B", ("Sở C", "Lưu: VT")
    )


def test_empty_lines_and_foreign_columns_and_sheets_are_passed_over() -> None:
    people = Sheet("Cán bộ", (("TT", "Họ và tên", "Đơn vị"), ("I", "", ""), ("1", "Lan", "Phòng A"), ("", "", "")))
    roster = read_roster([Sheet("Hướng dẫn", (("Cách điền", "tệp này"),)), people])
    assert [(p.name, p.line.row) for p in roster.people] == [("Lan", 3)]


@pytest.mark.parametrize(
    ("headings", "rows", "key", "row", "column"),
    [
        (("Ngày", "Việc"), [("1/1", "họp")], "no_table", None, None),
        (PEOPLE, [], "no_table", None, None),
        (PEOPLE, [("Lan", "", "A", "", ""), ("", "", "Phòng A", "", "")], "blank", 3, "Họ và tên"),
        (PEOPLE, [("Lan", "", "", "", "x")], "blank", 2, "Đơn vị"),
        (PEOPLE, [("Lan", "", "A", "Sếp", "")], "unknown_role", 2, "Vai trò"),
        (PEOPLE, [("Lan", "", "A", "Sếp: Phòng A", "")], "unknown_role", 2, "Vai trò"),
        (PEOPLE, [("Lan", "", "A", "", "không")], "not_a_mark", 2, "Đầu mối"),
        (PEOPLE, [("Lan", "", "A", "", ""), ("LAN", "", "a", "", "")], "twice", 3, "Họ và tên"),
        (PEOPLE, [("Lan", "", "A", "", "x"), ("Hùng", "", "A", "", "x")], "two_contacts", 3, "Đầu mối"),
        (UNITS, [("", "Phòng", "", "")], "blank", 2, "Tên"),
        (UNITS, [("Phòng A", "Hội", "", "")], "unknown_kind", 2, "Loại"),
        (UNITS, [("Các phòng", "", "", "")], "no_members", 2, "Tên"),
        (UNITS, [("Phòng A", "Phòng", "", "Phòng B")], "not_a_group", 2, "Gồm các đơn vị"),
        (AGENCY, [("Số điện thoại", "1")], "unknown_item", 2, "Mục"),
        (AGENCY, [("Tên cơ quan", "Sở A")], "agency_lacks.code", None, None),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    headings: tuple[str, ...], rows: list[tuple[str, ...]], key: str, row: int | None, column: str | None
) -> None:
    problem = _problem(headings, *rows)
    assert problem.key == f"roster.{key}"
    assert (problem.args_of_sentence.get("row"), problem.args_of_sentence.get("column")) == (row, column)


NAMES = ["Phòng A", "Phòng B", "Các phòng, đơn vị", "Phòng Bưu chính, Viễn thông"]
KNOWN = {fold(name): n for n, name in enumerate(NAMES, 1)}
LINE = Line("s", 2, {}, {"roles": "Vai trò"})


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Phòng A", [1]),
        ("phong a;  PHÒNG B", [1, 2]),
        ("Phòng B, Phòng A, Phòng B", [2, 1]),
        ("Các phòng, đơn vị", [3]),
        ("Phòng A, Phòng Bưu chính, Viễn thông, Phòng B", [1, 4, 2]),
        ("Phòng A\nPhòng B", [1, 2]),
        ("", []),
    ],
)
def test_units_are_found_by_name(text: str, ids: list[int]) -> None:
    assert units_in(LINE, "roles", text, KNOWN) == ids


def test_a_unit_that_is_not_there_is_named() -> None:
    with pytest.raises(Problem) as refused:
        units_in(LINE, "roles", "Phòng A, Phòng Bưu chính", KNOWN)
    assert refused.value.args_of_sentence == {"value": "Phòng Bưu chính", "sheet": "s", "row": 2, "column": "Vai trò"}


def test_groups_stand_for_their_units() -> None:
    assert without_groups([3, 2, 4], {3: (1, 2), 1: ()}) == [1, 2, 4]


@pytest.mark.parametrize(
    ("roles", "unit", "before", "grants"),
    [
        ("", 1, None, [Grant(Role.STAFF, 1)]),
        ("Trưởng phòng; Văn phòng", 1, None, [Grant(Role.HEAD, 1), Grant(Role.OFFICE)]),
        ("Lãnh đạo: Các phòng, đơn vị", None, None, [Grant(Role.LEADER, 1), Grant(Role.LEADER, 2)]),
        ("Trưởng đơn vị: Phòng B", 1, None, [Grant(Role.HEAD, 2)]),
        ("Quản trị", None, None, [Grant(Role.ADMIN)]),
        ("Cán bộ", 1, (1, [Grant(Role.ADMIN)]), [Grant(Role.STAFF, 1)]),
        # The file does not speak of roles: known people keep theirs, unless they went to another unit.
        ("", 1, (1, [Grant(Role.HEAD, 1), Grant(Role.ADMIN)]), [Grant(Role.HEAD, 1), Grant(Role.ADMIN)]),
        ("", 2, (1, [Grant(Role.HEAD, 1), Grant(Role.ADMIN)]), [Grant(Role.ADMIN), Grant(Role.STAFF, 2)]),
        ("", None, (1, [Grant(Role.HEAD, 1), Grant(Role.LEADER)]), [Grant(Role.LEADER)]),
    ],
)
def test_roles_become_grants(
    roles: str, unit: int | None, before: tuple[int, list[Grant]] | None, grants: list[Grant]
) -> None:
    known_person = Person(7, "Lan", before[0], tuple(before[1])) if before else None
    person = _person("Lan", "", "", roles, "")
    assert list(grants_of(person, unit, KNOWN, {3: (1, 2)}, known_person)) == grants


@pytest.mark.parametrize("roles", ["", "Cán bộ", "Trưởng phòng"])
def test_a_role_of_a_unit_needs_one(roles: str) -> None:
    with pytest.raises(Problem) as refused:
        grants_of(_person("Lan", "", "", roles, ""), None, KNOWN, {}, None)
    assert (refused.value.key, refused.value.args_of_sentence["column"]) == ("roster.blank", "Đơn vị")


def _matched(known: list[tuple[int, str, int]], lines: list[tuple[str, int]]) -> list[int | None]:
    people = [Person(i, name, unit) for i, name, unit in known]
    rows = [(_person(name, "", "Phòng", "", ""), unit) for name, unit in lines]
    return [person.id if person else None for _, _, person in match_people(rows, people)]


@pytest.mark.parametrize(
    ("known", "lines", "found"),
    [
        ([], [("Lan", 1)], [None]),
        ([(1, "Lan", 1)], [("LAN", 1)], [1]),
        ([(1, "Lan", 1)], [("Lan", 2)], [1]),
        ([(1, "Lan", 1)], [("Lan", 1), ("Lan", 2)], [1, None]),
        ([(1, "Lan", 1), (2, "Lan", 2)], [("Lan", 2)], [2]),
        ([(1, "Lan", 1), (2, "Lan", 2)], [("Lan", 2), ("Lan", 1)], [2, 1]),
        ([(1, "Ân", 1)], [("An", 1)], [None]),
    ],
)
def test_lines_are_matched_with_known_people(
    known: list[tuple[int, str, int]], lines: list[tuple[str, int]], found: list[int | None]
) -> None:
    assert _matched(known, lines) == found


def test_namesakes_that_cannot_be_told_apart_are_asked_about() -> None:
    with pytest.raises(Problem) as refused:
        _matched([(1, "Lan", 1), (2, "Lan", 2)], [("Lan", 3)])
    assert refused.value.key == "roster.which_one"
