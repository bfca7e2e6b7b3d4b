"""What an administrator should know about this deployment. It only looks: nothing is made, changed or sent."""

import asyncio
import importlib
import tempfile
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.finding import Finding, Mark, fault, to_know, well
from bot.settings import Settings
from domain.problem import Problem
from storage import accounts, outbox, people
from storage.calendar import working_calendar
from storage.database import Database, Tx
from storage.migrate import step, steps
from storage.sqlite_file import file_of

_ANSWERS_WITHIN = 5.0  # seconds
_FAILED_SINCE = timedelta(days=7)


async def check_up(settings: Settings, now: datetime) -> AsyncIterator[Finding]:
    """Look at one thing after the other; `now` is UTC."""
    local = now.astimezone(settings.zone)
    yield well("setup_cli.clock", time=f"{local:%H:%M}", day=f"{local:%d/%m/%Y}", zone=settings.zone.key)
    yield await _telegram(settings)
    for finding in await _zalo(settings):
        yield finding
    if settings.public_url:
        yield well("setup_cli.public_set", url=settings.public_url)
    else:
        yield to_know("setup_cli.public_none")
    file = file_of(settings.database)
    if file is not None:
        yield _folder(file.parent)
    if file is not None and not file.exists():
        yield to_know("setup_cli.not_made_yet", name=file)
        return
    database = Database(settings.database)
    try:
        stands = await _database(database)
        yield stands
        if stands.mark is Mark.WELL:
            async with database.read() as tx:
                for finding in await _office(tx, now, local.year):
                    yield finding
    finally:
        await database.close()


async def _telegram(settings: Settings) -> Finding:
    if settings.telegram_token is None:
        return to_know("setup_cli.telegram_off")
    door = importlib.import_module("bot.channels.telegram_check")  # slow to load
    token = settings.telegram_token.get_secret_value()
    try:
        name = await door.name_of_bot(token, settings.telegram_base_url)
    except Problem as problem:
        return fault(problem.key, **problem.args_of_sentence)
    return well("setup_cli.telegram_well", name=name)


async def _zalo(settings: Settings) -> list[Finding]:
    if not settings.zalo_tokens:
        return [to_know("setup_cli.zalo_off")]
    door = importlib.import_module("bot.channels.zalo_check")  # slow to load
    found = []
    for token in settings.zalo_tokens:
        try:
            state = await door.state_of_bot(token.get_secret_value(), settings.zalo_base_url)
        except Problem as problem:
            found.append(fault(problem.key, **problem.args_of_sentence))
            continue
        if bool(state.webhook) is settings.zalo_webhook:
            found.append(well("setup_cli.zalo_well", name=state.name))
        elif state.webhook:
            # As long as it is set, polling brings nothing.
            found.append(fault("setup_cli.zalo_webhook_left", name=state.name))
        else:
            found.append(to_know("setup_cli.zalo_webhook_to_come", name=state.name))
    return found


def _folder(folder: Path) -> Finding:
    # A folder that is not there yet is made in the nearest one that is.
    there = next(path for path in [folder, *folder.absolute().parents] if path.exists())
    try:
        tempfile.TemporaryFile(dir=there).close()
    except OSError:
        return fault("setup_cli.folder_not_writable", name=folder)
    return well("setup_cli.folder_writable", name=folder)


async def _database(database: Database) -> Finding:
    try:
        async with asyncio.timeout(_ANSWERS_WITHIN):
            found = await step(database)
    except Exception as error:  # whatever a driver or the network raises, it is what was looked for
        cause: BaseException = error
        while cause.__cause__ is not None:
            cause = cause.__cause__
        return fault("setup_cli.database_away", error=type(cause).__name__)
    known = steps()
    if found == known[-1]:
        return well("setup_cli.database_well", step=found)
    if found is None or found in known:
        return fault("setup_cli.database_behind", found=found or "-", known=known[-1])
    return fault("run.database_newer", found=found, known=known[-1])


async def _office(tx: Tx, now: datetime, year: int) -> list[Finding]:
    waiting, failed = await outbox.unsent(tx, now - _FAILED_SINCE)
    sending = Finding(Mark.FAULT if failed else Mark.WELL, "setup_cli.outbox", {"waiting": waiting, "failed": failed})
    everybody, joined = await people.everybody(tx), await accounts.channels(tx)
    missing = sum(person.id not in joined for person in everybody)
    if not everybody:
        reached = to_know("setup_cli.nobody")
    elif missing:
        reached = to_know("setup_cli.not_joined", missing=missing, n=len(everybody))
    else:
        reached = well("setup_cli.all_joined", n=len(everybody))
    calendar = await working_calendar(tx)
    if calendar.is_confirmed(year):
        days = well("setup_cli.year_confirmed", year=year)
    else:
        days = to_know("setup_cli.year_provisional", year=year)
    return [sending, reached, days]
