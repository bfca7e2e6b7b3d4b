"""A file as an answer to a browser: never shown as a page of ours."""

from urllib.parse import quote

from starlette.responses import Response

from domain.chat import OutgoingFile

PICTURES = frozenset({"image/png", "image/jpeg"})


def download(file: OutgoingFile, cache: str, *, shown: bool = False) -> Response:
    """The file, to be saved under its name or, a picture, to be looked at. `cache` is its Cache-Control."""
    place = "inline" if shown else "attachment"
    headers = {
        "Content-Disposition": f"{place}; filename*=UTF-8''{quote(file.name, safe='')}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": cache,
    }
    return Response(file.data, headers=headers, media_type=file.media_type)
