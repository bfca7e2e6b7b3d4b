"""A real office on the web: a stranger with a code, whose answer arrives like any other message."""

import re
from collections.abc import AsyncIterator, Sequence

import pytest

from domain.chat import Incoming, Outgoing
from tests.fakes.page import Page
from tests.fakes.web_office import PEOPLE, WebOfficeFake, served

LAN = PEOPLE[4]


class RealOffice(WebOfficeFake):
    """Knows one code, and links who sends it to Lan."""

    def __init__(self) -> None:
        super().__init__(sample=False, answer=self._join)

    def _join(self, incoming: Incoming) -> Sequence[Outgoing]:
        if incoming.text != "ABCD-1234":
            return [Outgoing(incoming.address, "Mã không đúng.")]
        self.linked[incoming.address] = LAN
        return [Outgoing(incoming.address, "Chào chị Lan!")]


@pytest.fixture
async def office() -> RealOffice:
    return RealOffice()


@pytest.fixture
async def address(office: RealOffice) -> AsyncIterator[str]:
    async with served(office) as address:
        yield address


def key_of(page: str) -> str:
    """The key the form of a page was given."""
    found = re.search(r'name="key" value="(\w+)"', page)
    assert found
    return found[1]


async def test_a_code_joins(office: RealOffice, address: str) -> None:
    async with Page(address) as browser:
        form = await browser.http.get("/")
        assert "Mã mời" in form.text
        cookie = form.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "samesite=lax" in cookie.lower()
        joined = await browser.post("/join", code=" ABCD-1234 ", key=key_of(form.text))
        assert (joined.status_code, joined.headers["location"]) == (303, "/chat")
        (incoming,) = office.received
        assert (incoming.text, incoming.address[0]) == ("ABCD-1234", "w")
        assert "Võ Thị Lan" in (await browser.http.get("/chat")).text
        async with browser.listening() as stream:
            assert [heard.data["text"] for heard in await stream.until("ready")] == ["ABCD-1234", "Chào chị Lan!"]
        # From then on the first page leads straight to the chat, and files are taken.
        assert (await browser.http.get("/")).headers["location"] == "/chat"
        assert (await browser.post("/messages", [("a.txt", b"x", "text/plain")])).status_code == 200
    assert len({incoming.address for incoming in office.received}) == 1


async def test_the_code_in_a_link_is_filled_in(address: str) -> None:
    async with Page(address) as browser:
        page = (await browser.http.get("/", params={"code": 'ABCD-1234"><b>'})).text
    assert 'value="ABCD-1234&#34;&gt;&lt;b&gt;"' in page


async def test_a_wrong_code_gets_its_line_and_nothing_else(office: RealOffice, address: str) -> None:
    async with Page(address) as browser:
        form = await browser.http.get("/")
        await browser.post("/join", code="ABCD-9999", key=key_of(form.text))
        chat = (await browser.http.get("/chat")).text
        assert "Khách" in chat
        async with browser.listening() as stream:
            assert [heard.data["text"] for heard in await stream.until("ready")] == ["ABCD-9999", "Mã không đúng."]
        refused = await browser.post("/messages", [("a.pdf", b"x", "application/pdf")], text="ABCD-1234")
        assert (refused.status_code, refused.json()["code"]) == (403, "web.stranger_files")
    assert [incoming.text for incoming in office.received] == ["ABCD-9999"]


async def test_the_open_page_of_a_stranger_hears_that_they_joined(office: RealOffice, address: str) -> None:
    async with Page(address) as browser:
        form = await browser.http.get("/")
        await browser.post("/join", code="sai", key=key_of(form.text))
        async with browser.listening() as stream:
            await stream.until("ready")
            await browser.say("ABCD-1234")
            assert [heard.data["text"] for heard in await stream.until("joined")] == ["ABCD-1234", "Chào chị Lan!"]


async def test_the_form_sent_twice_is_one_update(office: RealOffice, address: str) -> None:
    async with Page(address) as browser:
        key = key_of((await browser.http.get("/")).text)
        for _ in range(2):
            assert (await browser.post("/join", code="ABCD-1234", key=key)).status_code == 303
    assert len(office.received) == 1


async def test_two_browsers_are_two_strangers(office: RealOffice, address: str) -> None:
    async with Page(address) as one, Page(address) as two:
        for browser in (one, two):
            form = await browser.http.get("/")
            await browser.post("/join", code="sai", key=key_of(form.text))
        async with one.listening() as stream:
            await stream.until("ready")
            await two.say("xin chào")
            await one.say("còn đây là tôi")
            # A real office tells nobody of anybody else.
            assert [heard.kind for heard in (await stream.next(), await stream.next())] == ["line", "line"]
    assert len({incoming.address for incoming in office.received}) == 2


async def test_a_form_sent_by_the_browser_itself_is_told_on_a_page(office: RealOffice, address: str) -> None:
    async with Page(address) as browser:
        form = {"code": (None, "ABCD-1234"), "key": (None, "!")}
        refused = await browser.http.post("/join", files=form, headers={"Accept": "text/html,*/*;q=0.8"})
    assert (refused.status_code, refused.headers["content-type"]) == (400, "text/html; charset=utf-8")
    assert "Vui lòng tải lại trang rồi thử lại." in refused.text
    assert 'href="/"' in refused.text


async def test_an_empty_code_is_asked_for_again(office: RealOffice, address: str) -> None:
    async with Page(address) as browser:
        await browser.http.get("/")
        assert (await browser.post("/join", code="  ")).json()["code"] == "web.empty"
    assert office.received == []
