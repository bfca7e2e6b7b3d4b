"""What one was shown is a reference: whether one may still act on it is looked at when it is used."""

from datetime import UTC, datetime

import pytest

from domain.people import Grant, Role
from locales import say
from storage import people, units
from storage.database import Database
from tests.acceptance.given_office import HEAD, OFFICE, OTHER, STAFF, gives, judged
from tests.acceptance.scene import Scene

ADMIN, SECOND = "Đức Anh", "Văn Dũng"
REFUSED = say("vi", "chat.not_allowed")


@pytest.fixture
async def scene(sqlite: Database) -> Scene:
    return await Scene.open(sqlite, datetime(2026, 1, 5, 2, tzinfo=UTC))


async def _strip(scene: Scene, name: str) -> None:
    """Somebody is staff of their unit from now on, and no more."""
    async with scene.database.begin() as tx:
        person = await people.get(tx, scene.person(name).id)
        await people.set_grants(tx, scene.person(SECOND).id, [Grant(Role.ADMIN), Grant(Role.OFFICE)])
        await people.set_grants(tx, person.id, [Grant(Role.STAFF, person.unit_id)])


async def test_a_button_after_the_role_was_taken(scene: Scene) -> None:
    await gives(scene, "Phòng QLKH nộp báo cáo đề tài trước 15/1")
    await scene.says(STAFF, "T1 xin lùi đến 25/1")
    agree = scene.button(OFFICE, "Đồng ý")
    await _strip(scene, OFFICE)
    assert await scene.says(OFFICE, "", button=agree) == REFUSED
    assert (await judged(scene, "T1")).fact.original_due == datetime(2026, 1, 15, tzinfo=UTC).date()
    assert "chờ xét" in await scene.says(SECOND, "/giahan"), "it still waits for those who may"


async def test_a_button_after_the_task_changed_hands(scene: Scene) -> None:
    await gives(scene, "Phòng QLKH nộp báo cáo đề tài trước 6/1")
    await scene.comes(datetime(2026, 1, 6, tzinfo=UTC).date())
    done = scene.button(STAFF, "Xong")
    await scene.says(HEAD, "giao T1 cho Mai")
    assert await scene.says(OTHER, "", button=done) == REFUSED, "it is another unit's"
    assert await scene.says(STAFF, "", button=done) == REFUSED, "it was theirs, and is no more"
    async with scene.database.read() as tx:
        mai = await people.get(tx, scene.person(HEAD).id)
    assert mai.active
    assert "✓" in await scene.says(HEAD, "", button=done)


async def test_a_choice_of_somebody_elses_question(scene: Scene) -> None:
    await scene.says(ADMIN, "/nhatky")
    await scene.says(ADMIN, "/thoiviec Phan Thị Hồng")
    choices = {b.data for m in scene.heard(ADMIN) for row in m.buttons for b in row if b.data.startswith("c:")}
    assert choices
    for data in choices:
        assert await scene.says(OTHER, "", button=data) == say("vi", "chat.old_button")


async def test_a_choice_of_an_older_question_and_a_number_after_another_reply(scene: Scene) -> None:
    await gives(scene, "Phòng QLKH nộp báo cáo đề tài trước 15/1", "Phòng QLKH góp ý dự thảo trước 16/1")
    assert "T1" in await scene.says(STAFF, "xong"), "what came a minute before T2 may be meant as well"
    older = scene.button(STAFF, "2")
    await scene.says(STAFF, "vướng: chờ ký")
    assert await scene.says(STAFF, "", button=older) == say("vi", "chat.old_button")
    assert "T1" in await scene.says(STAFF, "T1 60%"), "what does something ends the question"
    assert "đang vướng" not in await scene.says(STAFF, "2")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/thoiviec Phan Thị Hồng", "có"),
        ("/donvi thêm Tổ X", "hoàn tác"),
        ("/donvi Thanh tra: ngừng", "VP"),
        ("/xoadulieu Lan", "xóa"),
        ("/vaitro Lan: Văn phòng", "hoàn tác"),
        ("/ngaynghi 2/3/2026 nghỉ bù", "hoàn tác"),
        ("/caidat địa danh Vinh", "hoàn tác"),
    ],
)
async def test_a_question_is_no_permission(scene: Scene, asked: str, answer: str) -> None:
    """What an administrator began is not ended by who is none any more."""
    await scene.says(ADMIN, asked)
    await _strip(scene, ADMIN)
    async with scene.database.read() as tx:
        before = await units.all_units(tx), await people.everybody(tx)
    assert await scene.says(ADMIN, answer) == REFUSED
    async with scene.database.read() as tx:
        assert (await units.all_units(tx), await people.everybody(tx)) == before


async def test_nobody_undoes_what_made_somebody_administrator_where_none_would_be_left(scene: Scene) -> None:
    await scene.says(ADMIN, f"/vaitro {SECOND}: Quản trị")
    async with scene.database.begin() as tx:
        person = await people.get(tx, scene.person(ADMIN).id)
        await people.set_grants(tx, person.id, [Grant(Role.STAFF, person.unit_id)])
    assert await scene.says(ADMIN, "hoàn tác") == REFUSED
    assert (await scene.says(SECOND, "/nhatky")).startswith("Nhật ký")
