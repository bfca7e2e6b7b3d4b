"""The same working week through the real process on every channel: join, load, be reminded, answer, prove, report."""

import asyncio
import contextlib
import os
import re
import shutil
import socket
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from docx import Document
from sqlalchemy import select

from bot.sample_office import open_sample
from domain.reminder_settings import ReminderSettings
from storage.database import Database
from storage.migrate import upgrade
from storage.schema.plans import file
from storage.schema.work import evidence
from tests.acceptance.office_process import process_of, said_by
from tests.acceptance.talking import Office, OnTelegram, OnWeb, OnZalo, Platform
from tests.fakes.plan_files import docx_file
from tests.fakes.telegram import TOKEN as TELEGRAM_TOKEN
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_world import Limits
from tests.fakes.zalo import TOKEN as ZALO_TOKEN
from tests.fakes.zalo import FakeZalo

PUBLIC = "https://nhacviec.vidu.gov.vn"
PICTURE = b"\xff\xd8\xff" + bytes(5000)
PEOPLE = {"Quân": 1, "Dũng": 3, "Trang": 4, "Đức Anh": 5}
PLAN = docx_file(
    [
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "KẾ HOẠCH",
        "Chuyển đổi số năm 2026",
        [
            ["TT", "Nội dung công việc", "Sản phẩm", "Đơn vị chủ trì", "Thời gian hoàn thành"],
            ["1", "Rà soát hạ tầng mạng nội bộ", "Báo cáo", "Văn phòng Sở", "Ngày 16/01/2026"],
            ["2", "Số hóa hồ sơ lưu trữ năm 2025", "Kho dữ liệu", "Văn phòng Sở", "Ngày 19/01/2026"],
            ["3", "Tập huấn chữ ký số cho công chức", "Lớp tập huấn", "Văn phòng Sở", "Ngày 20/01/2026"],
            ["4", "Công khai dữ liệu mở về khoa học", "Bộ dữ liệu", "Phòng Quản lý Khoa học", "Ngày 30/01/2026"],
        ],
    ]
)
FAST = {
    "NHACVIEC_TELEGRAM_A_SECOND": "500",
    "NHACVIEC_TELEGRAM_A_SECOND_IN_A_CHAT": "500",
    "NHACVIEC_ZALO_A_SECOND": "500",
}
CHANNELS = ["web", "telegram polling", "telegram webhook", "zalo polling", "zalo webhook"]
"""With webhooks phones can open our pages; by polling they cannot, and no link is sent."""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
async def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the sample office on its first morning, opened once for all channels."""
    made = tmp_path_factory.mktemp("sample") / "sample.db"
    database = Database(f"sqlite:///{made}")
    await upgrade(database)
    await open_sample(database, ReminderSettings())
    await database.close()
    return made


@contextlib.asynccontextmanager
async def running(folder: Path, sample: Path, channel: str) -> AsyncIterator[Office]:
    """The sample office as a process of its own, with the far end of the channel."""
    (folder / "data").mkdir()
    shutil.copy(sample, folder / "data" / "sample.db")
    async with contextlib.AsyncExitStack() as stack:
        port = free_port()
        here = f"http://127.0.0.1:{port}"
        settings = {"NHACVIEC_SAMPLE": "true", "NHACVIEC_PORT": str(port), **FAST}
        sim = await stack.enter_async_context(httpx.AsyncClient(trust_env=False))
        platform, _, way = channel.partition(" ")
        if way == "webhook":
            settings["NHACVIEC_PUBLIC_URL"] = PUBLIC
        if platform != "web":
            sim.base_url = httpx.URL(await stack.enter_async_context(_far_end(platform)))
            await sim.post("/sim/reset")
            await sim.post("/sim/proxy", json={"origin": here})
            tokens = TELEGRAM_TOKEN if platform == "telegram" else ZALO_TOKEN
            name = f"NHACVIEC_{platform.upper()}"
            settings |= {
                f"{name}_TOKEN" if platform == "telegram" else f"{name}_TOKENS": tokens,
                f"{name}_BASE_URL": str(sim.base_url).rstrip("/"),
                f"{name}_WEBHOOK": str(way == "webhook").lower(),
            }
        async with process_of(folder, settings, here):
            browser = await stack.enter_async_context(httpx.AsyncClient(base_url=here, trust_env=False, timeout=60))
            talking: Platform = OnWeb(browser)
            if platform == "telegram":
                talking = OnTelegram(sim)
            elif platform == "zalo":
                talking = OnZalo(sim, browser)
            yield Office(browser, talking, PEOPLE)
    said = said_by(folder)
    assert not re.search("failed|Traceback|lost|not_reached", said), said
    assert TELEGRAM_TOKEN.partition(":")[2] not in said
    assert ZALO_TOKEN.partition(":")[2] not in said


@contextlib.asynccontextmanager
async def _far_end(platform: str) -> AsyncIterator[str]:
    """Where the platform's fake is, or what stands in for it."""
    given = os.environ.get(f"NHACVIEC_TEST_{platform.upper()}_URL")
    if given:
        yield given
        return
    fake = FakeTelegram(limits=Limits(None, None)) if platform == "telegram" else FakeZalo()
    async with fake.running() as url:
        yield url


