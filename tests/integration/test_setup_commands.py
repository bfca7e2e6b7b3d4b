"""`nhacviec init`, `backup` and `restore`, as somebody at a terminal sees them."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from dotenv import dotenv_values

from bot.cli import main
from bot.settings import read_settings

ROOT = Path(__file__).resolve().parents[2]
STAFF = [str(ROOT / "bot" / "sample" / name) for name in ("co-quan.csv", "don-vi.csv", "can-bo.csv")]
ZALO = "1459232241:a-token_of-a-zalo-bot"
TOKEN = "7000000001:AAE-a-token_of-an-office_0123456789"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an office with 13 people, made once."""
    file = tmp_path_factory.mktemp("office") / "nhacviec.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NHACVIEC_DATABASE_URL", f"sqlite:///{file}")
        assert _run("people", "import", *STAFF).exit_code == 0
    return file


@pytest.fixture
def office(imported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it that is the office's."""
    file = tmp_path / "data" / "nhacviec.db"
    file.parent.mkdir()
    shutil.copy(imported, file)
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite:///{file}")
    return file


@pytest.fixture
def running(office: Path) -> Iterator[None]:
    """`nhacviec run` on the office's file, in a process of its own."""
    words = [sys.executable, "-c", "from bot.cli import main; main()", "run"]
    settings = os.environ | {"PYTHONPATH": str(ROOT), "NHACVIEC_PORT": "0"}
    with subprocess.Popen(words, env=settings, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert "http://" in process.stdout.readline()
        yield
        process.terminate()


def _run(*words: str, answers: str | None = None, language: str = "vi") -> Result:
    return CliRunner().invoke(main, words, input=answers, env={"NHACVIEC_LANGUAGE": language})


def _refused(done: Result, says: str) -> None:
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith(says)
    assert done.stderr.count("\n") == 1


def _people(file: Path) -> int:
    with closing(sqlite3.connect(file)) as database:
        return int(database.execute("SELECT count(*) FROM person").fetchone()[0])


def _contents(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# init


def test_with_the_proposed_answers_it_is_an_own_office_on_a_file(tmp_path: Path) -> None:
    done = _run("init", answers="\n" * 5)
    assert done.exit_code == 0
    assert "nhacviec people import FILE" in done.output
    assert "nhacviec run" in done.output.splitlines()[-1]
    found = read_settings()
    assert (found.is_sample, found.database, found.port) == (False, "sqlite:///data/nhacviec.db", 8080)
    assert (found.telegram_token, found.public_url) == (None, None)
    assert found.secret_key is not None
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600
    assert _contents(tmp_path) == {".env"}


def test_what_was_answered_is_read_back_and_the_token_is_never_shown() -> None:
    server = "postgresql://nhacviec:m%40t-kh(u)=1@db.so.gov.vn:5432/nhacviec"
    done = _run("init", answers=f"{server}\n{ZALO}\n{TOKEN}\nhttps://nhacviec.example.gov.vn/\n9000\n", language="en")
    assert done.exit_code == 0
    assert TOKEN not in done.output
    assert ZALO not in done.output
    found = read_settings()
    assert (found.database, found.public_url, found.port) == (server, "https://nhacviec.example.gov.vn", 9000)
    assert found.telegram_token is not None
    assert found.telegram_token.get_secret_value() == TOKEN
    assert [token.get_secret_value() for token in found.zalo_tokens] == [ZALO]


@pytest.mark.parametrize(
    ("answer", "database"),
    [
        ("/srv/nhacviec/so.db", "sqlite:////srv/nhacviec/so.db"),
        ("sqlite:///so.db", "sqlite:///so.db"),
        ("Dữ liệu/sở.db", "sqlite:///Dữ liệu/sở.db"),
        ("postgresql:///nhacviec", "postgresql:///nhacviec"),
    ],
)
def test_a_place_for_the_data_is_taken_as_people_write_it(answer: str, database: str) -> None:
    assert _run("init", answers=f"{answer}\n\n\n\n\n").exit_code == 0
    assert read_settings().database == database


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ("mysql://h/db\nx.db\n\n\n\n\n", "Chưa dùng được."),
        ("data/\nx.db\n\n\n\n\n", "Chưa dùng được."),
        ("a${HOME}.db\nx.db\n\n\n\n\n", "Chưa dùng được."),
        ("x.db\n145\n\n\n\n\n", "Mã truy cập Zalo có dạng"),
        (f"x.db\n{ZALO},{ZALO}\n\n\n\n\n", "Mã truy cập Zalo có dạng"),
        (f"x.db\n\n{TOKEN[:14]}\n\n\n\n", "Mã truy cập có dạng"),
        (f"x.db\n\n\nhttp://so.gov.vn\n\n\n{TOKEN}\n", "Địa chỉ cần có dạng"),
        ("x.db\n\n\n\n70000\n\n", "Cổng là một số"),
        ("x.db\n\n\n\n0\n\n", "Cổng là một số"),
    ],
)
def test_an_answer_that_cannot_be_used_is_asked_for_again(answers: str, says: str) -> None:
    done = _run("init", answers=answers)
    assert done.exit_code == 0
    assert done.output.count(says) == 1
    assert read_settings().database == "sqlite:///x.db"


def test_a_key_is_made_anew_each_time() -> None:
    keys = set()
    for answers in ("\n" * 5, "y" + "\n" * 6):
        assert _run("init", answers=answers).exit_code == 0
        keys.add(dotenv_values(".env")["NHACVIEC_SECRET_KEY"])
    assert len(keys) == 2


@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_an_env_that_is_there_is_left_alone(tmp_path: Path, answer: str) -> None:
    (tmp_path / ".env").write_text("NHACVIEC_PORT=9000\n")
    done = _run("init", answers=answer)
    assert (done.exit_code, done.stderr) == (2, "Tệp .env được giữ nguyên.\n")
    assert (tmp_path / ".env").read_text() == "NHACVIEC_PORT=9000\n"


def test_answers_that_break_off_leave_nothing(tmp_path: Path) -> None:
    assert _run("init", answers="x.db\n").exit_code == 1
    assert _contents(tmp_path) == set()


# backup and restore


@pytest.mark.usefixtures("running")
def test_a_backup_is_whole_while_the_product_runs(office: Path, tmp_path: Path) -> None:
    done = _run("backup", "sao-luu.db")
    assert done.exit_code == 0
    assert done.output.startswith("Đã sao lưu vào sao-luu.db.")
    assert _people(tmp_path / "sao-luu.db") == 13
    assert stat.S_IMODE((tmp_path / "sao-luu.db").stat().st_mode) == 0o600
    assert _contents(tmp_path) == {"data", "sao-luu.db"}


def test_what_was_backed_up_comes_back_and_what_was_there_is_kept(office: Path, tmp_path: Path) -> None:
    assert _run("backup", "sao-luu.db").exit_code == 0
    with closing(sqlite3.connect(office)) as database:
        database.execute("UPDATE person SET name = 'Người đến sau' WHERE id = 1")
        database.commit()
    office.chmod(0o640)
    done = _run("restore", "sao-luu.db")
    assert done.exit_code == 0
    assert "Người đến sau" not in _run("people", "list").output
    assert len(_run("people", "list").output.splitlines()) == 13
    assert stat.S_IMODE(office.stat().st_mode) == 0o640
    (kept,) = [path for path in office.parent.iterdir() if path.name.startswith("nhacviec.db.2")]
    assert str(kept) in done.output
    with closing(sqlite3.connect(kept)) as database:
        assert database.execute("SELECT name FROM person WHERE id = 1").fetchone() == ("Người đến sau",)


def test_a_backup_is_restored_where_nothing_is(office: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert _run("backup", "sao-luu.db").exit_code == 0
    elsewhere = tmp_path / "may-moi" / "so.db"
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite:///{elsewhere}")
    done = _run("restore", "sao-luu.db", language="en")
    assert done.output.splitlines() == [f"The database {elsewhere} is restored. You may start nhacviec run again."]
    assert _people(elsewhere) == 13


def test_a_broken_database_is_replaced_and_kept(office: Path) -> None:
    assert _run("backup", "sao-luu.db").exit_code == 0
    office.write_bytes(b"broken" * 1000)
    assert _run("restore", "sao-luu.db").exit_code == 0
    assert _people(office) == 13
    (kept,) = office.parent.glob("nhacviec.db.2*")
    assert kept.read_bytes() == b"broken" * 1000


@pytest.mark.usefixtures("running")
def test_nothing_is_restored_under_a_running_product(office: Path) -> None:
    assert _run("backup", "sao-luu.db").exit_code == 0
    before = office.stat().st_ino
    _refused(_run("restore", "sao-luu.db"), f"Cơ sở dữ liệu {office} đang được dùng.")
    assert office.stat().st_ino == before
    assert not list(office.parent.glob("nhacviec.db.2*"))


def test_nothing_is_written_over_by_a_backup(office: Path, tmp_path: Path) -> None:
    (tmp_path / "sao-luu.db").write_text("của ai đó")
    _refused(_run("backup", "sao-luu.db"), "Tệp sao-luu.db đã có.")
    assert (tmp_path / "sao-luu.db").read_text() == "của ai đó"


def test_there_must_be_something_to_back_up(tmp_path: Path) -> None:
    _refused(_run("backup", "sao-luu.db"), "Chưa có cơ sở dữ liệu ở data/sample.db")
    assert _contents(tmp_path) == set()


def test_a_backup_needs_a_folder_that_can_be(office: Path) -> None:
    (office.parent / "tep").touch()
    _refused(_run("backup", "data/tep/sao-luu.db"), f"Không chép được {office} vào data/tep/sao-luu.db.")


def _text(file: Path) -> None:
    file.write_text("Kế hoạch công tác năm 2026\n" * 100)


def _other(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.executescript("CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES('0001')")


def _newer(file: Path) -> None:
    assert _run("backup", str(file)).exit_code == 0
    with closing(sqlite3.connect(file)) as database:
        database.executescript("UPDATE alembic_version SET version_num = '9999'")


def _cut(file: Path) -> None:
    assert _run("backup", str(file)).exit_code == 0
    file.write_bytes(file.read_bytes()[:-8192])


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (_text, "Tệp sao-luu.db không phải là bản sao lưu"),
        (_other, "Tệp sao-luu.db không phải là bản sao lưu"),
        (_cut, "Tệp sao-luu.db không phải là bản sao lưu"),
        (_newer, "Cơ sở dữ liệu do một bản Nhắc Việc mới hơn tạo ra (bước 9999, "),
        (lambda _file: None, "Không đọc được tệp sao-luu.db."),
    ],
)
def test_what_is_no_backup_of_ours_changes_nothing(
    make: Callable[[Path], None], says: str, office: Path, tmp_path: Path
) -> None:
    make(tmp_path / "sao-luu.db")
    before = office.read_bytes()
    _refused(_run("restore", "sao-luu.db"), says)
    assert office.read_bytes() == before
    assert not list(office.parent.glob("nhacviec.db.2*"))


@pytest.mark.parametrize(("command", "tool"), [("backup", "pg_dump"), ("restore", "pg_restore")])
def test_postgresql_has_its_own_tools(command: str, tool: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", "postgresql://nhacviec:mat-khau@db.so.gov.vn/nhacviec")
    done = _run(command, "sao-luu.db")
    _refused(done, "Cơ sở dữ liệu là PostgreSQL: ")
    assert tool in done.stderr
    assert "mat-khau" not in done.stderr
