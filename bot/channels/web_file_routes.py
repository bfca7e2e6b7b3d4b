"""The addresses where files are fetched and sent outside of a chat, behind the same guards as the web chat."""

from starlette.routing import Route

from bot.channels import web_file_links, web_upload
from bot.channels.web_conversations import WebOffice
from bot.channels.web_file_links import FilePages
from bot.channels.web_guard import guards
from bot.channels.web_upload import UploadPages


def file_routes(office: WebOffice, files: FilePages, uploads: UploadPages) -> list[Route]:
    """The routes to give to a Starlette application."""
    guarded = guards(office)
    fetched, sent = web_file_links.PATH, f"{web_upload.PATH}{{code}}"
    return [
        Route(fetched, files.ask, methods=["GET"], middleware=guarded),
        Route(f"{fetched}/{{code}}", files.give, methods=["GET"], middleware=guarded),
        Route(f"{fetched}/{{code}}/{{name}}", files.give, methods=["GET"], middleware=guarded),
        Route(sent, uploads.show, methods=["GET"], middleware=guarded),
        Route(sent, uploads.take, methods=["POST"], middleware=guarded),
    ]
