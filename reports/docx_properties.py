"""What a Word file says of itself: whose it is, what of, in which language, and that it is of today's Word."""

from datetime import datetime

from docx.document import Document
from docx.oxml.ns import qn

from reports.clean import fit

_LANGUAGE = "vi-VN"
# Of an older one Word warns above every page.
_WORD_2013 = "15"


def describe(document: Document, title: str, agency: str, at: datetime) -> None:
    """Say that the agency made it at an instant (UTC), in place of what the library's blank file says."""
    told = document.core_properties
    told.title, told.author, told.last_modified_by = fit(title), fit(agency), fit(agency)
    told.comments, told.language = "", _LANGUAGE
    told.created = told.modified = at.replace(tzinfo=None)
    package = document.part.package
    for name in [name for name, relation in package.rels.items() if relation.reltype.endswith("/thumbnail")]:
        del package.rels[name]
    _speak_vietnamese(document)


def _speak_vietnamese(document: Document) -> None:
    """Without it Word takes the text for English and underlines every word of it."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    settings = document.settings.element
    for name, attribute, value in (
        ("w:themeFontLang", "w:val", _LANGUAGE),
        ("w:decimalSymbol", "w:val", ","),
        ("w:listSeparator", "w:val", ";"),
        ("w:zoom", "w:percent", "100"),
    ):
        settings.find(qn(name)).set(qn(attribute), value)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)
