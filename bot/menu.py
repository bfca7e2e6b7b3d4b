"""The commands that are offered: Telegram's menu, and the suggestions below the web chat."""

from dataclasses import dataclass

from domain.conversation import Persona
from domain.people import Grant, Person
from domain.permissions import Act, may
from locales import say


@dataclass(frozen=True)
class Offer:
    """A command by its first word. `act` is what one must be allowed to do, `complete` what can be sent as it is."""

    command: str
    explained: str
    act: Act | None = None
    complete: str | None = None


_OFFERS = (
    Offer("viec", "run.menu.viec", complete="/viec"),
    Offer("phong", "run.menu.phong", Act.VIEW_UNIT, "/phong"),
    Offer("chuabaocao", "run.menu.chuabaocao", Act.NUDGE, "/chuabaocao"),
    Offer("nhacngay", "run.menu.nhacngay", Act.NUDGE),
    Offer("baocaophong", "run.menu.baocaophong", Act.CONFIRM_UNIT, "/baocaophong"),
    Offer("baocao", "run.menu.baocao", Act.MAKE_REPORT, "/baocao thang"),
    Offer("kehoach", "run.menu.kehoach", complete="/kehoach"),
    Offer("mo", "run.menu.mo", Act.OPEN_TASK),
    Offer("lichnhac", "run.menu.lichnhac", complete="/lichnhac"),
    Offer("gio", "run.menu.gio"),
    Offer("nghi", "run.menu.nghi"),
    Offer("nhip", "run.menu.nhip", Act.SET_REMINDERS, "/nhip"),
    Offer("ngaynghi", "run.menu.ngaynghi", Act.SET_CALENDAR, "/ngaynghi"),
    Offer("cuoinam", "run.menu.cuoinam", Act.CLOSE_TASK),
    Offer("moi", "run.menu.moi", Act.INVITE),
    Offer("sai", "run.menu.sai"),
    Offer("trogiup", "run.menu.trogiup", complete="/trogiup"),
)


def menu(language: str) -> list[tuple[str, str]]:
    """Every command and what it does, for a platform that shows one menu to everybody."""
    return [(offer.command, say(language, offer.explained)) for offer in _OFFERS]


def suggestions(persona: Persona) -> list[str]:
    """The commands somebody of these roles can send as they stand."""
    anywhere = Person(0, persona.name, None, tuple(Grant(role) for role in persona.roles))
    return [o.complete for o in _OFFERS if o.complete and (o.act is None or may(anywhere, o.act))]
