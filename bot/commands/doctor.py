"""`nhacviec doctor`: looks at the deployment, one line a check."""

import asyncio
from datetime import datetime

import click

from bot.check_up import check_up
from bot.cli import language
from bot.finding import Finding, Mark
from bot.settings import Settings, read_settings, unknown_names
from domain.problem import Problem
from jobs.clock import RealClock
from locales import say


@click.command(help=say(language(), "setup_cli.help_doctor"))
@click.pass_context
def command(ctx: click.Context) -> None:
    """Print what was found; exit 1 where something is wrong."""
    marks = []
    if unknown := unknown_names():
        marks.append(_print(Finding(Mark.FAULT, "run.unknown_settings", {"names": ", ".join(unknown)})))
    try:
        settings = read_settings()
        key = "setup_cli.sample" if settings.is_sample else "setup_cli.settings_read"
        marks.append(_print(Finding(Mark.WELL, key, {})))
        marks += asyncio.run(_looked_at(settings, RealClock().now()))
    except Problem as problem:
        # Without a setting that can be used, nothing behind it can be looked at.
        marks.append(_print(Finding(Mark.FAULT, problem.key, problem.args_of_sentence)))
    if Mark.FAULT in marks:
        ctx.exit(1)


async def _looked_at(settings: Settings, now: datetime) -> list[Mark]:
    return [_print(finding) async for finding in check_up(settings, now)]


def _print(finding: Finding) -> Mark:
    click.echo(f"{finding.mark.value} {say(language(), finding.key, **finding.args)}")
    return finding.mark
