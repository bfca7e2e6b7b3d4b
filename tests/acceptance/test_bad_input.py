"""What cannot be used, and who may not: one clear sentence, a line in the audit log, and nothing stored."""

import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import func, select

from bot.sample import PLAN, web_address
from domain.chat import Attachment
from domain.invitation import LASTS, code_within
from domain.plan_draft import PlanDraft
from domain.problem import Problem
from handlers import receive_plan
from locales import say
from plans.document import Progress
from storage.database import Database
from storage.schema.columns import metadata
from storage.schema.records import audit
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene, attachment
from tests.acceptance.test_main_job import load
from tests.fakes import hostile_files as hostile
from tests.fakes.plan_files import docx_file

MORNING = datetime(2026, 1, 5, 1, tzinfo=UTC)
STRANGER = "somebody-else"
# What any message leaves behind: the message itself with the names of its files, the answer, the line in the audit log.
TRACES = {"incoming", "incoming_file", "outbox", "audit"}


@pytest.fixture
async def scene(database: Database) -> Scene:
    """The sample office before any plan."""
    return await Scene.open(database, MORNING)


@pytest.fixture
async def busy(database: Database, kept_scenes: KeptScenes) -> Scene:
    """The sample office with its plan in force."""
    return await kept_scenes.with_plan(database, MORNING)


async def stored(scene: Scene) -> dict[str, int]:
    """How many rows each table has, but for the traces that any message leaves."""
    async with scene.database.read() as tx:
        tables = [t for t in metadata.sorted_tables if t.name not in TRACES]
        return {t.name: int((await tx.execute(select(func.count()).select_from(t))).scalar_one()) for t in tables}


async def noted(scene: Scene) -> tuple[str, Any, int | None]:
    """The newest line of the audit log: the act, what it noted, and who."""
    async with scene.database.read() as tx:
        row = (await tx.execute(select(audit).order_by(audit.c.id.desc()).limit(1))).one()
        return row.act, row.after, row.person_id


def scan() -> bytes:
    """A page that is a picture."""
    stream = io.BytesIO()
    Image.new("L", (620, 877), 200).save(stream, "PDF")
    return stream.getvalue()


def locked() -> bytes:
    """The same under a password (RC4, 40 bits; the hashes fit none)."""
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>] " % (
        b"1f" * 32,
        b"2e" * 32,
    )
    return scan().replace(b"trailer\n<<", b"trailer\n<< " + lock)


FILES: dict[str, tuple[bytes, str, dict[str, object]]] = {
    "thu-moi.docx": (docx_file(["GIẤY MỜI", "Họp giao ban tháng 01 năm 2026"]), "plans.error.no_tasks", {}),
    "rong.docx": (b"", "plans.error.empty", {}),
    "co-mat-khau.pdf": (locked(), "plans.error.encrypted", {}),
    "ban-scan.pdf": (scan(), "plans.error.scanned", {}),
    "doi-cu.doc": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le"),
        "plans.error.old_word",
        {},
    ),
    "do-dang.docx": (PLAN.read_bytes()[:3000], "plans.error.damaged", {}),
    "ke-hoach-mat.docx": (docx_file(["TỐI MẬT", "KẾ HOẠCH", "Năm 2026"]), "plans.error.secret", {"mark": "TỐI MẬT"}),
}


