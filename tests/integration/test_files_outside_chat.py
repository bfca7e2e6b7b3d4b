"""Files of a chat that takes none: fetched by a link or a code, sent on a personal page."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import httpx
import pytest
from starlette.applications import Starlette

from bot.channels.web_conversations import WebOffice
from bot.channels.web_file_links import FileLinks
from bot.channels.web_upload import UploadLinks
from bot.zalo_door import pages
from domain.chat import Incoming, Outgoing, OutgoingFile
from domain.occurrences import OccurrenceDraft
from domain.people import Grant, Person, Role
from domain.tasks import AssignmentRole, OccurrenceKind
from storage import accounts, assignments, files, people, tasks
from storage.database import Database

SECRET = b"a secret of thirty-two bytes...."
PUBLIC = "https://nhacviec.vidu.gov.vn"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LAN = "11/6ede9afa66b88fe6d6a9"
REPORT = OutgoingFile("Báo cáo tháng 10.docx", "application/msword", b"PK report")
CHART = OutgoingFile("biểu đồ.png", "image/png", b"\x89PNG chart")


@dataclass
class Office:
    """An office of one person, with a clock that stands where it is put; `taken` is what its pages handed over."""

    database: Database
    now: datetime = datetime(2026, 1, 5, 1, tzinfo=UTC)
    taken: list[Incoming] = field(default_factory=list)
    person_id: int = 0
    account_id: int = 0

    async def message(self) -> Outgoing:
        """A message to Lan with a report and a chart."""
        async with self.database.begin() as tx:
            kept = [await files.keep(tx, self.now, file) for file in (REPORT, CHART)]
        attached = [OutgoingFile(f.name, f.media_type, f.data, i) for f, i in zip((REPORT, CHART), kept, strict=True)]
        return Outgoing(LAN, "Tháng 10", files=tuple(attached))

    def links(self, public: str | None) -> FileLinks:
        async def reader(address: str) -> Person | None:
            async with self.database.read() as tx:
                return await people.find_by_account(tx, "zalo", address)

        return FileLinks(SECRET, public, ZONE, lambda: self.now, reader)

    def time(self) -> datetime:
        return self.now

    async def take(self, incoming: Incoming) -> None:
        self.taken.append(incoming)


@pytest.fixture
async def office(database: Database) -> Office:
    made = Office(database)
    async with database.begin() as tx:
        made.person_id = await people.add_person(tx, "Trần Thị Lan", grants=[Grant(Role.STAFF)])
        made.account_id = await accounts.link(tx, made.now, made.person_id, "zalo", LAN)
    return made


class _Clock:
    def __init__(self, office: Office) -> None:
        self.now = office.time


@pytest.fixture
async def browser(office: Office) -> AsyncIterator[httpx.AsyncClient]:
    web = WebOffice("Sở", False, "vi", ZONE, SECRET, ("*",))
    app = Starlette(routes=pages(office.database, _Clock(office), SECRET, web, office.take))
    headers = {"Origin": "http://here", "Accept": "text/html"}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here", headers=headers) as client:
        yield client


def path(link: str) -> str:
    return link.removeprefix(PUBLIC)


async def test_a_report_and_a_chart_are_fetched_by_their_links(office: Office, browser: httpx.AsyncClient) -> None:
    report, chart = await office.links(PUBLIC).ways(await office.message())
    link = re.search(rf"{PUBLIC}/tep/\S+", report.words)
    assert (link is not None, report.url) == (True, None)
    assert "12/01/2026" in report.words
    answer = await browser.get(path(link[0]) if link else "")
    assert (answer.content, answer.headers["content-type"]) == (REPORT.data, "application/msword")
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''B%C3%A1o")
    assert chart.url is not None
    picture = await browser.get(path(chart.url))
    assert (picture.content, picture.headers["content-type"]) == (CHART.data, "image/png")
    # The picture's address is for the platform alone, the report's for a week; neither is for anything else.
    office.now += timedelta(hours=3)
    assert (await browser.get(path(chart.url))).status_code == 404
    assert (await browser.get(path(link[0]) if link else "")).status_code == 200
    assert (await browser.get((path(link[0]) if link else "").replace("/tep/", "/gui/"))).status_code == 404
    office.now += timedelta(days=7)
    gone = await browser.get(path(link[0]) if link else "")
    assert (gone.status_code, "mã đã hết hạn" in gone.text) == (404, True)


async def test_without_an_address_a_code_is_typed_in(office: Office, browser: httpx.AsyncClient) -> None:
    report, chart = await office.links(None).ways(await office.message())
    assert "http" not in report.words + chart.words
    assert (report.url, chart.url) == (None, None)
    code = re.search(r"nhập mã (\S+)", report.words)
    assert code is not None
    assert "Mã tệp" in (await browser.get("/tep")).text
    answer = await browser.get("/tep", params={"ma": f" {code[1].lower()} "}, follow_redirects=True)
    assert answer.content == REPORT.data
    assert (await browser.get("/tep", params={"ma": code[1][:-1] + "2"}, follow_redirects=True)).status_code == 404


async def test_who_left_opens_nothing_any_more(office: Office, browser: httpx.AsyncClient) -> None:
    report, _ = await office.links(None).ways(await office.message())
    code = re.findall(r"nhập mã (\S+)", report.words)[0]
    page = path(UploadLinks(SECRET, PUBLIC).address(office.account_id, office.now) or "")
    async with office.database.begin() as tx:
        await people.retire(tx, office.now, office.person_id)
    assert (await browser.get(f"/tep/{code}")).status_code == 404
    assert (await browser.get(page)).status_code == 404
    assert await office.links(None).ways(await office.message()) == []


async def test_what_is_sent_on_ones_page_counts_as_sent_in_the_chat(office: Office, browser: httpx.AsyncClient) -> None:
    page = path(UploadLinks(SECRET, PUBLIC).address(office.account_id, office.now) or "")
    form = await browser.get(page)
    assert "Trang này dành riêng cho Trần Thị Lan" in form.text
    key = re.findall(r'name="key" value="(\w+)"', form.text)[0]
    sent = await browser.post(
        page, data={"key": key, "text": "T12 xong"}, files={"file": ("../Biên bản.docx", b"PK", "application/msword")}
    )
    assert (sent.status_code, "Đã nhận 1 tệp" in sent.text) == (200, True)
    (incoming,) = office.taken
    assert (incoming.channel, incoming.address, incoming.text, incoming.at) == ("zalo", LAN, "T12 xong", office.now)
    assert [(a.name, a.data) for a in incoming.attachments] == [("Biên bản.docx", b"PK")]
    again = await browser.post(page, data={"key": key}, files={"file": ("a.docx", b"PK", "application/msword")})
    assert again.status_code == 200
    assert office.taken[1].update_id == incoming.update_id, "the same form again is the same update"


async def test_a_page_for_one_task_takes_its_proof_alone(office: Office, browser: httpx.AsyncClient) -> None:
    async with office.database.begin() as tx:
        number = await tasks.next_task_number(tx)
        new = tasks.NewTask(number, "Nộp báo cáo", "Nộp báo cáo <b>quý</b>", "open")
        task_id = await tasks.add_task(tx, office.now, None, new)
        due = date(2026, 1, 30)
        part = await assignments.add_occurrence(
            tx, office.now, task_id, OccurrenceDraft("2026-01-30", OccurrenceKind.DATED, due=due)
        )
        held = [(None, office.person_id, AssignmentRole.LEAD)]
        [held_id] = await assignments.add_assignments(tx, office.now, part, due, held)
    links = UploadLinks(SECRET, PUBLIC)
    page = path(links.for_task(office.account_id, number, office.now) or "")
    form = await browser.get(page)
    assert (form.status_code, f"T{number} – Nộp báo cáo" in form.text, "tài liệu kiểm chứng" in form.text) == (
        200,
        True,
        True,
    )
    key = re.findall(r'name="key" value="(\w+)"', form.text)[0]
    file = {"file": ("<i>Biên bản.pdf", b"%PDF", "application/pdf")}
    sent = await browser.post(page, data={"key": key, "text": "xong"}, files=file)
    assert (sent.status_code, "Đã nhận 1 tệp" in sent.text) == (200, True)
    assert "&lt;i&gt;Biên bản.pdf" in sent.text
    assert "<i>" not in sent.text, "a file's name is no markup"
    assert [(i.text, len(i.attachments)) for i in office.taken] == [(f"T{number} xong", 1)]

    # Good for this purpose, this task, this person, this day.
    chat_page = path(links.address(office.account_id, office.now) or "")
    assert {page.count("-"), chat_page.count("-")} == {3, 2}
    assert (await browser.get(page.replace("/gui/", "/tep/"))).status_code == 404
    assert (await browser.get(path(links.for_task(office.account_id, number + 7, office.now) or ""))).status_code == 404
    async with office.database.begin() as tx:
        other = await people.add_person(tx, "Lê Hùng")
        await assignments.set_owner(tx, held_id, other)
    for answer in (await browser.get(page), await browser.post(page, data={"key": key}, files=file)):
        assert (answer.status_code, "/tailieu T12" in answer.text) == (404, True), "the task changed hands"
    async with office.database.begin() as tx:
        await assignments.set_owner(tx, held_id, office.person_id)
    assert (await browser.get(page)).status_code == 200
    office.now += timedelta(hours=26)
    assert (await browser.get(page)).status_code == 404
    assert len(office.taken) == 1


async def test_a_page_takes_nothing_from_elsewhere_or_too_late(office: Office, browser: httpx.AsyncClient) -> None:
    page = path(UploadLinks(SECRET, PUBLIC).address(office.account_id, office.now) or "")
    file = {"file": ("a.docx", b"PK", "application/msword")}
    foreign = await browser.post(page, data={"key": "k" * 8}, files=file, headers={"Origin": "https://khac.vn"})
    nothing = await browser.post(page, data={"key": "k" * 8}, files={"text": (None, "xong")})
    assert (foreign.status_code, nothing.status_code) == (403, 400)
    office.now += timedelta(hours=26)
    late = await browser.post(page, data={"key": "k" * 8}, files=file)
    assert (late.status_code, "đã hết hạn" in late.text) == (404, True)
    async with office.database.begin() as tx:
        await accounts.unlink(tx, office.now, office.account_id)
    office.now -= timedelta(hours=26)
    assert (await browser.get(page)).status_code == 404
    assert (office.taken, UploadLinks(SECRET, None).address(office.account_id, office.now)) == ([], None)