def at_a_desk(office: Office) -> Office:
    """The same people at a computer of the office."""
    return Office(office.browser, OnWeb(office.browser), PEOPLE)


async def join(office: Office) -> None:
    """Everybody joins with a code: the administrator's from the web chat, the others' from the administrator."""
    desk = at_a_desk(office)
    told = await desk.says("Đức Anh", "/moi Đức Anh", "Mã mời:")
    inviter = desk
    for name in ("Đức Anh", *(n for n in PEOPLE if n != "Đức Anh")):
        if inviter is office:
            told = await office.says("Đức Anh", f"/moi {name}", "Mã mời:")
        (code,) = re.findall(r"Mã mời: (\S+)", told)
        await office.says(name, code, "Chào mừng")
        inviter = office


async def load(office: Office, desk: Office) -> None:
    """The administrator gives a plan's file where files can be given, and takes the first of every choice."""
    if desk is not office:
        await desk.catches_up("Đức Anh")
        await office.gives("Đức Anh", "chuyen-doi-so.docx", PLAN, "Tệp kế hoạch: gửi ở trang Nhắc Việc")
        told = await desk.hears("Đức Anh", "1. ")
    else:
        told = await office.gives("Đức Anh", "chuyen-doi-so.docx", PLAN, "1. ")
    for _ in range(12):
        if "vào thực hiện?" in told:
            break
        told = await desk.says("Đức Anh", "1", "?")
    await desk.says("Đức Anh", "1", "✓")
    await office.hears("Dũng", "Rà soát hạ tầng")
    await office.says("Dũng", "1-3 Trang", "Đã giao việc")
    await office.hears("Trang", "việc")


@pytest.mark.parametrize("channel", CHANNELS)
async def test_a_week_at_work(channel: str, sample: Path, tmp_path: Path) -> None:
    async with running(tmp_path, sample, channel) as office:
        if channel != "web":
            await join(office)
        await load(office, at_a_desk(office) if channel == "zalo polling" else office)

        # A week with its mornings of reminders; it ends with one digest.
        await office.moves("week")
        reminder = await office.hears("Trang", "Rà soát hạ tầng")
        await office.hears("Quân", "Tuần")
        assert sum(heard.text.startswith("Tuần") for heard in await office.has_heard("Quân")) == 1

        # Answers of every kind.
        line = next(line for line in reminder.splitlines() if "Rà soát hạ tầng" in line)
        (code,) = re.findall(r"\bT\d+\b", line)
        await office.says("Trang", f"{code} 60%", f"✓ {code}", "60%")
        await office.says("Trang", "sai", "chưa có báo cáo")
        await office.says("Trang", f"{code} vướng: chưa có mẫu", "đang vướng")
        await office.hears("Dũng", "chưa có mẫu")
        await office.says("Trang", "/viec", code)
        await office.says("Trang", "zzz qqq", "Ví dụ")

        # An extension is asked for and granted.
        await office.says("Trang", f"{code} xin lùi đến 23/1 vì chờ thiết bị", "23/01")
        await office.hears("Dũng", f"đồng ý {code}")
        await office.says("Dũng", f"đồng ý {code}", code)
        await office.hears("Trang", "23/01")

        # Proof by a photo.
        await office.shows("Trang", PICTURE, f"{code} xong", "hoàn thành")
        await office.says("Trang", code, "hoàn thành")
        assert await proofs(tmp_path) == [PICTURE]

        # The report, with its file.
        await office.says("Dũng", "/baocao nam 2026", "2026")
        document = await report_of(office, "Dũng")
        assert len(Document(BytesIO(document)).paragraphs) > 10


async def proofs(folder: Path) -> list[bytes]:
    """What was kept as proof of a result."""
    database = Database(f"sqlite:///{folder}/data/sample.db")
    try:
        async with database.read() as tx:
            kept = select(file.c.data).join(evidence, evidence.c.file_id == file.c.id)
            return list((await tx.execute(kept)).scalars())
    finally:
        await database.close()


async def report_of(office: Office, name: str) -> bytes:
    """The newest file somebody was given."""
    async with asyncio.timeout(20):
        while True:
            files = [file for heard in await office.has_heard(name) for file in heard.files]
            if files:
                return await files[-1]()
            await asyncio.sleep(0.1)