class TestFilesOfAnAdministrator:
    """What is sent to be loaded."""

    async def test_one_that_cannot_be_read_as_a_plan(self, scene: Scene) -> None:
        before = await stored(scene)
        for name, (data, key, args) in FILES.items():
            told = await scene.says("Đức Anh", "", attachment(name, data))
            sentence = say("vi", key, **args)
            assert told.split("\n---\n") == [say("vi", "load.reading", name=name), sentence], name
            assert "\n" not in sentence
            assert await noted(scene) == ("plan_refused", {"problem": key}, scene.person("Đức Anh").id), name
            assert await stored(scene) == before, name

    @pytest.mark.parametrize(
        "sent",
        [
            Attachment("ke-hoach.docx", "application/octet-stream", 30 * 1024 * 1024, None),
            attachment("ke-hoach.docx", bytes(20 * 1024 * 1024 + 1)),
        ],
        ids=["not fetched", "fetched"],
    )
    async def test_one_that_is_too_large(self, scene: Scene, sent: Attachment) -> None:
        before = await stored(scene)
        assert await scene.says("Đức Anh", "", sent) == say("vi", "load.too_large", megabytes=20)
        assert (await noted(scene))[0] == "refused"
        assert await stored(scene) == before

    @pytest.mark.parametrize(
        ("fault", "key"),
        [(RuntimeError("gone"), "chat.failed"), (Problem("plans.error.too_slow"), "plans.error.too_slow")],
    )
    async def test_a_reader_that_does_not_end_well(
        self, scene: Scene, monkeypatch: pytest.MonkeyPatch, fault: Exception, key: str
    ) -> None:
        async def read(_data: bytes, _name: str, _progress: Progress) -> PlanDraft:
            raise fault

        monkeypatch.setattr(receive_plan, "read_sent_in_child", read)
        before = await stored(scene)
        assert (await scene.says("Đức Anh", "", PLAN)).endswith(say("vi", key))
        assert await stored(scene) == before

    async def test_a_sheet_that_ends_its_reader_does_not_end_the_bot(self, sqlite: Database) -> None:
        scene = await Scene.open(sqlite, MORNING)
        told = await scene.says("Đức Anh", "", attachment("bang.xlsx", hostile.far_cell()))
        assert "1 nhiệm vụ" in told

    async def test_the_same_file_twice_changes_nothing(self, scene: Scene) -> None:
        await load(scene, PLAN)
        before, sent = await stored(scene), len(scene.channel.sent)
        assert await scene.says("Đức Anh", "", PLAN) == say("vi", "load.same_file", name=PLAN.name)
        assert await stored(scene) == before
        assert len(scene.channel.sent) == sent + 1

    async def test_the_same_file_under_another_name_is_the_same(self, scene: Scene, tmp_path: Path) -> None:
        await load(scene, PLAN)
        before = await stored(scene)
        told = await scene.says("Đức Anh", "", attachment("ban-sao.docx", PLAN.read_bytes()))
        assert told == say("vi", "load.same_file", name="ban-sao.docx")
        assert await stored(scene) == before

    async def test_a_plan_that_is_dropped_leaves_no_task(self, scene: Scene) -> None:
        before = await stored(scene)
        await scene.says("Đức Anh", "", PLAN)
        for _ in range(9):
            if "2. Bỏ, không nạp" in [b.label for row in scene.heard("Đức Anh")[-1].buttons for b in row]:
                break
            await scene.says("Đức Anh", "1")
        assert await scene.says("Đức Anh", "bỏ") == say("vi", "load.dropped")
        after = await stored(scene)
        assert after["task"] == before["task"] == 0
        assert len(scene.heard("Văn Dũng")) == 0


class TestFilesOfOthers:
    """Only an administrator loads plans; a file of anybody else is evidence, or nothing."""

    async def test_one_without_a_task_to_prove(self, scene: Scene) -> None:
        before = await stored(scene)
        for name in ("Minh Quân", "Trang", "Mai", "Nam"):
            assert await scene.says(name, "", PLAN) == say("vi", "evidence.no_task"), name
            assert await noted(scene) == ("refused", {"problem": "evidence.no_task"}, scene.person(name).id)
        assert await stored(scene) == before

    async def test_it_is_never_loaded(self, busy: Scene) -> None:
        before = await stored(busy)
        told = await busy.says("Mai", "", attachment("ke-hoach-khac.docx", PLAN.read_bytes() + b" "))
        assert told.startswith(say("vi", "ask.whose_evidence", n=1, listed=""))
        after = await stored(busy)
        assert {name for name in after if after[name] != before[name]} == {"file", "open_question", "list_item"}

    async def test_one_marked_secret_is_not_kept_as_evidence(self, busy: Scene) -> None:
        before = await stored(busy)
        marked = attachment("bao-cao.docx", docx_file(["Độ mật: Mật", "BÁO CÁO"]))
        for text in ("T5 xong", "", "1 vướng: chờ ký"):
            assert await busy.says("Mai", text, marked) == say("vi", "plans.error.secret", mark="MẬT"), text
            assert await noted(busy) == ("refused", {"problem": "plans.error.secret"}, busy.person("Mai").id)
        assert await stored(busy) == before

    async def test_a_strangers_is_not_kept(self, scene: Scene) -> None:
        before = await stored(scene)
        await scene.writes(STRANGER, "", PLAN)
        assert scene.channel.texts(STRANGER) == [say("vi", "chat.stranger")]
        assert await stored(scene) == before


