"""A quarter of answers as an office gives them: early, late, half done, stuck, put off, nothing arose, and silence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import text

from domain.people import Role
from storage import people
from tests.acceptance.scene import SETTINGS, Scene

OFFICE = "Văn Dũng"
DECIDES = "Thu Trang"
LEADER = "Minh Quân"
# How many are spoken of; of the rest nobody says anything.
_DATED, _DUTIES = 22, 24
_HELD = """
    SELECT o.kind, o.due, o.period_end, t.number, a.unit_id, p.name AS person
    FROM assignment a JOIN occurrence o ON o.id = a.occurrence_id JOIN task t ON t.id = o.task_id
    LEFT JOIN person p ON p.id = a.person_id
    WHERE a.role = 'lead' AND o.kind != 'sleeping'
    ORDER BY o.kind, coalesce(o.due, o.period_end), t.number, a.id
"""


@dataclass(frozen=True, order=True)
class Said:
    """Somebody's words on a day, at an hour; what is said in one minute is said in this order."""

    day: date
    hour: int
    who: str
    words: str


async def play(scene: Scene, first: date, last: date) -> list[tuple[Said, str]]:
    """The quarter from `first` to `last`, with what each was told; a leader speaks on the digest of its middle."""
    told = []
    friday = first + timedelta(days=45 + (4 - (first + timedelta(days=45)).weekday()) % 7)
    directed = False
    for said in sorted(await _script(scene, first, last)):
        if said.day > friday and not directed:
            directed = True
            await scene.comes(friday, 15, 1)
            await scene.says(LEADER, "1 khẩn trương hoàn thành, báo cáo trước giao ban")
        scene.now = max(_at(said.day, said.hour), scene.now + timedelta(minutes=1))
        told.append((said, await scene.says(said.who, said.words)))
    return told


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), SETTINGS.zone)


async def _script(scene: Scene, first: date, last: date) -> list[Said]:
    async with scene.database.read() as tx:
        rows = (await tx.execute(text(_HELD))).mappings().all()
        heads = {
            grant.unit_id: person.name
            for person in await people.everybody(tx)
            for grant in person.grants
            if grant.role is Role.HEAD
        }
    said: list[Said] = []
    dated = standing = 0
    for row in rows:
        who = row["person"] or heads.get(row["unit_id"], OFFICE)
        code = f"T{row['number']}"
        if row["due"] is not None and dated < _DATED:
            due = min(max(date.fromisoformat(row["due"]), first), last)
            said += _of_a_date(dated, who, code, due, date.fromisoformat(row["due"]) + timedelta(days=20))
            dated += 1
        elif row["due"] is None and first <= date.fromisoformat(row["period_end"]) <= last and standing < _DUTIES:
            said += _of_a_duty(row["number"], who, code, date.fromisoformat(row["period_end"]))
            standing += 1
    return [each for each in said if first <= each.day <= last + timedelta(days=2)]


def _of_a_date(place: int, who: str, code: str, due: date, wanted: date) -> Iterable[Said]:
    """What comes of a dated task, the same of every tenth; where more time is asked for, it is until `wanted`."""

    def on(days: int, words: str, by: str = who, hour: int = 10) -> Said:
        return Said(due + timedelta(days=days), hour, by, f"{code} {words}")

    asks = on(-5, f"xin lùi đến {wanted.day}/{wanted.month}/{wanted.year} vì chờ ý kiến thẩm định")
    return (
        (on(-9, "40%"), on(-3, "xong, báo cáo số 12/BC-SKHCN")),
        (on(6, "xong"),),
        (on(-2, "60%"),),
        (on(-4, "vướng: chưa có hướng dẫn của bộ"),),
        (asks, Said(due - timedelta(days=5), 14, DECIDES, f"đồng ý {code}"), on(10, "xong")),
        (asks, Said(due - timedelta(days=5), 14, DECIDES, f"không đồng ý {code}"), on(8, "xong")),
        (),
        (on(-6, "vướng: thiếu kinh phí"), on(0, "xong")),
        (on(-1, "xong"), Said(due - timedelta(days=1), 11, who, "sai")),
        (asks,),
    )[place % 10]


def _of_a_duty(number: int, who: str, code: str, month_end: date) -> Iterable[Said]:
    """What is said of a standing duty in its month: that it is kept, that nothing arose, or nothing."""
    words = ("không phát sinh", "đang thực hiện thường xuyên", "không phát sinh", "")[number % 4]
    return (Said(month_end - timedelta(days=3), 9, who, f"{code} {words}"),) if words else ()
