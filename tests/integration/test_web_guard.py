"""What stands before the pages: other sites, other hosts, forged cookies, and what a browser may do with a page."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.channels.web_session import COOKIE, new_address, sign, unsign
from tests.fakes.page import Page
from tests.fakes.web_office import WebOfficeFake, served

SECRET = b"one secret of at least 32 bytes......"


@pytest.fixture
async def office() -> WebOfficeFake:
    return WebOfficeFake()


@pytest.fixture
async def address(office: WebOfficeFake) -> AsyncIterator[str]:
    async with served(office) as address:
        yield address


@pytest.mark.parametrize("path", ["/messages", "/buttons", "/clock"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {},
    ],
)
async def test_another_sites_page_can_do_nothing(
    office: WebOfficeFake, address: str, path: str, headers: dict[str, str]
) -> None:
    form = {"text": (None, "xong"), "data": (None, "done:1"), "step": (None, "day"), "key": (None, "abcdefgh")}
    began = office.now
    async with httpx.AsyncClient(base_url=address, params={"as": "p5"}) as elsewhere:
        refused = await elsewhere.post(path, files=form, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "web.foreign")
    assert (office.received, office.now) == ([], began)


@pytest.mark.parametrize("path", ["/", "/chat?as=p5", "/static/chat.js", "/events?as=p5", "/clock"])
async def test_another_host_name_is_not_answered(address: str, path: str) -> None:
    async with httpx.AsyncClient(base_url=address) as client:
        assert (await client.get(path, headers={"Host": "rebound.example"})).status_code == 400


@pytest.mark.parametrize("path", ["/", "/chat?as=p5", "/static/look.css", "/healthz", "/history"])
async def test_headers_that_keep_a_browser_safe(address: str, path: str) -> None:
    async with httpx.AsyncClient(base_url=address) as client:
        headers = (await client.get(path)).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


async def test_the_pages_ask_nobody_else_for_anything(address: str) -> None:
    async with httpx.AsyncClient(base_url=address, params={"as": "p5"}) as client:
        texts = [(await client.get(path)).text for path in ("/", "/chat")]
        names = ("look.css", "chat.css", "office.css", "chat.js", "talk.js", "bubble.js", "stream.js", "outgoing.js")
        texts += [(await client.get(f"/static/{name}")).text for name in names]
    for text in texts:
        assert "http://" not in text.replace("http://www.w3.org/", "")
        assert "https://" not in text
        assert "<script>" not in text
        assert " style=" not in text


async def test_names_are_never_markup() -> None:
    office = WebOfficeFake()
    lan = office.linked["p5"]
    office.linked["p5"] = type(lan)(lan.address, "<b>Lan</b>", "</script><script>x()", "A & B", lan.roles)
    async with served(office) as address, Page(address, "p5") as page:
        text = (await page.http.get("/chat")).text
    assert "<b>Lan</b>" not in text
    assert "&lt;b&gt;Lan&lt;/b&gt; · A &amp; B" in text


async def test_without_an_address_there_is_no_conversation(office: WebOfficeFake, address: str) -> None:
    async with Page(address) as nobody:
        for path in ("/events", "/history", "/files/1767574800000000/0"):
            assert (await nobody.http.get(path)).status_code == 401
        assert (await nobody.say("xong")).status_code == 401
    assert office.received == []


def test_a_cookie_holds_only_with_its_secret() -> None:
    value = sign("w123", SECRET)
    assert unsign(value, SECRET) == "w123"
    for forged in ("", "w123", "w123.", value.replace("w123", "w124"), value[:-1], value + "0", "w123.é"):
        assert unsign(forged, SECRET) is None
    assert unsign(value, b"another secret of 32 bytes at least...") is None


def test_addresses_are_not_guessed() -> None:
    addresses = {new_address() for _ in range(100)}
    assert len(addresses) == 100
    assert all(address.startswith("w") and len(address) > 20 for address in addresses)


async def test_a_real_office_trusts_no_address_in_a_link() -> None:
    office = WebOfficeFake(sample=False)
    async with served(office) as address, Page(address, "p5") as page:
        assert (await page.http.get("/history")).status_code == 401
        assert (await page.http.get("/clock")).status_code == 404
        page.http.cookies.set(COOKIE, sign("p5", SECRET))
        assert (await page.http.get("/history")).status_code == 401
