"""An office without a plan, whose tasks are given in chat: quick to set up, for what is done with them."""

from datetime import timedelta

from sqlalchemy import select

from domain.counting import Judged, Reckoning, judge
from domain.periods import PeriodRules
from storage import calendar, facts
from storage.schema.records import audit
from tests.acceptance.scene import SETTINGS, Scene

OFFICE, HEAD, STAFF, OTHER = "Thu Trang", "Thị Mai", "Hải Nam", "Ngọc Lan"
"""Of the Office; the head of Phòng Quản lý Khoa học; one of hers; one of Phòng Quản lý Công nghệ."""


async def gives(scene: Scene, *lines: str) -> None:
    """The Office gives tasks, each in a line; they have the codes T1, T2 ..."""
    for line in lines:
        said = await scene.says(OFFICE, f"/giao {line}")
        assert said.startswith("✓ Đã giao T"), said
        scene.passes(timedelta(minutes=1))


async def judged(scene: Scene, code: str) -> Judged:
    """How the first assignment of a task stands now, as reports count it."""
    async with scene.database.read() as tx:
        days = await calendar.working_calendar(tx)
        found = [f for f in (await facts.gather(tx)).assignments if f.code == code]
    return judge(found[0], scene.now, Reckoning(PeriodRules(), days.late_after, SETTINGS.zone))


async def logged(scene: Scene) -> list[str]:
    """The acts in the audit log, oldest first."""
    async with scene.database.read() as tx:
        return list((await tx.execute(select(audit.c.act).order_by(audit.c.id))).scalars())


def told(scene: Scene, name: str, of: str) -> list[str]:
    """What somebody was told that has these words in it."""
    return [m.text for m in scene.heard(name) if of in m.text]
