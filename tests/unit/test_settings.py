"""The settings: what is read, what is refused with its name, and what the office is then."""

from pathlib import Path

import pytest

from bot.settings import PREFIX, Settings, read_settings, unknown_names
from domain.problem import Problem

DOCUMENT = Path(__file__).parents[2] / "docs" / "settings.md"
NO_FILE = Path("there is no such file")


def test_with_nothing_set_it_is_the_sample_office_on_this_machine() -> None:
    found = read_settings(NO_FILE)
    assert found.is_sample
    assert found.only_this_machine
    assert (found.database, found.port, found.zone.key) == ("sqlite:///data/sample.db", 8080, "Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("given", "sample", "database"),
    [
        ({"DATABASE_URL": "postgresql://h/db"}, False, "postgresql://h/db"),
        ({"TELEGRAM_TOKEN": "1:a"}, False, "sqlite:///data/nhacviec.db"),
        ({"ZALO_TOKENS": "145:a"}, False, "sqlite:///data/nhacviec.db"),
        ({"PUBLIC_URL": "https://nhacviec.example.gov.vn"}, False, "sqlite:///data/nhacviec.db"),
        ({"SAMPLE": "false"}, False, "sqlite:///data/nhacviec.db"),
        ({"SAMPLE": "true", "TELEGRAM_TOKEN": "1:a"}, True, "sqlite:///data/sample.db"),
        ({"LANGUAGE": "en", "PORT": "9000"}, True, "sqlite:///data/sample.db"),
        ({"DATABASE_URL": "", "TELEGRAM_TOKEN": ""}, True, "sqlite:///data/sample.db"),
    ],
)
def test_what_is_set_tells_a_real_office_from_the_sample_one(
    given: dict[str, str], sample: bool, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(PREFIX + name, value)
    found = read_settings(NO_FILE)
    assert (found.is_sample, found.database) == (sample, database)


@pytest.mark.parametrize(
    ("name", "value", "named"),
    [
        ("PORT", "eighty", "NHACVIEC_PORT"),
        ("PORT", "70000", "NHACVIEC_PORT"),
        ("ZONE", "Asia/Nowhere", "NHACVIEC_ZONE"),
        ("ZONE", "../etc/passwd", "NHACVIEC_ZONE"),
        ("PUBLIC_URL", "nhacviec.example.gov.vn", "NHACVIEC_PUBLIC_URL"),
        ("LANGUAGE", "fr", "NHACVIEC_LANGUAGE"),
        ("SECRET_KEY", "too short", "NHACVIEC_SECRET_KEY"),
        ("TELEGRAM_WEBHOOK", "true", "NHACVIEC_TELEGRAM_WEBHOOK"),
        ("ZALO_WEBHOOK", "true", "NHACVIEC_ZALO_WEBHOOK"),
        ("ZALO_TOKENS", "no-number", "NHACVIEC_ZALO_TOKENS"),
        ("ZALO_TOKENS", "145:one,145:two", "NHACVIEC_ZALO_TOKENS"),
        ("ZALO_LINKS", "zalo.me/bot", "NHACVIEC_ZALO_LINKS"),
        ("ZALO_LINKS", "https://zalo.me/bot", "NHACVIEC_ZALO_LINKS"),  # of no token
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name_and_not_repeated(
    name: str, value: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(Problem) as refused:
        read_settings(NO_FILE)
    assert (refused.value.key, refused.value.args_of_sentence) == ("run.bad_settings", {"names": named})


def test_the_zalo_bots_stand_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHACVIEC_ZALO_TOKENS", " 145:first-secret, 146:other~secret.x\n")
    monkeypatch.setenv("NHACVIEC_ZALO_LINKS", "https://zalo.me/a, https://zalo.me/b")
    found = read_settings(NO_FILE)
    assert found.zalo_links == ("https://zalo.me/a", "https://zalo.me/b")
    assert [token.get_secret_value() for token in found.zalo_tokens] == ["145:first-secret", "146:other~secret.x"]
    assert "first-secret" not in repr(found)


@pytest.mark.parametrize(
    ("host", "sample", "refused"),
    [
        ("0.0.0.0", True, True),  # noqa: S104 - it is what must be refused
        ("192.168.1.5", True, True),
        ("office.local", True, True),
        ("localhost", True, False),
        ("127.0.0.5", True, False),
        ("::1", True, False),
        ("0.0.0.0", False, False),  # noqa: S104 - it is what a real office may do
    ],
)
def test_the_sample_office_is_for_this_machine_only(
    host: str, sample: bool, refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NHACVIEC_HOST", host)
    monkeypatch.setenv("NHACVIEC_SAMPLE", str(sample))
    if not refused:
        assert read_settings(NO_FILE).host == host
        return
    with pytest.raises(Problem) as problem:
        read_settings(NO_FILE)
    assert problem.value.key == "run.sample_only_here"


def test_the_file_is_read_and_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / ".env"
    file.write_text("NHACVIEC_PORT=9000\nNHACVIEC_LANGUAGE=en\n")
    monkeypatch.setenv("NHACVIEC_PORT", "9001")
    found = read_settings(file)
    assert (found.port, found.language) == (9001, "en")


def test_misspelt_settings_are_named_wherever_they_stand(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("NHACVIEC_TELEGRAM_TOKN=1:a\nNHACVIEC_PORT=9000\nOTHER=1\n")
    environment = {"nhacviec_databse_url": "x", "NHACVIEC_TEST_POSTGRES_URL": "y", "NHACVIEC_HOST": "z", "PATH": "/"}
    assert unknown_names(file, environment) == ["NHACVIEC_DATABSE_URL", "NHACVIEC_TELEGRAM_TOKN"]


def test_a_token_is_not_shown_with_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHACVIEC_TELEGRAM_TOKEN", "123456:a-secret")
    assert "a-secret" not in repr(read_settings(NO_FILE))


def test_every_setting_is_documented_and_no_other() -> None:
    rows = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{PREFIX}")]
    documented = [row.split("`")[1] for row in rows]
    assert documented == sorted(set(documented), key=documented.index)
    assert set(documented) == {PREFIX + name.upper() for name in Settings.model_fields}
