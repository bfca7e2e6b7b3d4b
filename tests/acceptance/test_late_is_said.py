"""A morning's message that its platform did not take in time: it is marked late, the same day or in the next one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.sample import web_address
from domain.chat import NotNow
from storage.database import Database
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene

LATE = "Tin đến muộn vì hệ thống bị gián đoạn"
# T7 is due on Saturday 31/1; Lan hears on the 27th and on Friday the 30th, and that it is late on Tuesday 3/2.
TUESDAY = date(2026, 1, 27)


@pytest.fixture
async def scene(database: Database, kept_scenes: KeptScenes) -> Scene:
    scene = await kept_scenes.with_plan(database, datetime(2026, 1, 5, 1, tzinfo=UTC))
    await scene.comes(TUESDAY - timedelta(days=1))
    return scene


def reminders(scene: Scene) -> list[str]:
    return [m.text for m in scene.heard("Ngọc Lan") if m.text.startswith("Chào anh/chị") and "(T7)" in m.text]


def away(scene: Scene, times: int, name: str = "Ngọc Lan") -> None:
    """The platform takes nothing of somebody's for so many tries."""
    scene.channel.fail(web_address(scene.person(name).id), *[NotNow("503")] * times)


async def test_in_time_nothing_is_said_of_it(scene: Scene) -> None:
    await scene.comes(TUESDAY)
    [text] = reminders(scene)
    assert LATE not in text


async def test_hours_later_the_same_day(scene: Scene) -> None:
    away(scene, 1)
    await scene.comes(TUESDAY)
    assert reminders(scene) == []
    scene.passes(timedelta(hours=3))
    await scene.restarts()
    [text] = reminders(scene)
    assert text.count(LATE) == 1


@pytest.mark.parametrize("at_night", [True, False])
async def test_not_all_day_long_it_is_merged_into_the_next_one(scene: Scene, at_night: bool) -> None:
    """Whether or not anything runs between the end of the day and the next morning."""
    away(scene, 1)
    await scene.comes(TUESDAY)
    if at_night:
        scene.passes(timedelta(hours=12))
        await scene.restarts()
    assert reminders(scene) == []
    await scene.comes(TUESDAY + timedelta(days=1))
    [text] = reminders(scene)
    assert text.count(LATE) == 1
    assert "còn 2 ngày làm việc" in text
    # The next one comes in its time, and says nothing of it.
    await scene.comes(TUESDAY + timedelta(days=2))
    await scene.comes(TUESDAY + timedelta(days=3))
    assert len(reminders(scene)) == 2
    assert LATE not in reminders(scene)[-1]


async def test_a_digest_that_could_not_be_sent_for_a_week_gives_way_to_the_next(scene: Scene) -> None:
    before = len(scene.heard("Minh Quân"))
    away(scene, 1, "Minh Quân")
    await scene.comes(date(2026, 1, 30), 15)
    assert len(scene.heard("Minh Quân")) == before
    await scene.comes(date(2026, 2, 6), 15)
    [digest] = [m.text for m in scene.heard("Minh Quân")[before:]]
    assert "31/1–6/2" in digest
