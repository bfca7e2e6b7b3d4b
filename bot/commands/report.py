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
from handlers.period_figures import PeriodFacts, PeriodReport, asked_period, gather_period, made
from locales import say
from reports.as_json import report_json
from reports.document import report_docx
from reports.message import report_message
from reports.units_chart import units_png
from reports.workbook import report_xlsx
from storage.database import Tx


def _text(report: PeriodReport) -> bytes:
    return report_message(report.summary, language()).encode() + b"\n"


def _json(report: PeriodReport) -> bytes:
    return json.dumps(report_json(report.summary), ensure_ascii=False, indent=1).encode() + b"\n"


def _docx(report: PeriodReport) -> bytes:
    return report_docx(report.summary, report.months(), report.corrects)


def _xlsx(report: PeriodReport) -> bytes:
    return report_xlsx(report.summary, language())


def _png(report: PeriodReport) -> bytes:
    return units_png(report.summary.units, report.summary.period, language())


_FORMS: Mapping[str, Callable[[PeriodReport], bytes]] = {
    "text": _text,
    "docx": _docx,
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

    async def gathered(tx: Tx, now: datetime) -> PeriodFacts:
        return await gather_period(tx, await asked_period(tx, now, zone, " ".join(period)))

    content = _FORMS[form](made(at_the_office(gathered)))
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
