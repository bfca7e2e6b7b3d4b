"""The chat in a browser: what is typed, tapped and sent, and what arrives by itself."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from playwright.async_api import FilePayload, Page, expect

from domain.chat import Button, Outgoing, OutgoingFile
from locales import say
from reports.message import report_message
from reports.summarise import summarise
from tests.browser.conftest import DESK, PHONE, Open, connected
from tests.fakes import report_office
from tests.fakes.report_office import RECKONING
from tests.fakes.web_office import MONDAY, WebOfficeFake, reminder, served

# A picture of one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf50"
    "0f0003860180a5e3ef1e0000000049454e44ae426082"
)


@pytest.fixture
async def office() -> WebOfficeFake:
    return WebOfficeFake()


@pytest.fixture
async def address(office: WebOfficeFake) -> AsyncIterator[str]:
    async with served(office) as address:
        yield address


async def texts(page: Page) -> list[str]:
    """The texts of the bubbles, from the top."""
    return [text.strip() for text in await page.locator(".line .text").all_inner_texts()]


async def test_choosing_somebody_and_talking(office: WebOfficeFake, address: str, open_page: Open) -> None:
    page = await open_page(address)
    await page.get_by_role("link", name="Võ Thị Lan").click()
    await expect(page.locator(".bar")).to_contain_text("Võ Thị Lan · Phòng Quản lý Khoa học")
    await connected(page)
    box = page.get_by_role("textbox", name="Nhập tin nhắn")
    await box.fill("1 xong")
    await box.press("Shift+Enter")
    await box.press_sequentially("2 60%")
    await box.press("Enter")
    await expect(page.locator(".theirs .text")).to_have_text("Đã nghe: 1 xong\n2 60%", use_inner_text=True)
    assert [incoming.text for incoming in office.received] == ["1 xong\n2 60%"]
    await expect(box).to_have_value("")
    await expect(page.locator(".pending")).to_have_count(0)
    await expect(page.locator(".mine time")).to_have_text("08:00")
    await expect(page.locator(".line.new-day")).to_have_attribute("data-day-name", "Thứ Hai, 05/01/2026")


async def test_the_enter_that_ends_a_composed_word_sends_nothing(
    office: WebOfficeFake, address: str, open_page: Open
) -> None:
    page = await open_page(f"{address}/chat?as=p5")
    box = page.get_by_role("textbox")
    await box.fill("vướng")
    await box.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    await expect(box).to_have_value("vướng")
    await box.press("Enter")
    await expect(page.locator(".theirs")).to_have_count(1)
    assert [incoming.text for incoming in office.received] == ["vướng"]


async def test_a_message_arrives_by_itself_and_its_buttons_can_be_tapped(
    office: WebOfficeFake, address: str, open_page: Open
) -> None:
    page = await open_page(f"{address}/chat?as=p5")
    sent = await office.say(reminder("p5"))
    await page.get_by_role("button", name="2 Xong").click()
    await expect(page.locator(".mine .text")).to_have_text("2 Xong")
    await expect(page.get_by_role("button", name="2 Xong")).to_have_attribute("aria-pressed", "true")
    await expect(page.locator(".theirs")).to_have_count(2)
    (tapped,) = office.received
    assert (tapped.button, tapped.reply_to, tapped.text) == ("done:2", sent, "2 Xong")
    # A command the bot names can be tapped too.
    await page.locator(".text .command").first.click()
    await expect(page.locator(".theirs")).to_have_count(3)
    assert office.received[1].text == "/viec"


async def test_text_is_never_markup(office: WebOfficeFake, address: str, open_page: Open) -> None:
    hostile = '<img src=x onerror="document.title=1"><b>đậm</b> javascript:alert(1)'
    page = await open_page(f"{address}/chat?as=p5")
    await page.get_by_role("textbox").fill(hostile)
    await page.get_by_role("textbox").press("Enter")
    await expect(page.locator(".theirs")).to_have_count(1)
    assert await texts(page) == [hostile, f"Đã nghe: {hostile}"]
    for made in ("#lines .text img", "#lines .text b", "#lines .text a"):
        await expect(page.locator(made)).to_have_count(0)
    assert (await page.title()).startswith("Võ Thị Lan")


async def test_links_open_elsewhere(office: WebOfficeFake, address: str, open_page: Open) -> None:
    page = await open_page(f"{address}/chat?as=p5")
    await office.say(Outgoing("p5", "Gửi tệp tại https://nhacviec.example/tep/abc?x=1. Việc và/hoặc 15/7 giữ nguyên."))
    link = page.locator(".text a")
    await expect(link).to_have_attribute("href", "https://nhacviec.example/tep/abc?x=1")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await expect(page.locator(".command")).to_have_count(0)


async def test_a_line_can_be_answered(office: WebOfficeFake, address: str, open_page: Open) -> None:
    page = await open_page(f"{address}/chat?as=p5", DESK)
    first = await office.say(Outgoing("p5", "Việc thứ nhất\nchi tiết"))
    await office.say(Outgoing("p5", "Việc thứ hai"))
    await page.get_by_role("button", name="Trả lời").first.click()
    await expect(page.locator("#quoting-text")).to_have_text("Việc thứ nhất")
    await page.get_by_role("textbox").press_sequentially("xong")
    await page.keyboard.press("Enter")
    await expect(page.locator(".mine .quoted")).to_have_text("Việc thứ nhất")
    await expect(page.locator(".theirs")).to_have_count(3)
    assert office.received[0].reply_to == first
    await expect(page.locator("#quoting")).to_be_hidden()
    # After a reload the quotation is there again.
    await page.reload()
    await expect(page.locator(".mine .quoted")).to_have_text("Việc thứ nhất")


async def test_a_file_is_attached_sent_and_had_back(office: WebOfficeFake, address: str, open_page: Open) -> None:
    page = await open_page(f"{address}/chat?as=p5")
    plan = FilePayload(name="Kế hoạch 2026.docx", mimeType="application/msword", buffer=b"x" * 3000)
    photo = FilePayload(name="anh.png", mimeType="image/png", buffer=PNG)
    await page.locator("#files").set_input_files([plan, photo])
    await expect(page.locator("#chosen li")).to_have_count(2)
    await page.get_by_role("button", name="Gửi", exact=True).click()
    await expect(page.locator(".theirs")).to_have_count(1)
    assert [(a.name, a.size) for a in office.received[0].attachments] == [("Kế hoạch 2026.docx", 3000), ("anh.png", 70)]
    await expect(page.locator(".mine .file-size")).to_have_text("2,9 kB")
    async with page.expect_download() as saved:
        await page.get_by_role("link", name="Tải về Kế hoạch 2026.docx").click()
    assert (await saved.value).suggested_filename == "Kế hoạch 2026.docx"
    # A picture is shown, also when it comes from the server.
    await page.reload()
    picture = page.locator(".mine .picture img")
    await expect(picture).to_be_visible()
    assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1


async def test_a_file_that_is_too_large_is_refused_before_it_is_sent(
    office: WebOfficeFake, address: str, open_page: Open
) -> None:
    page = await open_page(f"{address}/chat?as=p5")
    await page.evaluate(
        """() => {
            const files = new DataTransfer();
            files.items.add(new File([new Uint8Array(21 * 1024 * 1024)], "to.pdf"));
            const picker = document.getElementById("files");
            picker.files = files.files;
            picker.dispatchEvent(new Event("change"));
        }"""
    )
    await expect(page.get_by_role("alert")).to_contain_text("Tệp vượt quá 20 MB")
    await expect(page.locator("#chosen li")).to_have_count(0)
    await expect(page.get_by_role("button", name="Gửi", exact=True)).to_be_disabled()


async def test_files_of_the_bot(office: WebOfficeFake, address: str, open_page: Open) -> None:
    page = await open_page(f"{address}/chat?as=p2", DESK)
    files = (OutgoingFile("bao-cao.docx", "application/msword", b"docx"), OutgoingFile("do-thi.png", "image/png", PNG))
    await office.say(Outgoing("p2", "Báo cáo tháng 1", files=files))
    await expect(page.locator(".theirs .picture img")).to_be_visible()
    async with page.expect_download() as saved:
        await page.get_by_role("link", name="Tải về bao-cao.docx").click()
    assert (await (await saved.value).path()).read_bytes() == b"docx"


async def test_a_suggested_command_is_sent_with_one_tap(office: WebOfficeFake, address: str, open_page: Open) -> None:
    page = await open_page(f"{address}/chat?as=p2")
    await page.get_by_role("button", name="/baocao thang").click()
    await expect(page.locator(".theirs .text")).to_contain_text("Đã nghe: /baocao thang")


async def test_the_view_stays_at_the_end_unless_one_reads_above(
    office: WebOfficeFake, address: str, open_page: Open
) -> None:
    office.keep_old("p5", 100)
    page = await open_page(f"{address}/chat?as=p5")
    await expect(page.get_by_text("Tin cũ số 100", exact=True)).to_be_in_viewport()
    await office.say(Outgoing("p5", "Tin mới nhất là đây"))
    await expect(page.get_by_text("Tin mới nhất là đây")).to_be_in_viewport()
    # Reading above: what arrives does not pull the page away.
    await page.get_by_text("Tin cũ số 80", exact=True).scroll_into_view_if_needed()
    await expect(page.get_by_text("Tin mới nhất là đây")).not_to_be_in_viewport()
    await office.say(Outgoing("p5", "Lại một tin"))
    button = page.get_by_role("button", name="Tin mới nhất")
    await expect(button).to_be_visible()
    await expect(page.get_by_text("Tin cũ số 80", exact=True)).to_be_in_viewport()
    await button.click()
    await expect(page.get_by_text("Lại một tin")).to_be_in_viewport()
    await expect(button).to_be_hidden()
    # Scrolling up to the top brings the older ones, in order, each once.
    await page.locator("#talk").evaluate("talk => talk.scrollTo(0, 0)")
    await expect(page.get_by_text("Tin cũ số 1", exact=True)).to_have_count(1)
    shown = await texts(page)
    assert shown == [f"Tin cũ số {n}" for n in range(1, 101)] + ["Tin mới nhất là đây", "Lại một tin"]


async def test_a_server_that_goes_away_and_comes_back(office: WebOfficeFake, open_page: Open) -> None:
    async with served(office) as address:
        port = int(address.rpartition(":")[2])
        page = await open_page(f"{address}/chat?as=p5", complaining=True)
        await page.get_by_role("textbox").fill("trước khi mất")
        await page.keyboard.press("Enter")
        await expect(page.locator(".theirs")).to_have_count(1)
    await page.get_by_role("textbox").fill("trong khi mất")
    await page.keyboard.press("Enter")
    await expect(page.locator(".mine .state")).to_contain_text("Chưa gửi được.")
    await expect(page.get_by_text("Mất kết nối, đang thử lại…")).to_be_visible()
    again = WebOfficeFake()
    again.take_over(office)
    again.now += timedelta(minutes=1)
    async with served(again, port):
        await again.say(Outgoing("p5", "chờ sẵn"))
        await expect(page.get_by_text("Đã nghe: trong khi mất")).to_be_visible(timeout=20000)
        await expect(page.get_by_text("Mất kết nối, đang thử lại…")).to_be_hidden()
        expected = ["trước khi mất", "Đã nghe: trước khi mất", "chờ sẵn", "trong khi mất", "Đã nghe: trong khi mất"]
        assert sorted(await texts(page)) == sorted(expected)
        assert [incoming.text for incoming in again.received] == ["trong khi mất"]
        await expect(page.locator(".failed, .pending")).to_have_count(0)


async def test_a_message_that_is_refused_says_why(office: WebOfficeFake, address: str, open_page: Open) -> None:
    page = await open_page(f"{address}/chat?as=p5", complaining=True)
    office.broken = True
    await page.get_by_role("textbox").fill("xong")
    await page.keyboard.press("Enter")
    await expect(page.locator(".mine .state")).to_contain_text("Chưa lưu được tin này.")
    office.broken = False
    await page.get_by_role("button", name="Gửi lại").click()
    await expect(page.get_by_text("Đã nghe: xong")).to_be_visible()
    await expect(page.locator(".mine")).to_have_count(1)
    await expect(page.locator(".state")).to_have_count(0)


async def test_the_same_conversation_in_two_windows(office: WebOfficeFake, address: str, open_page: Open) -> None:
    phone = await open_page(f"{address}/chat?as=p5", PHONE)
    desk = await open_page(f"{address}/chat?as=p5", DESK)
    await office.say(Outgoing("p5", "Chọn:", ((Button("Đồng ý", "yes"),),)))
    await phone.get_by_role("button", name="Đồng ý").click()
    for page in (phone, desk):
        await expect(page.locator(".line")).to_have_count(3)
        assert await texts(page) == ["Chọn:", "Đồng ý", "Đã nghe: Đồng ý"]


async def test_a_report_is_seen_at_once_on_a_phone(office: WebOfficeFake, address: str, open_page: Open) -> None:
    summary = summarise(report_office.facts(), report_office.october(), MONDAY.replace(month=12), RECKONING)
    more = say("vi", "report_files.or_issue", words=say("vi", "report_files.more"))
    labels = ("report_files.xlsx", "report_files.png", "report_files.ics", "issue.button")
    page = await open_page(f"{address}/chat?as=p2")
    await office.say(
        Outgoing(
            "p2",
            f"{report_message(summary, 'vi')}\n{more}",
            (tuple(Button(say("vi", label), label) for label in labels),),
            (OutgoingFile("bao-cao-thang-2026-10.docx", "application/octet-stream", b"x" * 90_000),),
        )
    )
    message, talk = page.locator(".theirs .body"), page.locator("#talk")
    await expect(message).to_contain_text("CẦN CHO Ý KIẾN")
    shown, room = await message.bounding_box(), await talk.bounding_box()
    assert shown
    assert room
    assert shown["height"] <= room["height"], "all of it is on the screen"
