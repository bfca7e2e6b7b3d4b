"""Every address of the web chat, each behind the same guards."""

from collections.abc import Callable
from typing import Any

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.channels.web import WebChannel
from bot.channels.web_clock import Clock
from bot.channels.web_conversations import Conversations, MoveClock, Now, Suggest, WebOffice
from bot.channels.web_feed import Feed
from bot.channels.web_guard import guards
from bot.channels.web_pages import Pages
from bot.channels.web_posts import Posts
from bot.channels.web_reading import PATH, ReadingPages
from bot.channels.web_session import Sessions
from bot.channels.web_templates import PAGES


def web_routes(
    channel: WebChannel,
    conversations: Conversations,
    office: WebOffice,
    *,
    now: Now,
    suggest: Suggest,
    move_clock: MoveClock | None = None,
    readings: ReadingPages | None = None,
) -> list[BaseRoute]:
    """The routes to give to a Starlette application. `suggest` names the commands to offer a person below the chat.

    In the sample office one chooses whom to be and moves the clock, `now`, with `move_clock`; in a real one there is
    no such function and people join with a code. `readings` answers the addresses of plans' readings.
    """
    guarded = guards(office)
    sessions = Sessions(conversations, office)
    pages = Pages(conversations, sessions, office, now, suggest)
    feed = Feed(channel, conversations, sessions, office)
    posts = Posts(channel, sessions, office)

    def get(path: str, endpoint: Callable[..., Any]) -> Route:
        return Route(path, endpoint, methods=["GET"], middleware=guarded)

    def post(path: str, endpoint: Callable[..., Any]) -> Route:
        return Route(path, endpoint, methods=["POST"], middleware=guarded)

    routes: list[BaseRoute] = [
        get("/", pages.front),
        get("/chat", pages.chat),
        get("/healthz", pages.health),
        get("/events", feed.events),
        get("/history", feed.history),
        get("/files/{line}/{place:int}", feed.file),
        post("/messages", posts.message),
        post("/buttons", posts.button),
        Mount("/static", StaticFiles(directory=PAGES / "static"), middleware=guarded),
    ]
    if readings is not None:
        routes.append(get(f"{PATH}{{code}}", readings.show))
    if move_clock is None:
        return [*routes, post("/join", posts.join)]
    clock = Clock(channel, office, now, move_clock)
    return [*routes, get("/clock", clock.show), post("/clock", clock.move)]
