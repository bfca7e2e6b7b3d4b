"""The sample office in a browser: its clock and its people; and a real one, joined with a code."""

from collections.abc import AsyncIterator, Sequence

import pytest
from playwright.async_api import expect

from domain.chat import Incoming, Outgoing
from tests.browser.conftest import DESK, PHONE, Open
from tests.fakes.web_office import PEOPLE, WebOfficeFake, reminder, served


@pytest.fixture
async def office() -> WebOfficeFake:
    return WebOfficeFake()


@pytest.fixture
async def address(office: WebOfficeFake) -> AsyncIterator[str]:
    async with served(office) as address:
        yield address


@pytest.mark.parametrize(("size", "button"), [(DESK, "Sáng làm việc tới"), (PHONE, "Sáng tới")])
async def test_the_clock_is_moved_on_the_page(
    office: WebOfficeFake, address: str, open_page: Open, size: dict[str, int], button: str
) -> None:
    page = await open_page(f"{address}/chat?as=p5", size)
    beside = await open_page(f"{address}/chat?as=p4", size)
    await office.say(Outgoing("p5", "Thứ Hai"))
    await expect(page.locator("#clock")).to_contain_text("08:00 Thứ Hai, 05/01/2026")
    await page.locator("#clock").get_by_text(button, exact=True).click()
    for clock in (page.locator("#clock"), beside.locator("#clock")):
        await expect(clock).to_contain_text("Thứ Ba, 06/01/2026")
    await office.say(Outgoing("p5", "Thứ Ba"))
    days = page.locator(".line.new-day")
    await expect(days).to_have_count(2)
    assert [await days.nth(n).get_attribute("data-day-name") for n in range(2)] == [
        "Thứ Hai, 05/01/2026",
        "Thứ Ba, 06/01/2026",
    ]


async def test_who_was_written_to_is_marked_until_one_looks(
    office: WebOfficeFake, address: str, open_page: Open
) -> None:
    page = await open_page(f"{address}/chat?as=p2", DESK)
    lan = page.get_by_role("link", name="Võ Thị Lan")
    await office.say(reminder("p5"))
    await expect(lan).to_have_accessible_name("Võ Thị Lan Chuyên viên Cán bộ có tin mới")
    await lan.click()
    await expect(page.locator(".bar")).to_contain_text("Võ Thị Lan")
    await expect(page.locator(".news:visible")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 768, 1000, 1280])
@pytest.mark.parametrize("path", ["/", "/chat?as=p5"])
async def test_nothing_sticks_out_sideways(
    office: WebOfficeFake, address: str, open_page: Open, path: str, width: int
) -> None:
    await office.say(reminder("p5"))
    await office.say(Outgoing("p5", "một-từ-rất-dài-không-có-chỗ-ngắt" * 10))
    page = await open_page(address + path, {"width": width, "height": 800})
    if path != "/":
        await expect(page.locator(".line")).to_have_count(2)
    assert await page.evaluate("document.documentElement.scrollWidth") == width
    column = await page.locator("main").bounding_box()
    assert column
    assert column["width"] <= (560 if path != "/" else 1040)
    if path != "/":
        assert await page.locator("#talk").evaluate("talk => talk.scrollWidth - talk.clientWidth") == 0


async def test_what_can_be_tapped_is_large_enough_for_a_thumb(
    office: WebOfficeFake, address: str, open_page: Open
) -> None:
    await office.say(reminder("p5"))
    page = await open_page(f"{address}/chat?as=p5", PHONE)
    await expect(page.locator(".line")).to_have_count(1)
    buttons = page.locator("button:visible:not(.command), a:visible")
    for button in await buttons.all():
        box = await button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 36, await button.inner_text()
    # Phones zoom into a smaller box when it is written in.
    assert await page.locator("#text").evaluate("box => parseFloat(getComputedStyle(box).fontSize)") >= 16


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_words_stand_out_from_their_ground(
    office: WebOfficeFake, address: str, open_page: Open, scheme: str
) -> None:
    await office.say(reminder("p5"))
    page = await open_page(f"{address}/chat?as=p5", DESK)
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    await page.get_by_role("textbox").fill("xong")
    await page.keyboard.press("Enter")
    await expect(page.locator(".theirs")).to_have_count(2)
    weak = await page.evaluate(
        """() => {
            const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
            const light = ([r, g, b]) => [r, g, b]
                .map((c) => c / 255)
                .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
                .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
            const ground = (element) => {
                for (let at = element; at; at = at.parentElement) {
                    const [r, g, b, a = 1] = parse(getComputedStyle(at).backgroundColor);
                    if (a === 1) return [r, g, b];
                }
                return [255, 255, 255];
            };
            const names = [".theirs .text", ".mine .text", ".bubble time", ".buttons button", ".command",
                ".suggestions button", ".clock-steps button",
                ".person-name", ".person-title", ".role", ".clock-note", ".unit h2"];
            return names.filter((name) => {
                const element = document.querySelector(name);
                const [one, two] = [light(parse(getComputedStyle(element).color)), light(ground(element))];
                return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05) < 4.5;
            });
        }"""
    )
    assert weak == []


async def test_joining_a_real_office_with_a_code(open_page: Open) -> None:
    def join(incoming: Incoming) -> Sequence[Outgoing]:
        if incoming.text == "ABCD-1234":
            real.linked[incoming.address] = PEOPLE[4]
            return [Outgoing(incoming.address, "Chào chị Lan!")]
        return [Outgoing(incoming.address, "Mã này không dùng được.")]

    real = WebOfficeFake(sample=False, answer=join)
    async with served(real) as address:
        page = await open_page(address)
        await page.get_by_label("Mã mời").fill("ABCD-0000")
        await page.get_by_role("button", name="Tham gia").click()
        await expect(page.locator(".theirs .text")).to_have_text("Mã này không dùng được.")
        await expect(page.locator(".bar")).to_contain_text("Khách")
        await expect(page.get_by_role("button", name="Đính kèm tệp")).to_be_hidden()
        # The right one, typed into the chat, opens it.
        await page.get_by_role("textbox").fill("ABCD-1234")
        await page.keyboard.press("Enter")
        await expect(page.locator(".bar")).to_contain_text("Võ Thị Lan")
        await expect(page.locator(".theirs .text").last).to_have_text("Chào chị Lan!")
        await expect(page.get_by_role("button", name="Đính kèm tệp")).to_be_visible()
        await expect(page.locator("#clock")).to_have_count(0)
