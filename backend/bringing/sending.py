"""What comes when one adds a paper: its form and its file, read and put away without the database."""

from contextlib import suppress
from typing import Any

import msgspec
from litestar import Request
from litestar.datastructures import State
from obstore.exceptions import BaseError

from backend.bringing.rules import LARGEST, refusal
from backend.bringing.service import Sent
from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.documents.vault import Vault
from backend.kit.errors import Away
from backend.kit.forms import Form
from backend.kit.posted import has_parts, posted

# What is refused for its size is refused with its words: beyond this, they are not read either.
LARGEST_FORM = 4 * LARGEST
FILE = "fichier"


class Parcel(msgspec.Struct):
    """`wrong` is a code when the file was refused at once."""

    fields: dict[str, Any]
    file: Sent | None = None
    wrong: str = ""

    def said_in(self, form: Form[Any]) -> None:
        """No browser gives a file back: whoever has something else to put right chooses it once more."""
        if self.wrong or form.errors:
            form.errors[FILE] = self.wrong or "again"


async def parcel(request: Request[Any, Any, State]) -> tuple[Parcel, Connection]:
    """What was sent, and the connection on which to answer: a slow telephone holds none while it sends."""
    unit = unit_of(request)
    if not has_parts(request):
        return Parcel((await posted(request, LARGEST)).fields, wrong="missing"), unit.take("sql")
    async with unit.away():
        read = await posted(request, LARGEST)
        wrong = refusal(read.file, too_large=read.too_large)
        file = None if wrong else await _put(request.app.state.vault, read.file)
    return Parcel(read.fields, file, wrong), unit.take("sql")


async def put_back(vault: Vault, sent: Parcel) -> None:
    """What came is not kept after all. A round takes away what cannot be dropped now."""
    if sent.file is not None:
        with suppress(BaseError, OSError):
            await vault.drop(sent.file.stored.store_key)


async def _put(vault: Vault, body: bytes) -> Sent:
    """Raises Away when the store takes nothing."""
    try:
        return Sent(*await vault.put(body))
    except (BaseError, OSError) as why:
        raise Away from why
