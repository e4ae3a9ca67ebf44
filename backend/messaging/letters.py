"""What comes when one sends a message: its form, and perhaps a photo, read and put away without the database."""

from typing import Any

import msgspec
from litestar import Request
from litestar.datastructures import State

from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.kit import texts
from backend.kit.forms import Form
from backend.kit.posted import has_parts, posted
from backend.messaging import photos
from backend.messaging.photos import LARGEST_PHOTO, Brought

# What is refused for its size is refused with its words: beyond this, they are not read either.
LARGEST_LETTER = 4 * LARGEST_PHOTO


class Letter(msgspec.Struct):
    """`wrong` is a code when the photo was refused at once."""

    fields: dict[str, Any]
    photo: Brought | None = None
    wrong: str = ""

    def said_in(self, form: Form[Any]) -> None:
        if self.wrong:
            form.errors["photo"] = self.wrong


async def letter(request: Request[Any, Any, State]) -> tuple[Letter, Connection]:
    """What was sent, and the connection on which to answer: a slow telephone holds none while it sends."""
    unit = unit_of(request)
    if not has_parts(request):
        return Letter((await posted(request, LARGEST_PHOTO)).fields), unit.take("sql")
    async with unit.away():
        read = await posted(request, LARGEST_PHOTO)
        wrong = photos.refusal(read.file, too_large=read.too_large)
        photo = None if wrong else await photos.put(request.app.state.vault, read.file)
    if photo and not str(read.fields.get("mots", "")).strip():
        read.fields["mots"] = str(texts.t("photo.alone"))
    return Letter(read.fields, photo, wrong), unit.take("sql")
