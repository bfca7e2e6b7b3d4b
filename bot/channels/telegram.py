"""The Telegram door: one bot, private chats and groups, received by polling or by webhook."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from starlette.routing import Route
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.channels.pace import Pace
from bot.channels.parts import Parts
from bot.channels.patience import Patience
from bot.channels.quiet import quieten
from bot.channels.telegram_client import Client
from bot.channels.telegram_edit import change
from bot.channels.telegram_errors import translated
from bot.channels.telegram_files import fetch
from bot.channels.telegram_polling import Polling
from bot.channels.telegram_send import Part, parts_of, send_part
from bot.channels.telegram_update import KINDS, Arrived, read
from bot.channels.webhook import webhook_route
from domain.allowance import NO_LIMIT, Allowance
from domain.chat import Attachment, Button, Outgoing, Receive, Unreachable

BASE_URL = "https://api.telegram.org"
_HEADER_OF_PROOF = "X-Telegram-Bot-Api-Secret-Token"

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Webhook:
    """Where Telegram sends updates: `url` is a public https address whose path is `path` at our server.

    `secret` proves that they are Telegram's: 1 to 256 of A-Z, a-z, 0-9, _ and -.
    """

    url: str
    path: str
    secret: str


class TelegramChannel:
    """`domain.chat.Channel` over the Bot API.

    `commands` is the menu of private chats that have none of their own: (name, description) pairs. `now` gives the
    instant, for what the platform does not date. `base_url` is the root of the server, `timeout` how many seconds it
    has to answer a call. Receives by polling where no webhook is given. `beside` a bot of an application that receives
    for it, it speaks over that one's connections, and is given updates by `take`.
    """

    name = "telegram"

    def __init__(
        self,
        token: str,
        commands: Sequence[tuple[str, str]],
        now: Callable[[], datetime],
        *,
        base_url: str = BASE_URL,
        webhook: Webhook | None = None,
        allowance: Allowance = NO_LIMIT,
        timeout: float = 20.0,
        beside: Bot | None = None,
    ) -> None:
        quieten()
        self.username: str | None = None
        """The bot's name without @, known once Telegram has answered: for t.me/<username>?start=CODE."""
        self._client = Client(token, base_url, timeout, beside)
        self._is_fed = beside is not None
        self._commands = [BotCommand(command, description) for command, description in commands]
        self._now = now
        self._webhook = webhook
        self._pace = Pace(allowance.overall, allowance.in_a_chat, allowance.in_a_group)
        self._receive: Receive | None = None
        self._patience = Patience()
        self._running: asyncio.Task[None] | None = None
        self._acknowledging: set[asyncio.Task[None]] = set()
        self._parts = Parts()

    async def start(self, receive: Receive) -> None:
        """Begin to receive, in the background: Telegram being out of reach keeps nobody else from starting."""
        self._receive = receive
        self._patience = Patience()
        await self._client.connect()
        self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop receiving; what was handed to the receiver is finished first. With a webhook, stop its server before."""
        self._patience.stop()
        if self._running:
            await self._running
        await asyncio.gather(*self._acknowledging)
        await self._client.disconnect()
        self._receive = None

    def routes(self) -> list[Route]:
        """What the web server must serve: the webhook, where there is one."""
        if self._webhook is None:
            return []
        return [webhook_route(self._webhook.path, _HEADER_OF_PROOF, self._webhook.secret, self.take)]

    async def fetch(self, attachment: Attachment) -> Attachment:
        """A file that came with a message, with its bytes where the platform gives it."""
        return await fetch(self._client, attachment)

    async def send(self, message: Outgoing) -> str:
        """Send it and give the ids of its parts with spaces between, the last being the text with the buttons.

        Raises NotNow, Unreachable or Refused. Where a message of several parts breaks off, sending the same one again
        goes on with the part that failed, so that nothing is said twice; one chat's messages are sent in turn.
        """
        try:
            chat_id = int(message.address)
        except ValueError:
            raise Unreachable("not the number of a chat") from None

        async def one(part: Part) -> str:
            await self._pace.turn(chat_id, in_a_group=chat_id < 0)
            try:
                return await send_part(self._client, chat_id, part)
            except TelegramError as error:
                raise translated(error) from None  # the library's errors lead to addresses with the token

        return await self._parts.send(message, parts_of(message), one)

    async def edit(
        self, address: str, platform_id: str, text: str | None, buttons: tuple[tuple[Button, ...], ...]
    ) -> None:
        """Change a message that was sent; one that cannot be changed any more stays as it is. Raises NotNow."""
        await change(self._client, int(address), platform_id, text, buttons)

    async def show_typing(self, address: str) -> None:
        """Show for a few seconds that an answer is being written."""
        try:
            await self._client.send_chat_action(int(address), "typing")
        except (TelegramError, ValueError) as error:
            _log.info("telegram_typing_not_shown", error=type(error).__name__)

    async def give_menu(self, address: str, commands: Sequence[tuple[str, str]]) -> bool:
        """Give a private chat a menu of its own; False where it can have none now, and it may be tried again."""
        scope = BotCommandScopeChat(int(address))
        try:
            await self._client.set_my_commands([BotCommand(*command) for command in commands], scope=scope)
        except (BadRequest, Forbidden) as error:  # the chat is gone, and so is its menu
            _log.info("telegram_menu_refused", error=error.message)
        except TelegramError as error:
            _log.info("telegram_menu_not_given", error=type(error).__name__)
            return False
        return True

    async def _run(self) -> None:
        while not self._patience.stopped:
            try:
                await self._patience.unless_stopped(self._prepare())
            except Exception as error:  # whatever it is, nobody would start receiving again
                _log.warning("telegram_not_answering", error=type(error).__name__)
                await self._patience.after_failure()
            else:
                self._patience.succeeded()
                break
        if self._webhook is None and not self._is_fed:
            await Polling(self._client, self._patience, self._read, self._take).run()

    async def _prepare(self) -> None:
        """Who the bot is, how it receives, its menu. Raises TelegramError where it is to be tried again."""
        try:
            self.username = (await self._client.get_me()).username
        except InvalidToken:
            _log.error("telegram_refuses_token", check="NHACVIEC_TELEGRAM_TOKEN")
            raise
        for step in (self._choose_receiving, self._set_menu):
            try:
                await step()
            except (BadRequest, InvalidToken) as error:  # trying again changes nothing; go on with what there is
                _log.error("telegram_refuses_the_setup", error=error.message)

    async def _choose_receiving(self) -> None:
        if self._is_fed:
            return
        if self._webhook is None:
            await self._client.delete_webhook()
        else:
            await self._client.set_webhook(self._webhook.url, secret_token=self._webhook.secret, allowed_updates=KINDS)

    async def _set_menu(self) -> None:
        await self._client.set_my_commands(self._commands, scope=BotCommandScopeAllPrivateChats())

    def _read(self, raw: object) -> Arrived | None:
        return read(raw, self._client, self._now, self.username)

    async def take(self, raw: object) -> None:
        """Hand over an update as it came. Raises what the receiver raises: then it is to be given again."""
        arrived = self._read(raw)
        if arrived is not None:
            await self._take(arrived)

    async def _take(self, arrived: Arrived) -> None:
        """Hand it over. Raises what the receiver raises: then it is to be given again."""
        if self._receive is None:
            raise RuntimeError("the channel is not started")
        if arrived.callback_id is not None:
            task = asyncio.create_task(self._acknowledge(arrived.callback_id))
            self._acknowledging.add(task)
            task.add_done_callback(self._acknowledging.discard)
        await self._receive(arrived.incoming)

    async def _acknowledge(self, callback_id: str) -> None:
        """Stop the little clock on the button; too late to do so is no harm."""
        try:
            await self._client.answer_callback_query(callback_id)
        except TelegramError as error:
            _log.info("telegram_button_not_acknowledged", error=type(error).__name__)
