"""What a page sends: a form of short fields and files, counted while it is read."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive

from domain.chat import Attachment
from domain.file_name import plain_file_name
from domain.problem import Problem
from domain.text import storable

MOST_MEGABYTES = 20
"""What the files of one message may weigh together."""
MOST_FILES = 10
MOST_CHARACTERS = 4096
"""As long as a message may be on Telegram."""

_FIELDS = 64 * 1024
_MOST_BYTES = MOST_MEGABYTES * 1024 * 1024 + _FIELDS
_MOST_DROPPED = 256 * 1024 * 1024
_ANY_TYPE = "application/octet-stream"


@dataclass(frozen=True)
class Form:
    """The fields of a form by name, and its files."""

    fields: dict[str, str]
    files: tuple[Attachment, ...]

    def text(self, name: str) -> str:
        """A field as it may be stored, stripped of white space; empty where missing. Raises Problem for a long one."""
        # Browsers send every line break of a form as CR LF.
        text = storable(self.fields.get(name, "").replace("\r\n", "\n")).strip()
        if len(text) > MOST_CHARACTERS:
            raise Problem("web.text_too_long", characters=MOST_CHARACTERS)
        return text


async def read_form(request: Request) -> Form:
    """The form of a request. Raises Problem for what is no form and for one that is too large (nothing is kept)."""
    counted = Request(request.scope, _counted(request.receive))
    try:
        async with _form(counted) as data:
            files = [await _attachment(value) for value in data.getlist("file") if isinstance(value, UploadFile)]
            fields = {name: value for name, value in data.multi_items() if isinstance(value, str)}
    except HTTPException as error:
        raise Problem("web.bad_request") from error
    if len(files) > MOST_FILES:
        raise Problem("web.too_many_files", files=MOST_FILES)
    return Form(fields, tuple(file for file in files if file.name))


def _form(request: Request) -> AbstractAsyncContextManager[FormData]:
    return request.form(max_files=2 * MOST_FILES, max_fields=20, max_part_size=_FIELDS)


def _counted(receive: Receive) -> Receive:
    """`receive` that counts the body's bytes and raises Problem beyond the limit.

    The rest is read and dropped first (up to a bound): a browser that is still sending does not hear an answer.
    """
    total = 0

    async def counting() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total <= _MOST_BYTES:
            return message
        while message.get("more_body") and total < _MOST_DROPPED:
            message = await receive()
            total += len(message.get("body", b""))
        raise Problem("web.too_large", megabytes=MOST_MEGABYTES)

    return counting


async def _attachment(file: UploadFile) -> Attachment:
    data = await file.read()
    return Attachment(plain_file_name(file.filename or ""), storable(file.content_type or _ANY_TYPE), len(data), data)
