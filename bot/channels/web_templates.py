"""Pages made of templates. Whatever a page is given is text: never markup."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from starlette.responses import HTMLResponse

import bot.pages
from bot.channels.web_words import words

PAGES = Path(bot.pages.__file__).parent


def page(name: str, language: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page from its template, in a language; a template says sentences with `say`."""
    text = _templates().get_template(name).render(language=language, say=words(language), **values)
    return HTMLResponse(text, status)


@cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(PAGES / "templates"), autoescape=True)
