"""What can be said to the bot, and what one must be allowed to do for it: help and menus are made of this."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.people import Person
from domain.permissions import Act, may


@dataclass(frozen=True)
class Offer:
    """Something to say. `command` is its first word, None where it is no command; `group` the heading it stands under.

    One must be allowed to do one of `acts`; everybody may where there are none. `typed` is an example, `complete` what
    can be sent as it is; `name` finds its sentence.
    """

    name: str
    group: str
    typed: str
    acts: tuple[Act, ...] = ()
    complete: str | None = None

    @property
    def command(self) -> str | None:
        """The command, where it is one."""
        return self.name if self.typed.startswith("/") else None


def _all(group: str, *offers: tuple[str, str, Act | tuple[Act, ...] | None, bool]) -> Iterable[Offer]:
    """The offers of a group: name, example, act (one of them), and whether the example can be sent as it is."""
    for name, typed, act, complete in offers:
        acts = act if isinstance(act, tuple) else (act,) if act else ()
        yield Offer(name, group, typed, acts, typed if complete else None)


OFFERS = (
    *_all(
        "work",
        ("viec", "/viec", None, True),
        ("xong", "/xong T12", None, False),
        ("dang", "/dang T12 60%", None, False),
        ("chua", "/chua T12", None, False),
        ("vuong", "/vuong T12 lý do", None, False),
        ("lui", "/lui T12 15/7 lý do", None, False),
        ("tailieu", "/tailieu T12", None, False),
        ("sai", "/sai", None, False),
        ("tim", "/tim số hóa", None, False),
        ("lich", "/lich", None, True),
        ("kehoach", "/kehoach", None, True),
    ),
    *_all(
        "unit",
        ("phong", "/phong", Act.VIEW_UNIT, True),
        ("hand_out", "1-3 Lan, 5 Hùng, còn lại tôi", Act.HAND_OUT, False),
        ("baocaophong", "/baocaophong", Act.CONFIRM_UNIT, True),
    ),
    *_all(
        "office",
        ("baocao", "/baocao thang", Act.MAKE_REPORT, True),
        ("chot", "/chot thang 10", Act.ISSUE_REPORT, False),
        ("chuabaocao", "/chuabaocao", Act.NUDGE, True),
        ("nhacngay", "/nhacngay Lan", Act.NUDGE, False),
        ("giahan", "/giahan", Act.DECIDE_EXTENSION, True),
        ("decide", "đồng ý T12", Act.DECIDE_EXTENSION, False),
        ("cauhoi", "/cauhoi", Act.ANSWER_QUESTION, True),
        ("answer", "tl 5 nội dung", Act.ANSWER_QUESTION, False),
        ("giao", "/giao Phòng A nộp báo cáo X trước 15/7", Act.GIVE_TASK, False),
        ("mo", "/mo T12 15/7", Act.OPEN_TASK, False),
        ("sukien", "/sukien T12 5/3", Act.OPEN_TASK, False),
        ("tralai", "/tralai T12 lý do", Act.RETURN_DONE, False),
        ("dong", "/dong T12 lý do", Act.CLOSE_TASK, False),
        ("molai", "/molai T12", Act.CLOSE_TASK, False),
        ("nhan", "/nhan Phòng A: nội dung", Act.WRITE_TO, False),
        ("cuoinam", "/cuoinam", (Act.CLOSE_TASK, Act.LOAD_PLAN), False),
        ("directive", "3 hoàn thành trước 20/7", Act.DIRECT, False),
    ),
    *_all(
        "settings",
        ("caidat", "/caidat", Act.SET_OFFICE, True),
        ("nhip", "/nhip", Act.SET_REMINDERS, True),
        ("kenh", "/kenh", Act.VIEW_CHANNELS, True),
        ("nhom", "/nhom", Act.REGISTER_GROUP, False),
        ("undo", "hoàn tác", Act.SET_OFFICE, False),
    ),
    *_all(
        "admin",
        ("plan", "(tệp .docx, .xlsx, .pdf)", Act.LOAD_PLAN, False),
        ("undo_load", "hoàn tác nạp", Act.LOAD_PLAN, False),
        ("moi", "/moi Lan", Act.INVITE, False),
        ("staff", "(tệp .xlsx, .csv)", Act.MANAGE_PEOPLE, False),
        ("vaitro", "/vaitro Lan: Trưởng đơn vị", Act.MANAGE_PEOPLE, False),
        ("thoiviec", "/thoiviec Lan", Act.MANAGE_PEOPLE, False),
        ("xoadulieu", "/xoadulieu", Act.MANAGE_PEOPLE, False),
        ("nhatky", "/nhatky", Act.VIEW_AUDIT, True),
    ),
    *_all(
        "mine",
        ("lichnhac", "/lichnhac", None, True),
        ("gio", "/gio 9h30", None, False),
        ("nghi", "/nghi 20/7-25/7 thay: Lan", None, False),
        ("taikhoan", "/taikhoan", None, False),
        ("donvi", "/donvi", None, False),
        ("ngaynghi", "/ngaynghi", None, False),
        ("toi", "/toi", None, False),
        ("ngonngu", "/ngonngu en", None, False),
        ("trogiup", "/trogiup", None, True),
    ),
)
"""In the order they are shown."""


def offered(person: Person) -> list[Offer]:
    """What somebody may say: for the whole agency or for any of the units they hold a role for."""
    units = {None, *(grant.unit_id for grant in person.grants)}
    return [o for o in OFFERS if not o.acts or any(may(person, act, unit) for act in o.acts for unit in units)]
