"""Many invitations as a workbook: who, their code, and the words to forward to each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from locales import say
from reports.clean import fit

_WIDTHS = (28, 40, 14, 70)


@dataclass(frozen=True)
class InvitationRow:
    """One invitation: the name, the unit as it is called, the code as printed, and the words to forward."""

    name: str
    unit: str
    code: str
    words: str


def invitations_xlsx(rows: Sequence[InvitationRow], until: str, language: str) -> bytes:
    """The workbook; what is in a cell is text and never a formula."""
    import xlsxwriter  # noqa: PLC0415 - loaded with the first workbook only

    said = partial(say, language)
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as workbook:
        sheet = workbook.add_worksheet(said("invite.sheet"))
        bold = workbook.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1})
        text = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "border": 1})
        sheet.write_string(0, 0, said("invite.sheet_head", until=until))
        for column, (width, key) in enumerate(zip(_WIDTHS, ("name", "unit", "code", "words"), strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(1, column, said(f"invite.column_{key}"), bold)
        for line, row in enumerate(rows, 2):
            words = "\n".join(fit(each) for each in row.words.splitlines())
            for column, value in enumerate((fit(row.name), fit(row.unit), row.code, words)):
                sheet.write_string(line, column, value, text)
        sheet.freeze_panes(2, 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
    return stream.getvalue()
