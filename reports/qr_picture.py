"""An address as a QR picture, to be pointed at with a phone."""

from io import BytesIO

_SCALE = 10
"""Pixels for each square of the code: legible from a screen and in print."""


def qr_png(address: str) -> bytes:
    """A PNG picture of the code."""
    import segno  # noqa: PLC0415 - needed with an invitation only

    picture = BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="png", scale=_SCALE, border=4)
    return picture.getvalue()
