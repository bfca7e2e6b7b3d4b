"""What the groups of the office and of a unit are sent: the week's digest and issued reports, nobody by name."""

from datetime import UTC, date, datetime, timedelta

from jobs.group_digest import send_group_digests
from storage import groups, units
from storage.database import Database
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import SETTINGS, Scene

OFFICE, UNIT = "nhom-co-quan", "nhom-phong"


async def _registered(scene: Scene, address: str, unit: str | None) -> None:
    async with scene.database.begin() as tx:
        unit_id = await units.find_named(tx, unit) if unit else None
        until = scene.now + timedelta(hours=1)
        await groups.give_code(tx, address, unit_id, scene.person("Dũng").id, until)
        code = await groups.find_code(tx, address)
        assert code is not None
        assert await groups.link(tx, scene.now, code, "web", address, "Nhóm")


async def test_groups_hear_of_the_week_once_and_of_issued_reports_and_of_nobody(
    sqlite: Database, kept_scenes: KeptScenes
) -> None:
    scene = await kept_scenes.with_plan(sqlite, datetime(2026, 1, 5, 1, tzinfo=UTC))
    await _registered(scene, OFFICE, None)
    await _registered(scene, UNIT, "Phòng Quản lý Khoa học")
    await scene.says("Trang", "T1 vướng: anh Dũng chưa ký")
    for _ in range(2):
        await scene.comes(date(2026, 1, 9), 15, 1)
        await send_group_digests(sqlite, SETTINGS, scene.now, "vi")
    await scene.comes(date(2026, 1, 9), 15, 6)

    def told(address: str) -> list[str]:
        return scene.channel.texts(address)

    (office,), (unit,) = told(OFFICE), told(UNIT)
    assert office.startswith("Tuần 1/1–9/1: ")
    assert "(T1)" in office
    assert "đã xem" not in office
    assert "(T1)" not in unit
    names = {person.split()[-1] for person in scene._people}
    for text in (office, unit):
        assert not {word.strip(".,;:()") for word in text.split()} & (names - {"Nam", "Hà", "Bảo", "Thắng"})

    await scene.comes(date(2026, 4, 16), 9)
    if "1. Chốt luôn" in await scene.says("Dũng", "chốt"):
        assert "Đã gửi tệp vào 1 nhóm" in await scene.says("Dũng", "1")
    sent = [m for m in scene.channel.sent if m.address == OFFICE][-1]
    assert "đã phát hành báo cáo, bản 1" in sent.text
    assert [file.name for file in sent.files] == ["bao-cao-thang-2026-04.docx"]
    assert len(told(UNIT)) == 1
