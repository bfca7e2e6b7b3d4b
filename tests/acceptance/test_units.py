"""`/donvi`: the units of the agency are looked after in chat, and every change can be undone."""

from datetime import UTC, datetime

import pytest

from domain.people import Grant, Role
from storage import people, unit_moves, units, work
from storage.database import Database
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene

QLKH, QLCN = "Phòng Quản lý Khoa học", "Phòng Quản lý Công nghệ"


@pytest.fixture
async def scene(sqlite: Database, kept_scenes: KeptScenes) -> Scene:
    return await kept_scenes.with_plan(sqlite, datetime(2026, 1, 5, 1, tzinfo=UTC))


async def _shape(scene: Scene) -> tuple[object, ...]:
    """The office and who holds the work, whole."""
    async with scene.database.read() as tx:
        everybody = [(p.id, p.unit_id, frozenset(p.grants)) for p in await people.everybody(tx)]
        held = {(v.id, v.unit_id, v.owner_id, v.role) for v in await work.open_views(tx)}
        return set(everybody), await units.all_units(tx), held


async def test_units_are_listed_and_shown_to_everybody_and_changed_by_administrators(scene: Scene) -> None:
    listed = await scene.says("Ngọc Lan", "/donvi")
    assert listed.startswith("Cơ quan có 6 đơn vị:\n1. Văn phòng Sở – trưởng đơn vị: Trần Văn Dũng\n")
    assert "7. Các phòng chuyên môn – nhóm 2 đơn vị" in listed
    assert "thêm" not in listed
    shown = await scene.says("Ngọc Lan", "/donvi phong qlkh")
    assert shown.startswith(
        f"{QLKH}\n• Tên gọi khác: Phòng QLKH; Phòng Khoa học\n• Trưởng đơn vị: Nguyễn Thị Mai\n• Đầu mối: Vũ Hải Nam\n"
        "• Lãnh đạo phụ trách: Lê Thị Thanh Hà\n"
    )
    before = await _shape(scene)
    for refused in ("thêm Phòng X", "3: đổi tên Phòng X", "3: ngừng", "3: trưởng Nam", "3: gộp vào VP"):
        assert (await scene.says("Văn Dũng", f"/donvi {refused}")).startswith("Việc này ngoài phạm vi"), refused
    assert (await scene.says("Đức Anh", "/donvi 3: nhảy múa")).startswith(
        "Để sửa, gõ /donvi Phòng Quản lý Khoa học: và"
    )
    assert (await scene.says("Đức Anh", "/donvi Phòng Trên Mây")).startswith("Chưa có đơn vị “Phòng Trên Mây”.")
    assert (await scene.says("Đức Anh", "/donvi 3: thêm tên VP")).startswith(
        "Tên “VP” đang là tên của Văn phòng Sở."
    ), "no name of two"
    assert await _shape(scene) == before


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("/donvi thêm Phòng Chuyển đổi số", "Đã thêm Phòng Chuyển đổi số."),
        ("/donvi Phòng QLKH: đổi tên Phòng Khoa học và Đổi mới", f"Đã đổi tên {QLKH} thành Phòng Khoa học và Đổi mới;"),
        ("/donvi 3: thêm tên P.KH, QLKH", f"{QLKH} còn được gọi là: P.KH; QLKH."),
        ("/donvi 3: bỏ tên Phòng Khoa học", f"{QLKH} không còn tên gọi “Phòng Khoa học”."),
        ("/donvi 3: đầu mối Mai", f"Đầu mối của {QLKH}: Nguyễn Thị Mai."),
        ("/donvi 3: trưởng Hải Nam", f"Trưởng đơn vị của {QLKH}: Vũ Hải Nam."),
        ("/donvi 3: phụ trách Quân", f"Lãnh đạo phụ trách {QLKH}: Nguyễn Minh Quân."),
        ("/donvi Các phòng chuyên môn: gồm Phòng QLKH; Thanh tra", "Các phòng chuyên môn gồm: "),
        ("/donvi Phòng QLCN: gộp vào Phòng QLKH", f"Đã gộp {QLCN} vào {QLKH}: chuyển "),
        ("/vaitro Lan: Văn phòng", "Đã đổi vai trò của Bùi Ngọc Lan: Văn phòng."),
        ("/vaitro Lan: chuyển Phòng QLKH", f"Đã chuyển Bùi Ngọc Lan từ {QLCN} sang {QLKH}."),
    ],
)
async def test_a_change_is_answered_noted_and_undone(scene: Scene, typed: str, answered: str) -> None:
    before = await _shape(scene)
    assert (answer := await scene.says("Đức Anh", typed)).startswith(answered), answer
    assert answer.endswith("Nhắn “hoàn tác” để trở lại như trước.")
    assert await _shape(scene) != before
    line = (await scene.says("Đức Anh", "/nhatky")).splitlines()[1]
    assert line.startswith("08:00 05/01/2026 – Hoàng Đức Anh (web): "), line
    undone = await scene.says("Đức Anh", "hoàn tác")
    assert undone.startswith("Đã hoàn tác, mọi thứ trở lại như trước khi:\n08:00 05/01/2026"), undone
    assert await _shape(scene) == before


async def test_who_was_retired_by_mistake_is_there_again(scene: Scene) -> None:
    before = await _shape(scene)
    await scene.says("Đức Anh", "/thoiviec Phan Thị Hồng")
    assert "tên vẫn còn trong" in await scene.says(
        "Đức Anh", "đơn vị" if "đang giữ" in scene.heard("Đức Anh")[-1].text else "có"
    )
    assert "Đây là hệ thống nhắc việc nội bộ" in await scene.says("Thị Hồng", "/viec")
    assert (await scene.says("Đức Anh", "hoàn tác")).startswith("Đã hoàn tác")
    assert await _shape(scene) == before
    assert "nội bộ" not in await scene.says("Thị Hồng", "/viec")


