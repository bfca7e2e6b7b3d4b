"""Files over the web chat: taken up to their limit, given back to their own conversation only."""

from collections.abc import AsyncIterator

import pytest

from domain.chat import Outgoing, OutgoingFile
from tests.fakes.page import Page
from tests.fakes.web_office import WebOfficeFake, served

MEGABYTE = 1024 * 1024
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
async def office() -> WebOfficeFake:
    return WebOfficeFake()


@pytest.fixture
async def address(office: WebOfficeFake) -> AsyncIterator[str]:
    async with served(office) as address:
        yield address


async def test_a_file_comes_whole_and_can_be_had_back(office: WebOfficeFake, address: str) -> None:
    data = bytes(range(256)) * 4096
    async with Page(address, "p5") as lan:
        sent = await lan.post("/messages", [("Kế hoạch 2026.docx", data, DOCX)], text="Gửi kế hoạch")
        (attachment,) = office.received[0].attachments
        assert (attachment.name, attachment.media_type, attachment.size) == ("Kế hoạch 2026.docx", DOCX, len(data))
        assert attachment.data == data
        async with lan.listening() as stream:
            line = await stream.line()
        assert line["files"] == [
            {
                "name": "Kế hoạch 2026.docx",
                "size": len(data),
                "picture": False,
                "path": f"/files/{sent.json()['id']}/0",
            }
        ]
        back = await lan.http.get(line["files"][0]["path"])
    assert (back.content, back.headers["content-type"]) == (data, DOCX)
    assert back.headers["content-disposition"] == "attachment; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%202026.docx"


async def test_a_file_alone_is_a_message(office: WebOfficeFake, address: str) -> None:
    async with Page(address, "p5") as lan:
        assert (await lan.post("/messages", [("anh.jpg", b"\xff\xd8", "image/jpeg")])).status_code == 200
    assert (office.received[0].text, len(office.received[0].attachments)) == ("", 1)


async def test_what_the_bot_sends_can_be_had_at_once_and_later(office: WebOfficeFake, address: str) -> None:
    files = (OutgoingFile("a.docx", DOCX, b"one"), OutgoingFile("b.png", "image/png", b"two"))
    kept = await office.say(Outgoing("p5", "Báo cáo", files=files))
    pushed = await office.channel.send(Outgoing("p5", "Báo cáo", files=files))
    async with Page(address, "p5") as lan:
        for line in (kept, pushed):
            assert (await lan.http.get(f"/files/{line}/1")).content == b"two"
            assert (await lan.http.get(f"/files/{line}/2")).status_code == 404
        async with lan.listening() as stream:
            shown = await stream.until("ready")
    assert [[file["picture"] for file in heard.data["files"]] for heard in shown] == [[False, True]] * 2


async def test_a_file_belongs_to_its_conversation(office: WebOfficeFake, address: str) -> None:
    sent = await office.say(Outgoing("p5", "Riêng", files=(OutgoingFile("a.docx", DOCX, b"one"),)))
    just_sent = await office.channel.send(Outgoing("p5", "Riêng", files=(OutgoingFile("a.docx", DOCX, b"one"),)))
    async with Page(address, "p4") as bao:
        for line in (sent, just_sent):
            refused = await bao.http.get(f"/files/{line}/0")
            assert (refused.status_code, refused.json()["error"]) == (404, "Không có tệp này hoặc tệp không được lưu.")
        assert (await bao.http.get("/files/nonsense/0")).status_code == 400
    async with Page(address) as nobody:
        assert (await nobody.http.get(f"/files/{sent}/0")).status_code == 401


async def test_a_file_is_never_a_page_of_ours(office: WebOfficeFake, address: str) -> None:
    async with Page(address, "p5") as lan:
        sent = await lan.post("/messages", [("a.html", b"<script>alert(1)</script>", "text/html")])
        back = await lan.http.get(f"/files/{sent.json()['id']}/0")
    assert back.headers["content-disposition"].startswith("attachment;")
    assert back.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert back.headers["x-content-type-options"] == "nosniff"


async def test_thirty_megabytes_get_a_sentence_and_are_not_kept(office: WebOfficeFake, address: str) -> None:
    async with Page(address, "p5") as lan:
        refused = await lan.post("/messages", [("to.pdf", bytes(30 * MEGABYTE), "application/pdf")], text="Kế hoạch")
        assert refused.status_code == 413
        assert refused.json()["error"] == (
            "Tệp vượt quá 20 MB nên không nhận được. Vui lòng gửi tệp nhỏ hơn hoặc chia thành nhiều lần gửi."
        )
        async with lan.listening() as stream:
            assert await stream.until("ready") == []
    assert office.received == []


async def test_the_limit_is_for_the_files_together(office: WebOfficeFake, address: str) -> None:
    half = bytes(10 * MEGABYTE)
    async with Page(address, "p5") as lan:
        fits = await lan.post("/messages", [("a.pdf", half, "application/pdf"), ("b.pdf", half, "application/pdf")])
        assert fits.status_code == 200
        third = [(name, half, "application/pdf") for name in ("a.pdf", "b.pdf", "c.pdf")]
        assert (await lan.post("/messages", third)).status_code == 413
    assert [len(incoming.attachments) for incoming in office.received] == [2]


@pytest.mark.parametrize(("count", "status"), [(10, 200), (11, 413), (25, 400)])
async def test_so_many_files_at_once(office: WebOfficeFake, address: str, count: int, status: int) -> None:
    files = [(f"{n}.txt", b"x", "text/plain") for n in range(count)]
    async with Page(address, "p5") as lan:
        assert (await lan.post("/messages", files)).status_code == status


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\lan\\Kế hoạch.docx", "Kế hoạch.docx"),
        ("hai\u202efdp.exe", "haifdp.exe"),
        ("a" * 300 + ".docx", "a" * 145 + ".docx"),
        ("Ke\u0302\u0301 hoa\u0323ch.docx", "Kế hoạch.docx"),
        ("b" * 200, "b" * 150),
    ],
)
async def test_hostile_file_names(office: WebOfficeFake, address: str, given: str, name: str) -> None:
    async with Page(address, "p5") as lan:
        assert (await lan.post("/messages", [(given, b"x", "text/plain")])).status_code == 200
    assert office.received[0].attachments[0].name == name


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"not a form at all"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--x--\r\n"),
        ("application/json", b'{"text": "xong"}'),
        ("text/plain", b"\xff\xfe\x00"),
    ],
)
async def test_what_is_no_form(office: WebOfficeFake, address: str, content_type: str, body: bytes) -> None:
    async with Page(address, "p5") as lan:
        refused = await lan.http.post("/messages", content=body, headers={"Content-Type": content_type})
    assert refused.status_code == 400
    assert refused.json()["error"].endswith(".")
    assert office.received == []
