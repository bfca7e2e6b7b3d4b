"""What silences what, in chat: weeks of one office in which each row of the design's table is somebody's answer."""

import re
from datetime import UTC, date, datetime, timedelta

from storage.calendar import working_calendar
from storage.database import Database
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene

PROOF = "xin bổ sung tài liệu kiểm chứng"
_TASK = re.compile(r"\((T\d+)\)\n +(?:(tháng \d+|quý [IV]+);)?")
FIRST, LAST = date(2026, 5, 26), date(2026, 7, 2)
# What is said on the evening of which day, after that day's reminders.
ANSWERS = {
    date(2026, 5, 26): [("Ngọc Lan", "giao T7 cho Hùng")],
    date(2026, 6, 1): [("Hải Nam", "T5 xin lùi đến 30/6 vì chờ ý kiến")],
    date(2026, 6, 2): [("Hải Nam", "T7 xong"), ("Ngọc Lan", "T7 xong")],
    date(2026, 6, 9): [("Thu Trang", "T4 không phát sinh")],
    date(2026, 6, 16): [("Thu Thủy", "T11 60%"), ("Thu Trang", "ok")],
    date(2026, 6, 23): [("Thắng", "T3 chưa làm"), ("Thu Thủy", "T10 vướng: chờ mẫu")],
    date(2026, 6, 25): [("Hải Nam", "T7 xong"), ("Ngọc Lan", "T7 mai nhắc lại")],
}


async def weeks(database: Database, kept_scenes: KeptScenes) -> tuple[Scene, dict[tuple[str, str], list[str]]]:
    """The scene at its end, and the days (d/m) on which each person was reminded of each task."""
    scene = await kept_scenes.with_plan(database, datetime(2026, 5, 25, 1, tzinfo=UTC))
    names = ("Lan", "Nam", "Trang", "Thủy", "Thắng", "Hùng", "Mai", "Dũng")
    heard: dict[tuple[str, str], list[str]] = {}
    day = FIRST
    while day <= LAST:
        before = {name: len(scene.heard(name)) for name in names}
        await scene.comes(day)
        for name, seen in before.items():
            for message in scene.heard(name)[seen:]:
                for code, label in _TASK.findall(message.text.partition(PROOF)[0]):
                    key = (name, " ".join(filter(None, (code, label))))
                    heard.setdefault(key, []).append(f"{day.day}/{day.month}")
        for name, words in ANSWERS.get(day, []):
            scene.passes(timedelta(hours=1))
            said = await scene.says(name, words)
            assert "Anh/chị báo cho việc nào" not in said, (words, said)
        day += timedelta(days=1)
    return scene, heard


async def test_each_row_of_the_table(database: Database, kept_scenes: KeptScenes) -> None:
    scene, heard = await weeks(database, kept_scenes)
    # acknowledged: silences nothing
    assert heard["Trang", "T2"] == ["16/6", "23/6", "26/6", "30/6", "1/7"]
    # in progress, not started: silent until 2 working days before; 2, 0 and late are always said
    assert heard["Thủy", "T11"] == ["16/6", "26/6", "30/6", "1/7"]
    assert heard["Thắng", "T3 quý II"] == ["23/6", "26/6", "30/6", "1/7"]
    # blocked: the Office hears at once; asked again after five working days and on the day, which are the same here
    assert any("T10" in m.text and "chờ mẫu" in m.text for m in scene.heard("Văn Dũng"))
    assert [d for d in heard["Thủy", "T10"] if d != "1/7"] == ["23/6", "30/6"]
    # extension asked: the asker is quiet until the old date comes; who decides is reminded each working day
    assert heard["Nam", "T5"][:3] == ["1/6", "15/6", "16/6"]
    async with scene.database.read() as tx:
        days = await working_calendar(tx)
    deciding = [day for n in range(1, 31) if days.is_working_day(day := date(2026, 6, 1) + timedelta(days=n))]
    assert [f"{d.day}/{d.month}" for d in deciding if d < date(2026, 6, 16)] == heard["Dũng", "T5"][:10]
    # handed over and not accepted: the old owner stays owner
    assert heard["Lan", "T7 tháng 5"] == ["26/5", "29/5", "2/6"]
    assert "29/5" not in heard.get(("Hùng", "T7 tháng 5"), [])
    # snoozed: quiet until then, and the date does not move
    assert heard["Lan", "T7 tháng 6"] == ["25/6", "26/6", "30/6", "1/7"]
    # done, nothing arose: quiet for good, but for the proof of what is done
    assert heard["Nam", "T7 tháng 6"] == ["25/6"]
    assert heard["Trang", "T4 tháng 6"] == ["9/6"]

    asked = [m.text for m in scene.heard("Hải Nam") if PROOF in m.text]
    assert len(asked) == 2, "once for May, once for June"
    assert all("lần trước báo: đã xong" in text.partition(PROOF)[2] for text in asked)
    # the Office's own report is spoken of once at each of its days
    told = [m.text for m in scene.heard("Thu Trang")]
    assert sum("Số liệu tháng 6 chốt" in text for text in told) == 1
    assert sum("Báo cáo tháng 6, quý II, 6 tháng đầu năm gửi trước" in text for text in told) == 2
