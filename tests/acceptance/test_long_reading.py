"""Long work is seen to go on, and stands in nobody's way."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.plan_draft import PlanDraft
from handlers import receive_plan
from plans.document import Progress
from storage.database import Database
from tests.acceptance.scene import Scene, attachment
from tests.acceptance.test_correct_reading import plan_file

START = datetime(2026, 1, 5, 1, tzinfo=UTC)


@pytest.fixture
async def scene(database: Database) -> Scene:
    """The office before any plan."""
    return await Scene.open(database, START)


async def test_others_are_answered_while_a_document_is_read(scene: Scene, shared: Path) -> None:
    document = shared / "plans" / "documents" / "nghe-an-2026.pdf"
    reading = asyncio.create_task(scene.says("Đức Anh", "", document))
    assert "Không có việc nào" in await scene.says("Ngọc Lan", "/viec")
    assert not reading.done()
    assert "38 nhiệm vụ" in await reading


async def test_a_chat_that_shows_work_shows_the_page_and_gets_no_message(scene: Scene, shared: Path) -> None:
    shown: list[str] = []

    def show(_channel: str, _address: str, words: str) -> bool:
        shown.append(words)
        return True

    await scene.around(show_work=show)
    told = await scene.says("Đức Anh", "", shared / "plans" / "documents" / "ha-giang-2025.pdf")
    assert shown[0].startswith("đang đọc trang 1/")
    assert "còn khoảng" not in told


class Pages:
    """Stands for the child that reads a document: 21 pages, a second each by the loop's clock, which it moves."""

    def __init__(self, draft: PlanDraft) -> None:
        self._draft = draft
        self.seconds = 0.0

    async def read(self, _data: bytes, _name: str, progress: Progress) -> PlanDraft:
        for page in range(1, 22):
            progress(page, 21)
            self.seconds += 1
        return self._draft


async def test_any_other_chat_hears_once_how_long_it_takes(
    scene: Scene, sample_draft: PlanDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = Pages(sample_draft)
    loop = asyncio.get_running_loop()
    really = loop.time
    monkeypatch.setattr(receive_plan, "read_sent_in_child", pages.read)
    monkeypatch.setattr(loop, "time", lambda: really() + pages.seconds)
    told = await scene.says("Đức Anh", "", attachment("ke-hoach.docx", plan_file()))
    assert told.count("còn khoảng") == 1
    assert "Văn bản dài 21 trang, còn khoảng 20 giây nữa sẽ đọc xong." in told


async def test_a_chat_with_the_page_is_given_its_address(scene: Scene) -> None:
    await scene.around(reading_page=lambda channel, person, version, _now: f"/ban-doc/{channel}-{person}-{version}")
    told = await scene.says("Đức Anh", "", attachment("ke-hoach.docx", plan_file()))
    assert f"Xem dạng bảng: /ban-doc/web-{scene.person('Đức Anh').id}-1" in told
