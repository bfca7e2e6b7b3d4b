"""A plan that does not say of which year it is: the bot asks, and a number or a year is enough."""

from datetime import UTC, date, datetime

import pytest

from domain.chat import Attachment
from storage import work
from storage.database import Database
from tests.acceptance.scene import Scene, attachment
from tests.fakes.plan_files import text_file

MORNING = datetime(2026, 1, 5, 1, tzinfo=UTC)
HEADER = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"]


def plan() -> Attachment:
    """A plan of one task that is due in a quarter of no year."""
    row = ["1", "Rà soát thủ tục hành chính", "Văn phòng Sở", "Quý II"]
    return attachment("ke-hoach.txt", text_file(["KẾ HOẠCH CÔNG TÁC", [HEADER, row]]))


@pytest.mark.parametrize(("said", "year"), [("1", 2026), ("2", 2027), ("năm 2028", 2028)])
async def test_the_year_is_asked_for_and_the_file_is_read_again(sqlite: Database, said: str, year: int) -> None:
    scene = await Scene.open(sqlite, MORNING)
    assert (await scene.says("Đức Anh", "", plan())).endswith("1. Năm 2026\n2. Năm 2027")
    # What is no year is no answer, and the question waits.
    assert "Đã đọc" not in await scene.says("Đức Anh", "chưa rõ")
    assert "1 nhiệm vụ" in await scene.says("Đức Anh", said)
    assert "Đã nạp" in await scene.says("Đức Anh", "1")
    async with sqlite.read() as tx:
        (view,) = await work.open_views(tx)
    assert view.due == date(year, 6, 30)


async def test_in_november_next_year_is_likelier(sqlite: Database) -> None:
    scene = await Scene.open(sqlite, datetime(2026, 11, 20, 1, tzinfo=UTC))
    assert (await scene.says("Đức Anh", "", plan())).endswith("1. Năm 2027\n2. Năm 2026")
