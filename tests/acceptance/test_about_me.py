"""`/toi`: what is kept about somebody, given to them, and erased at their wish."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from storage import facts
from storage.database import Database
from storage.schema.delivery import incoming, outbox
from storage.schema.office import chat_account, unit_contact
from storage.schema.plans import file
from storage.schema.work import extension, work_act
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene, attachment

SECRET = "chưa có mẫu của Sở Nội vụ"


@pytest.fixture
async def scene(database: Database, kept_scenes: KeptScenes) -> Scene:
    return await kept_scenes.with_plan(database, datetime(2026, 1, 5, 1, tzinfo=UTC))


async def test_somebody_sees_and_takes_out_what_is_kept_about_them(scene: Scene) -> None:
    await scene.says("Trang", f"T1 vướng: {SECRET}")
    shown = await scene.says("Trang", "/toi")
    assert shown.startswith("Nhắc Việc đang lưu về anh/chị: Phạm Thu Trang (Chuyên viên, Văn phòng Sở).")
    assert "• Vai trò: Cán bộ (Văn phòng Sở), Văn phòng\n" in shown
    assert "• Khung trò chuyện: Trang chat, từ 05/01/2026\n" in shown
    assert "Tin anh/chị đã gửi: 2; " in shown
    assert "báo cáo: 1; tài liệu kiểm chứng: 0" in shown
    await scene.says("Trang", "/toi xuất")
    (export,) = scene.heard("Trang")[-1].files
    everything = json.loads(export.data)
    assert (everything["name"], everything["unit"]) == ("Phạm Thu Trang", "Văn phòng Sở")
    assert [m["text"] for m in everything["messages"] if m["from"] == "person"] == [
        f"T1 vướng: {SECRET}",
        "/toi",
        "/toi xuất",
    ]
    assert everything["reports"][0] | {"at": ""} == {
        "at": "", "task": "T1", "status": "blocked", "percent": None, "reason": SECRET,
    }  # fmt: skip
    assert not any("Ngọc Lan" in m["text"] for m in everything["messages"] if m["from"] == "person")


@pytest.mark.both_databases
async def test_data_are_erased_by_the_administrator_within_two_working_days(scene: Scene) -> None:
    await scene.says("Trang", f"T1 vướng: {SECRET}", attachment("chung-minh.jpg", b"\xff\xd8 proof"))
    await scene.says("Vũ Hải Nam", "ảnh này", attachment("rieng-tu.jpg", b"\xff\xd8 private"))
    await scene.says("Ngọc Lan", "/lui T7 15/2 chờ số liệu")
    assert await scene.says("Trang", "không đồng ý T7: chị đang bận việc nhà")
    await scene.says("Trang", "/toi xóa")
    assert "hạn thực hiện là 07/01/2026" in await scene.says("Trang", "có")
    assert "Hạn thực hiện: 07/01/2026" in scene.heard("Đức Anh")[-1].text
    assert "đang chờ quản trị, hạn 07/01/2026" in await scene.says("Trang", "/toi")
    assert (await scene.says("Văn Dũng", "/xoadulieu")).startswith("Việc này ngoài phạm vi vai trò")
    await scene.comes(date(2026, 1, 8))
    listed = await scene.says("Đức Anh", "/xoadulieu")
    assert listed.startswith(
        "1. Phạm Thu Trang: yêu cầu ngày 05/01/2026, ĐÃ QUÁ HẠN 07/01/2026\nXóa của Phạm Thu Trang:"
    )
    done = await scene.says("Đức Anh", "xóa")
    assert done.startswith("Đã xóa dữ liệu cá nhân của Phạm Thu Trang.")
    assert "Văn phòng Sở không còn đầu mối" in done

    trang = scene.person("Thu Trang").id
    async with scene.database.read() as tx:
        typed = (
            await tx.execute(select(incoming.c.message, incoming.c.address).where(incoming.c.person_id == trang))
        ).all()
        told = (await tx.execute(select(outbox.c.message).where(outbox.c.person_id == trang))).scalars().all()
        accounts = (await tx.execute(select(chat_account).where(chat_account.c.person_id == trang))).all()
        kept = [f for f in (await facts.gather(tx)).assignments if f.code == "T1" and f.words]
        refusals = (await tx.execute(select(extension.c.state, extension.c.answer))).all()
        acts = (await tx.execute(select(work_act.c.rows).where(work_act.c.person_id == trang))).scalars().all()
        contacts = (await tx.execute(select(unit_contact.c.person_id))).scalars().all()
        files = set((await tx.execute(select(file.c.name))).scalars())
    assert {row.message["text"] for row in typed} == {""} == {m["text"] for m in told}
    assert {row.address for row in typed} == {"erased"}
    assert [(a.address, a.unlinked_at is not None) for a in accounts] == [("erased", True)]
    assert [(w.status, w.reason) for f in kept for w in f.words] == [("blocked", SECRET)], "a report is an official act"
    assert [tuple(row) for row in refusals] == [("refused", None)]
    assert acts == [{}]
    assert trang not in contacts
    assert "chung-minh.jpg" in files, "a proof is an official act"
    assert "xóa dữ liệu cá nhân của Phạm Thu Trang" in await scene.says("Đức Anh", "/nhatky Trang")
    assert await scene.says("Đức Anh", "/xoadulieu") == (
        "Không có yêu cầu xóa dữ liệu nào đang chờ. Để xóa dữ liệu của một người, gõ /xoadulieu và tên."
    )

    await scene.says("Đức Anh", "/xoadulieu Nam")
    await scene.says("Đức Anh", "xóa")
    async with scene.database.read() as tx:
        assert "rieng-tu.jpg" not in set((await tx.execute(select(file.c.name))).scalars())


async def test_a_request_can_be_left_or_taken_back_and_nobody_erases_themselves(scene: Scene) -> None:
    await scene.says("Ngọc Lan", "/toi xóa")
    assert await scene.says("Ngọc Lan", "2") == "Dữ liệu được giữ nguyên."
    await scene.says("Ngọc Lan", "/toi xóa")
    await scene.says("Ngọc Lan", "1")
    assert "thôi xóa" in await scene.says("Ngọc Lan", "/toi xóa")
    assert (
        await scene.says("Ngọc Lan", "/toi thôi xóa") == "Không có yêu cầu xóa nào đang chờ; dữ liệu được giữ nguyên."
    )
    assert scene.heard("Đức Anh")[-1].text == "Bùi Ngọc Lan đã rút yêu cầu xóa dữ liệu cá nhân."
    assert (await scene.says("Đức Anh", "/xoadulieu")).startswith("Không có yêu cầu")
    await scene.says("Đức Anh", "/xoadulieu Đức Anh")
    assert (await scene.says("Đức Anh", "xóa")).startswith("Anh/chị không thể tự xóa dữ liệu của mình.")


async def test_who_was_erased_after_they_left_is_not_brought_back(scene: Scene) -> None:
    await scene.says("Đức Anh", "/thoiviec Phan Thị Hồng")
    await scene.says("Đức Anh", "có")
    await scene.says("Đức Anh", "/xoadulieu Phan Thị Hồng")
    await scene.says("Đức Anh", "xóa")
    assert (await scene.says("Đức Anh", "hoàn tác")).startswith("Sau lần thay đổi đó đã có thay đổi khác")
