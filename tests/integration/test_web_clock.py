"""The sample office's clock on its pages."""

from datetime import timedelta

import pytest

from tests.fakes.page import Page
from tests.fakes.web_office import MONDAY, WebOfficeFake, served


@pytest.mark.parametrize(
    ("step", "moved", "day"),
    [
        ("morning", timedelta(days=1), "Thứ Ba, 06/01/2026"),
        ("day", timedelta(days=1), "Thứ Ba, 06/01/2026"),
        ("week", timedelta(weeks=1), "Thứ Hai, 12/01/2026"),
    ],
)
async def test_the_clock_is_moved_and_every_page_hears_it(step: str, moved: timedelta, day: str) -> None:
    office = WebOfficeFake()
    async with served(office) as address, Page(address, "p5") as lan, Page(address, "p4") as bao:
        assert (await lan.http.get("/clock")).json() == {
            "time": "08:00",
            "day": "2026-01-05",
            "dayName": "Thứ Hai, 05/01/2026",
        }
        async with lan.listening() as one, bao.listening() as two:
            for stream in (one, two):
                await stream.until("ready")
            shown = await lan.post("/clock", step=step)
            assert shown.json()["dayName"] == day
            for stream in (one, two):
                assert (await stream.next()).kind == "clock"
    assert office.now - MONDAY == moved


@pytest.mark.parametrize("step", ["", "back", "month", "MORNING"])
async def test_a_step_that_does_not_exist(step: str) -> None:
    office = WebOfficeFake()
    async with served(office) as address, Page(address, "p5") as lan:
        assert (await lan.post("/clock", step=step)).status_code == 400
    assert office.now == MONDAY


async def test_the_lines_stand_under_the_day_of_the_office() -> None:
    office = WebOfficeFake()
    async with served(office) as address, Page(address, "p5") as lan, lan.listening() as stream:
        await stream.until("ready")
        await lan.post("/clock", step="week")
        await lan.say("xong")
        assert (await stream.line())["dayName"] == "Thứ Hai, 12/01/2026"