class TestStrangers:
    """Who was not invited."""

    async def test_one_polite_line_and_then_silence(self, busy: Scene) -> None:
        before = await stored(busy)
        for text in ("xin chào", "1 xong", "/baocao nam 2026", "T5 xong", "đồng ý T5"):
            await busy.writes(STRANGER, text)
        await busy.writes(STRANGER, "", button="r:1:done")
        assert busy.channel.texts(STRANGER) == [say("vi", "chat.stranger")]
        assert await noted(busy) == ("stranger", {"address": STRANGER}, None)
        assert await stored(busy) == before

    @pytest.mark.parametrize("typed", ["K7MX-4QRT", "/start k7mx4qrt", "/start what"])
    async def test_an_unknown_code(self, scene: Scene, typed: str) -> None:
        await scene.writes(STRANGER, typed)
        assert scene.channel.texts(STRANGER) == [say("vi", "join.unknown")]
        assert await noted(scene) == ("join_failed", {"address": STRANGER, "why": "unknown"}, None)

    async def test_a_used_code(self, scene: Scene) -> None:
        code = await invited(scene)
        await scene.writes("new-phone", code)
        assert "Bùi Ngọc Lan" in scene.channel.texts("new-phone")[0]
        await scene.writes(STRANGER, code)
        assert scene.channel.texts(STRANGER) == [say("vi", "join.used")]
        assert await noted(scene) == ("join_failed", {"address": STRANGER, "why": "used"}, None)

    @pytest.mark.parametrize(("after", "lets_in"), [(LASTS - timedelta(seconds=1), True), (LASTS, False)])
    async def test_a_code_runs_out(self, scene: Scene, after: timedelta, *, lets_in: bool) -> None:
        code = await invited(scene)
        scene.passes(after)
        await scene.writes(STRANGER, code)
        assert (scene.channel.texts(STRANGER) == [say("vi", "join.expired")]) is not lets_in
        assert (await noted(scene))[0] == ("join" if lets_in else "join_failed")


async def invited(scene: Scene) -> str:
    """A code for Lan, as the administrator may forward it."""
    told = await scene.says("Đức Anh", "/moi Bùi Ngọc Lan")
    code = code_within(told.split("\n---\n")[1])
    assert code is not None
    return code


# Each command, and who of these may use it: staff, a head, the Office, a leader, an administrator who is staff too.
PEOPLE = ("Nam", "Mai", "Trang", "Minh Quân", "Đức Anh")
COMMANDS = {
    "/viec": PEOPLE,
    "/kehoach": PEOPLE,
    "/trogiup": PEOPLE,
    "/phong": ("Mai", "Trang", "Minh Quân"),
    "/phong Thanh tra Sở": ("Trang", "Minh Quân"),
    "/chuabaocao": ("Trang",),
    "/baocao": ("Trang", "Minh Quân"),
    "/mo T12 15/7": ("Trang",),
    "/moi Bùi Ngọc Lan": ("Đức Anh",),
    "/vaitro Bùi Ngọc Lan: Cán bộ; Văn phòng": ("Đức Anh",),
    "/thoiviec Bùi Ngọc Lan": ("Đức Anh",),
}


class TestCommandsAboveOnesRole:
    """Checked at each act."""

    @pytest.mark.parametrize("name", PEOPLE)
    async def test_one_polite_line_and_a_note(self, busy: Scene, name: str) -> None:
        busy.passes(timedelta(days=60))
        # Those one may not use first, so that nothing has changed by the end of them.
        before = await stored(busy)
        for command in (c for c, who in COMMANDS.items() if name not in who):
            assert await busy.says(name, command) == say("vi", "chat.not_allowed"), command
            assert await noted(busy) == ("refused", {"problem": "chat.not_allowed"}, busy.person(name).id), command
        assert await stored(busy) == before
        for command in (c for c, who in COMMANDS.items() if name in who):
            assert say("vi", "chat.not_allowed") not in await busy.says(name, command), command

    async def test_an_unknown_command(self, scene: Scene) -> None:
        assert await scene.says("Nam", "/xoahet") == say("vi", "chat.unknown_command", name="xoahet")
        assert (await noted(scene))[0] == "refused"

    async def test_who_left_is_a_stranger(self, busy: Scene) -> None:
        lan = web_address(busy.person("Ngọc Lan").id)
        await busy.says("Đức Anh", "/thoiviec Bùi Ngọc Lan")
        await busy.says("Đức Anh", "có")
        await busy.writes(lan, "/viec")
        assert busy.channel.texts(lan)[-1] == say("vi", "chat.stranger")


async def test_the_same_update_again_does_nothing(busy: Scene) -> None:
    """A platform may give an update twice."""
    await busy.comes(date(2026, 1, 16))
    address = web_address(busy.person("Trang").id)
    await busy.writes(address, "T1 60%")
    before, sent = await stored(busy), len(busy.channel.sent)
    busy.channel.gives_again()
    await busy.writes(address, "T1 60%")
    assert await stored(busy) == before
    assert len(busy.channel.sent) == sent
