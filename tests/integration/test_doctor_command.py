"""`nhacviec doctor`, as somebody at a terminal sees it."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import update

from bot.cli import main
from bot.settings import read_settings
from storage import accounts, outbox, people
from storage.database import Database
from storage.migrate import steps
from storage.schema.delivery import outbox as outbox_table
from tests.fakes.telegram import TOKEN as FAKE_TOKEN
from tests.fakes.telegram import FakeTelegram
from tests.fakes.zalo import TOKEN as ZALO_TOKEN
from tests.fakes.zalo import FakeZalo
from tests.fakes.zalo_world import Webhook

OTHER_TOKEN = "7000000001:AAE-a-token_of-an-office_0123456789"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _doctor(language: str = "vi") -> Result:
    return CliRunner().invoke(main, ["doctor"], env={"NHACVIEC_LANGUAGE": language})


def _lines(done: Result) -> dict[str, str]:
    """The mark of each line, by the words up to its first colon."""
    assert done.stderr == ""
    found = {}
    for line in done.stdout.splitlines():
        mark, _, rest = line.partition(" ")
        found[rest.partition(":")[0]] = mark
    assert len(found) == len(done.stdout.splitlines())
    return found


def test_in_an_empty_folder_nothing_is_wrong_and_nothing_is_made(tmp_path: Path) -> None:
    done = _doctor("en")
    assert done.exit_code == 0
    assert _lines(done) == {
        "Settings": "✓",
        "Time at the office": "✓",
        "Telegram": "–",
        "Zalo": "–",
        "Public address": "–",
        "Data folder data": "✓",
        "Database data/sample.db": "–",
    }
    assert "sample office" in done.stdout
    assert list(tmp_path.iterdir()) == []


async def _fill(database: Database, *, failed_at: datetime) -> None:
    """Three people, one with a chat; two messages wait, one has failed, one had nowhere to go."""
    now = datetime.now(UTC)
    async with database.begin() as tx:
        ids = [await people.add_person(tx, name) for name in ("Lan", "Bình", "Dũng")]
        await accounts.link(tx, now, ids[0], "telegram", "1001")
        for text in ("một", "hai"):
            await outbox.put(tx, now, "answer", outbox.Message(text), channel="telegram", address="1001")
        failed = await outbox.put(tx, failed_at, "answer", outbox.Message("ba"), channel="telegram", address="1001")
        nowhere = await outbox.put(tx, now, "digest", outbox.Message("bốn"), person_id=ids[1])
        of_both = outbox_table.c.id.in_([failed, nowhere])
        await tx.execute(update(outbox_table).where(of_both).values(state="failed"))


@pytest.mark.parametrize(("days_ago", "failed", "mark", "code"), [(1, 1, "✗", 1), (8, 0, "✓", 0)])
async def test_an_office_at_work_is_looked_at(
    days_ago: int,
    failed: int,
    mark: str,
    code: int,
    database: Database,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await _fill(database, failed_at=datetime.now(UTC) - timedelta(days=days_ago))
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", database_url)
    monkeypatch.setenv("NHACVIEC_PUBLIC_URL", "https://nhacviec.example.gov.vn")
    done = await asyncio.to_thread(_doctor, "en")
    assert done.exit_code == code
    found = _lines(done)
    assert (found["Settings"], found["Public address"], found["Database"]) == ("✓", "✓", "✓")
    assert (found["Messages"], found["People"]) == (mark, "–")
    assert f"Messages: 2 waiting, {failed} failed" in done.stdout
    assert "People: 2 of 3 have no chat yet" in done.stdout
    assert f"Working calendar of {datetime.now(read_settings().zone).year}" in done.stdout


async def test_everybody_with_a_chat_is_well(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", database_url)
    assert "nhacviec people import FILE" in (await asyncio.to_thread(_doctor)).stdout
    async with database.begin() as tx:
        await accounts.link(tx, datetime.now(UTC), await people.add_person(tx, "Lan"), "web", "1")
    done = await asyncio.to_thread(_doctor)
    assert "✓ Danh sách cán bộ: tất cả 1 người" in done.stdout


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"PORTT": "1"}, "✗ Không có thiết lập tên NHACVIEC_PORTT"),
        ({"PORT": "eighty"}, "✗ Giá trị của NHACVIEC_PORT không dùng được"),
        ({"DATABASE_URL": "so.db"}, "✗ Giá trị của NHACVIEC_DATABASE_URL không dùng được"),
        ({"DATABASE_URL": "mysql://h/db"}, "✗ Giá trị của NHACVIEC_DATABASE_URL không dùng được"),
        ({"DATABASE_URL": "postgresql://a:mat-khau@127.0.0.1:1/b"}, "✗ Cơ sở dữ liệu: không kết nối được ("),
        ({"DATABASE_URL": "sqlite:///tep/so.db"}, "✗ Thư mục dữ liệu tep: không ghi được"),
        ({"DATABASE_URL": "sqlite:///tep"}, "✗ Cơ sở dữ liệu: không kết nối được (DatabaseError)"),
    ],
)
def test_what_is_wrong_is_said(
    values: dict[str, str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tep").write_text("không phải cơ sở dữ liệu\n" * 100)
    for name, value in values.items():
        monkeypatch.setenv(f"NHACVIEC_{name}", value)
    done = _doctor()
    assert done.exit_code == 1
    (fault,) = [line for line in done.stdout.splitlines() if line.startswith("✗")]
    assert fault.startswith(says)
    assert "mat-khau" not in done.output


@pytest.mark.parametrize(
    ("version", "says"),
    [
        ("9999", "✗ Cơ sở dữ liệu do một bản Nhắc Việc mới hơn tạo ra (bước 9999, "),
        (None, f"✗ Cơ sở dữ liệu: ở bước -, phần mềm cần bước {steps()[-1]}. Vui lòng chạy nhacviec migrate."),
    ],
)
def test_a_database_of_another_version_is_said_and_left_as_it_is(
    version: str | None, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "so.db"
    with closing(sqlite3.connect(file)) as database:
        database.executescript("CREATE TABLE alembic_version (version_num)" if version else "CREATE TABLE other (id)")
        if version:
            database.execute("INSERT INTO alembic_version VALUES (?)", (version,))
            database.commit()
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite:///{file}")
    done = _doctor()
    assert done.exit_code == 1
    assert says in done.stdout
    with closing(sqlite3.connect(file)) as database:
        assert len(database.execute("SELECT name FROM sqlite_master").fetchall()) == 1


@pytest.mark.parametrize(
    ("token", "code", "says"),
    [(FAKE_TOKEN, 0, "✓ Telegram: bot @"), (OTHER_TOKEN, 1, "✗ Telegram: mã truy cập bị từ chối.")],
)
async def test_telegram_is_asked_once_whether_the_bot_is_there(
    token: str, code: int, says: str, telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NHACVIEC_TELEGRAM_TOKEN", token)
    monkeypatch.setenv("NHACVIEC_TELEGRAM_BASE_URL", telegram.url)
    done = await asyncio.to_thread(_doctor)
    assert done.exit_code == code
    assert says in done.stdout
    assert token not in done.output


def test_telegram_out_of_reach_is_a_fault_without_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHACVIEC_TELEGRAM_TOKEN", OTHER_TOKEN)
    monkeypatch.setenv("NHACVIEC_TELEGRAM_BASE_URL", "http://127.0.0.1:1")
    done = _doctor()
    assert done.exit_code == 1
    assert "✗ Telegram: không kết nối được (NetworkError)" in done.stdout
    assert OTHER_TOKEN not in done.output


@pytest.mark.parametrize(
    ("tokens", "webhook", "code", "says"),
    [
        (ZALO_TOKEN, "", 0, "✓ Zalo: bot bot.nhacviec241 trả lời."),
        (ZALO_TOKEN, "https://khac.gov.vn/zalo", 1, "✗ Zalo: bot bot.nhacviec241 đang đặt webhook"),
        (f"{ZALO_TOKEN},77:another-token", "", 1, "✗ Zalo: mã truy cập của bot số 77 bị từ chối."),
    ],
)
async def test_zalo_is_asked_who_its_bots_are_and_how_they_receive(
    tokens: str, webhook: str, code: int, says: str, zalo: FakeZalo, monkeypatch: pytest.MonkeyPatch
) -> None:
    zalo.world.webhook = Webhook(webhook, "mot-tu-bi-mat") if webhook else None
    monkeypatch.setenv("NHACVIEC_ZALO_TOKENS", tokens)
    monkeypatch.setenv("NHACVIEC_ZALO_BASE_URL", zalo.url)
    done = await asyncio.to_thread(_doctor)
    assert (done.exit_code, says in done.stdout) == (code, True), done.stdout
    assert not any(token.partition(":")[2] in done.output for token in tokens.split(","))


def test_zalo_out_of_reach_is_a_fault_without_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHACVIEC_ZALO_TOKENS", ZALO_TOKEN)
    monkeypatch.setenv("NHACVIEC_ZALO_BASE_URL", "http://127.0.0.1:1")
    done = _doctor()
    assert done.exit_code == 1
    assert "✗ Zalo: không hỏi được bot số 1459232241 (ConnectError)" in done.stdout
    assert ZALO_TOKEN.partition(":")[2] not in done.output
