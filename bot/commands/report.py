"""`nhacviec report`: a period's figures and papers from the terminal."""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import click

from bot.at_the_office import at_the_office
from bot.cli import language
from bot.settings import read_settings
from domain.problem import Problem
from handlers.period_report import summary_of
from locales import say
from reports.as_json import report_json
from reports.chart import units_png
from reports.document import report_docx
from reports.message import report_message
from reports.summary import Summary
from reports.workbook import report_xlsx
from storage.database import Tx


def _text(summary: Summary) -> bytes:
    return report_message(summary, language()).encode() + b"\n"


def _json(summary: Summary) -> bytes:
    return json.dumps(report_json(summary), ensure_ascii=False, indent=1).encode() + b"\n"


def _xlsx(summary: Summary) -> bytes:
    return report_xlsx(summary, language())


def _png(summary: Summary) -> bytes:
    return units_png(summary, language())


_FORMS: Mapping[str, Callable[[Summary], bytes]] = {
    "text": _text,
    "docx": report_docx,
    "xlsx": _xlsx,
    "png": _png,
    "json": _json,
}


@click.command(name="report", help=say(language(), "report_cli.help"))
@click.argument("period", nargs=-1)
@click.option(
    "--format", "form", type=click.Choice(list(_FORMS)), default="text", help=say(language(), "report_cli.form")
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help=say(language(), "report_cli.output")
)
def command(period: tuple[str, ...], form: str, output: Path | None) -> None:
    """Print or write the report of a period; without one, of the latest closed month."""
    zone = read_settings().zone

    async def summarised(tx: Tx, now: datetime) -> Summary:
        return (await summary_of(tx, now, zone, " ".join(period)))()

    summary = at_the_office(summarised)
    content = _FORMS[form](summary)
    if output is not None:
        _write(output, content)
    elif form in {"text", "json"}:
        click.echo(content.decode(), nl=False)
    elif sys.stdout.isatty():
        raise Problem("report_cli.needs_a_file", form=form)
    else:
        sys.stdout.buffer.write(content)


def _write(output: Path, content: bytes) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        raise Problem("report_cli.not_written", name=str(output)) from error
