"""A small office behind the web chat: people, what was said (kept in memory), and a receiver that answers."""

from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from starlette.applications import Starlette

from bot.channels.web import WebChannel
from bot.channels.web_conversations import Step, WebOffice
from bot.channels.web_routes import web_routes
from bot.channels.web_server import WebServer
from domain.chat import Button, Incoming, Outgoing, OutgoingFile
from domain.conversation import Line, LineFile, Persona, instant_of
from domain.people import Role

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
"""8:00 of a Monday in Viet Nam."""

SCIENCE, OFFICE = "Phòng Quản lý Khoa học", "Văn phòng Sở"
PEOPLE = (
    Persona("p1", "Trần Minh Đức", "Giám đốc", None, (Role.LEADER,)),
    Persona("p2", "Lê Thị Hạnh", "Chánh Văn phòng", OFFICE, (Role.OFFICE, Role.ADMIN)),
    Persona("p3", "Phạm Văn Hùng", "Chuyên viên", OFFICE, (Role.STAFF,)),
    Persona("p4", "Nguyễn Quốc Bảo", "Trưởng phòng", SCIENCE, (Role.HEAD,)),
    Persona("p5", "Võ Thị Lan", "Chuyên viên", SCIENCE, (Role.STAFF,)),
    Persona("p6", "Jane Smith", "Expert", SCIENCE, (Role.STAFF,), language="en"),
)
Answer = Callable[[Incoming], Sequence[Outgoing]]


def echo(incoming: Incoming) -> Sequence[Outgoing]:
    """Says what it heard."""
    return [Outgoing(incoming.address, f"Đã nghe: {incoming.text or incoming.button}")]


class WebOfficeFake:
    """The far side of the web chat: keeps what is said, answers with `answer`, and has a clock that is moved."""

    def __init__(self, *, sample: bool = True, answer: Answer = echo) -> None:
        self.now = MONDAY
        self.received: list[Incoming] = []
        self.linked: dict[str, Persona] = {p.address: p for p in PEOPLE} if sample else {}
        self.broken = False
        self.answer = answer
        self._lines: defaultdict[str, list[Line]] = defaultdict(list)
        self._files: dict[tuple[str, str], tuple[OutgoingFile, ...]] = {}
        self.settings = WebOffice(
            "Sở Khoa học và Công nghệ", sample, "vi", VIETNAM, b"a secret of thirty-two bytes....", ("127.0.0.1",)
        )
        self.channel = WebChannel(self, lambda: self.now, sample=sample)
        self.app = Starlette(
            routes=web_routes(
                self.channel,
                self,
                self.settings,
                now=lambda: self.now,
                suggest=lambda person: ("/viec", "/baocao thang") if Role.OFFICE in person.roles else ("/viec",),
                move_clock=self._move if sample else None,
            )
        )

    async def receive(self, incoming: Incoming) -> None:
        """Keep it, once, and answer."""
        if self.broken:
            raise ConnectionError("the database is away")
        if any(i.update_id == incoming.update_id for i in self.received):
            return
        self.received.append(incoming)
        files = tuple(LineFile(a.name, a.media_type, a.size) for a in incoming.attachments)
        line = Line(incoming.at, True, incoming.text, (), files, incoming.reply_to, incoming.update_id)
        self._keep(
            incoming.address,
            line,
            tuple(OutgoingFile(a.name, a.media_type, a.data or b"") for a in incoming.attachments),
        )
        for message in self.answer(incoming):
            await self.say(message)

    async def say(self, message: Outgoing) -> str:
        """Send a message and keep it, as the delivery does."""
        sent = await self.channel.send(message)
        files = tuple(LineFile(f.name, f.media_type, len(f.data)) for f in message.files)
        line = Line(instant_of(sent), False, message.text, message.buttons, files, message.reply_to)
        self._keep(message.address, line, message.files)
        return sent

    def take_over(self, before: "WebOfficeFake") -> None:
        """Go on with what an earlier process kept."""
        self._lines, self._files = before._lines, before._files

    def keep_old(self, address: str, count: int) -> None:
        """Lines of the days before, one each six hours."""
        for n in range(count, 0, -1):
            at = MONDAY - timedelta(hours=6 * n)
            self._keep(address, Line(at, False, f"Tin cũ số {count - n + 1}"), ())

    def _keep(self, address: str, line: Line, files: tuple[OutgoingFile, ...]) -> None:
        self._lines[address].append(line)
        self._files[address, line.id] = files

    async def _move(self, step: Step) -> datetime:
        self.now += {"morning": timedelta(days=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}[step]
        return self.now

    async def people(self) -> Sequence[Persona]:
        return PEOPLE

    async def who(self, address: str) -> Persona | None:
        return self.linked.get(address)

    async def since(self, address: str, line: str) -> Sequence[Line]:
        return [kept for kept in self._lines[address] if kept.id > line]

    async def before(self, address: str, line: str | None, limit: int) -> Sequence[Line]:
        return [kept for kept in self._lines[address] if line is None or kept.id < line][-limit:]

    async def file(self, address: str, line: str, place: int) -> OutgoingFile | None:
        files = self._files.get((address, line), ())
        return files[place] if place < len(files) else None


@asynccontextmanager
async def served(office: WebOfficeFake, port: int = 0) -> AsyncIterator[str]:
    """The office's pages on a port of this machine; gives their address."""
    server = WebServer(office.app, "127.0.0.1", port)
    address = await server.start()
    await office.channel.start(office.receive)
    try:
        yield address
    finally:
        await office.channel.stop()
        await server.stop()


def reminder(address: str) -> Outgoing:
    """A morning message as staff get it, with buttons."""
    text = (
        "Chào chị Lan, hôm nay có 3 nhiệm vụ cần lưu ý:\n\n"
        "1. [T12] Báo cáo kết quả cải cách hành chính quý I – hạn thứ Sáu 09/01 (còn 4 ngày)\n"
        "2. [T7] Rà soát, đơn giản hóa thủ tục hành chính lĩnh vực sở hữu trí tuệ – hạn 15/01\n"
        "3. [T31] Cập nhật cơ sở dữ liệu nhiệm vụ khoa học – thường xuyên\n\n"
        "Trả lời ngắn, ví dụ: 1 xong 2 60%. Xem tất cả: /viec"
    )
    rows = (
        (Button("1 Xong", "done:1"), Button("2 Xong", "done:2"), Button("3 Xong", "done:3")),
        (Button("Xin lùi hạn", "extend"), Button("Đang vướng", "blocked")),
    )
    return Outgoing(address, text, rows)