async def test_a_merged_unit_leaves_nothing_behind(scene: Scene) -> None:
    async with scene.database.read() as tx:
        ids = {u.name: u.id for u in await units.all_units(tx)}
        had = {v.task_id for v in await work.open_views(tx) if v.unit_id in {ids[QLKH], ids[QLCN]}}
    await scene.says("Đức Anh", "/donvi Phòng QLCN: gộp vào Phòng QLKH")
    async with scene.database.read() as tx:
        assert {v.task_id for v in await work.open_views(tx) if v.unit_id == ids[QLKH]} == had
        assert await unit_moves.holds(tx, ids[QLCN]) == unit_moves.Holds(0, 0)
        (merged,) = [u for u in await units.all_units(tx) if u.id == ids[QLKH]]
        assert "Phòng QLCN" in merged.aliases
        assert QLCN in merged.aliases
        hung = await people.get(tx, scene.person("Quốc Hùng").id)
    assert hung.grants == (Grant(Role.STAFF, ids[QLKH]),), "its head is no second head"
    assert QLCN not in await scene.says("Mai", "/donvi")
    assert scene.heard("Thị Mai")[-2].text.startswith(f"{QLKH} tiếp nhận từ {QLCN}: ")
    assert [m.text[:40] for m in scene.heard("Quốc Hùng")[-2:]] == [
        "Anh/chị đã được chuyển sang Phòng Quản l",
        "Vai trò của anh/chị trong Nhắc Việc vừa ",
    ]
    # Whoever had heard of it hears that it was undone, and the log names what was.
    undone = await scene.says("Đức Anh", "hoàn tác")
    assert undone.endswith(f"gộp {QLCN} vào {QLKH}\nĐã báo lại 4 người nhận được tin trước đó."), undone
    assert scene.heard("Thị Mai")[-1].text.startswith("Hoàng Đức Anh đã rút lại nội dung: “")
    assert (await scene.says("Đức Anh", "/nhatky")).splitlines()[1].endswith(f": hoàn tác: gộp {QLCN} vào {QLKH}")


async def test_a_unit_is_closed_once_its_work_has_a_place(scene: Scene) -> None:
    asked = await scene.says("Đức Anh", "/donvi Thanh tra: ngừng")
    assert asked.startswith("Thanh tra Sở đang có ")
    assert asked.endswith("Trả lời tên đơn vị.")
    assert "Thanh tra Sở" in await scene.says("Mai", "/donvi"), "nothing happened yet"
    assert (await scene.says("Đức Anh", "các phòng chuyên môn")).startswith(
        "Không chuyển được về Các phòng chuyên môn."
    )
    assert (await scene.says("Đức Anh", "VP")).startswith("Đã ngừng Thanh tra Sở; chuyển ")
    assert "Thanh tra Sở" not in await scene.says("Mai", "/donvi")
    await scene.says("Đức Anh", "/donvi thêm Tổ Công nghệ")
    assert (await scene.says("Đức Anh", "/donvi Tổ Công nghệ: ngừng")).startswith("Tổ Công nghệ không có việc đang mở")
    assert (await scene.says("Đức Anh", "có")).startswith("Đã ngừng Tổ Công nghệ;")
    assert (await scene.says("Đức Anh", "/donvi thêm Thanh tra Sở")).startswith("Đã thêm Thanh tra Sở.")
    assert "Thanh tra Sở" in await scene.says("Mai", "/donvi")


async def test_what_was_changed_again_since_is_not_undone(scene: Scene) -> None:
    await scene.says("Đức Anh", "/donvi 3: đổi tên Phòng K")
    await scene.says("Minh Quân", "xin chào")
    async with scene.database.begin() as tx:
        (unit,) = [u for u in await units.all_units(tx) if u.name == "Phòng K"]
        await units.change_unit(tx, unit.id, "Phòng L", unit.kind)
    assert (await scene.says("Đức Anh", "hoàn tác")).startswith("Sau lần thay đổi đó đã có thay đổi khác")
    assert "Phòng L" in await scene.says("Mai", "/donvi")


async def test_all_of_it_is_undone_one_after_another_on_either_database(
    database: Database, kept_scenes: KeptScenes
) -> None:
    scene = await kept_scenes.with_plan(database, datetime(2026, 1, 5, 1, tzinfo=UTC))
    shapes = []
    for typed in (
        "/caidat địa danh Vinh",
        "/donvi Phòng QLCN: gộp vào Phòng QLKH",
        "/vaitro Lan: Văn phòng; Lãnh đạo",
        "/donvi thêm Tổ X",
        "/donvi Tổ X: gộp vào VP",
        "/ngaynghi 2/3/2026 nghỉ bù",
        "/nhip 7, 1, 0",
    ):
        shapes.append(
            (await _shape(scene), await scene.says("Đức Anh", "/caidat"), await scene.says("Mai", "/ngaynghi"))
        )
        await scene.says("Đức Anh", typed)
    for shape in reversed(shapes):
        assert (await scene.says("Đức Anh", "hoàn tác")).startswith("Đã hoàn tác")
        now = await _shape(scene), await scene.says("Đức Anh", "/caidat"), await scene.says("Mai", "/ngaynghi")
        assert now == shape
