"""The page on which a plan's reading is looked through: a table on a desk, cards on a phone, and nobody else's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from playwright.async_api import expect
from starlette.applications import Starlette

from bot.channels.web_reading import LASTS, ReadingLinks, ReadingPages
from bot.channels.web_routes import web_routes
from bot.channels.web_server import WebServer
from bot.sample import load_sample
from domain.chat import Outgoing, OutgoingFile
from handlers.reading_page import shown_reading
from plans.read import read_plan
from storage import files, people, plans
from storage.database import Database
from tests.browser.conftest import DESK, PHONE, Open
from tests.fakes.plan_files import docx_file
from tests.fakes.web_office import WebOfficeFake
from tests.fakes.web_office import served as served_chat
from tests.integration.conftest import sqlite, sqlite_files

__all__ = ["sqlite", "sqlite_files"]

NOW = datetime(2026, 1, 5, 1, tzinfo=UTC)
LINKS = ReadingLinks(b"a secret of thirty-two bytes....", None, "web")
PLAN = docx_file(
    [
        "KẾ HOẠCH",
        "Cải cách hành chính năm 2026",
        [
            ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Sản phẩm"],
            ["I", "CẢI CÁCH THỂ CHẾ", "", "", "", ""],
            ["1", "Rà soát <b>thủ tục</b> hành chính", "Văn phòng Sở", "Thanh tra Sở", "Quý II", "Báo cáo"],
            ["2", "Công khai kết quả giải quyết hồ sơ", "Tổ Một cửa", "", "31/2", "Trang tin"],
            ["II", "CẢI CÁCH TÀI CHÍNH CÔNG", "", "", "", ""],
            ["1", "Giải ngân vốn đầu tư công", "Văn phòng Sở", "", "Thường xuyên", "Báo cáo"],
        ],
    ]
)


@asynccontextmanager
async def served(database: Database, now: datetime) -> AsyncIterator[str]:
    """The pages of an office whose readings are in a database, at an instant."""
    fake = WebOfficeFake()
    readings = ReadingPages(partial(shown_reading, database), LINKS, lambda: now)
    routes = web_routes(
        fake.channel, fake, fake.settings, now=lambda: now, suggest=lambda _person: (), readings=readings
    )
    server = WebServer(Starlette(routes=routes), "127.0.0.1", 0)
    address = await server.start()
    try:
        yield address
    finally:
        await server.stop()


async def read(database: Database, name: str = "Đức Anh", content: bytes = PLAN) -> str:
    """A plan is read and waits; the path of its page for somebody."""
    await load_sample(database, NOW)
    draft = read_plan(content, "ke-hoach.docx")
    async with database.begin() as tx:
        (person,) = [p for p in await people.everybody(tx) if p.name.endswith(name)]
        file_id = await files.keep(tx, NOW, OutgoingFile("ke-hoach.docx", "", content))
        version_id = await plans.add_draft(tx, NOW, person.id, file_id, draft)
    path = LINKS.address("web", person.id, version_id, NOW)
    assert path is not None
    return path


@pytest.mark.parametrize("size", [DESK, PHONE])
async def test_a_reading_is_looked_through(sqlite: Database, open_page: Open, size: dict[str, int]) -> None:
    path = await read(sqlite)
    async with served(sqlite, NOW) as address:
        page = await open_page(address + path, size)
        await expect(page.locator("h1")).to_contain_text("Cải cách hành chính năm 2026")
        await expect(page.locator(".counts")).to_contain_text("3 nhiệm vụ · 1 cần xem lại")
        # What a file says is text, never markup.
        await expect(page.locator("[id='I.1'] .title")).to_have_text("Rà soát <b>thủ tục</b> hành chính")
        await expect(page.locator("[id='I.1'] .read-as")).to_have_text("30/06/2026")
        await expect(page.locator("td.doubt")).to_have_count(2)
        await expect(page.locator(".why")).to_contain_text("ngày không tồn tại")
        await expect(page.locator(".why")).to_contain_text("“Tổ Một cửa” chưa có trong cơ quan")
        await page.get_by_text("Chỉ hiện dòng cần xem lại").click()
        await expect(page.locator(".task:visible")).to_have_count(1)
        assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        heading = page.locator("thead")
        await (expect(heading).to_be_visible() if size == DESK else expect(heading).to_be_hidden())


async def test_the_page_is_personal_and_runs_out(sqlite: Database, open_page: Open) -> None:
    path = await read(sqlite)
    forged = path[:-1] + ("a" if path[-1] != "a" else "b")
    async with served(sqlite, NOW + LASTS + timedelta(hours=2)) as address:
        late = await open_page(address + path, complaining=True)
        await expect(late.locator(".lead")).to_contain_text("hết hạn hoặc không đúng")
    async with served(sqlite, NOW) as address:
        for wrong in (forged, "/ban-doc/x", "/ban-doc/1-2-3", f"/ban-doc/{'a' * 300}"):
            page = await open_page(address + wrong, complaining=True)
            await expect(page.locator(".lead")).to_contain_text("hết hạn hoặc không đúng")


async def test_who_may_not_load_plans_sees_none(sqlite: Database, open_page: Open) -> None:
    path = await read(sqlite, "Ngọc Lan")
    async with served(sqlite, NOW) as address:
        page = await open_page(address + path, complaining=True)
        await expect(page.locator(".lead")).to_be_visible()
        await expect(page.locator(".task")).to_have_count(0)


def test_a_link_is_sent_only_where_it_can_be_opened() -> None:
    assert LINKS.address("telegram", 1, 2, NOW) is None
    public = ReadingLinks(LINKS.secret, "https://so.example.vn", "web")
    for channel in ("telegram", "web"):
        assert str(public.address(channel, 1, 2, NOW)).startswith("https://so.example.vn/ban-doc/")


async def test_the_chat_shows_how_far_a_reading_is_and_opens_its_page(open_page: Open) -> None:
    fake = WebOfficeFake()
    async with served_chat(fake) as address:
        page = await open_page(f"{address}/chat?as=p2", PHONE)
        assert fake.channel.show_work("web", "p2", "đang đọc trang 7/21…")
        await expect(page.locator("#typing")).to_contain_text("đang đọc trang 7/21…")
        assert fake.channel.show_work("web", "p2", "đang đọc trang 9/21…")
        await expect(page.locator("#typing")).to_contain_text("9/21")
        assert not fake.channel.show_work("telegram", "p2", "đang đọc trang 9/21…")
        await fake.say(Outgoing("p2", "Xem dạng bảng: /ban-doc/2-k7-abc\nXem thêm: /viec"))
        await expect(page.locator("#typing")).to_be_hidden()
        link = page.get_by_role("link", name="Mở bảng")
        await expect(link).to_have_attribute("href", "/ban-doc/2-k7-abc")
        await expect(page.locator(".theirs .command")).to_have_text("/viec")
