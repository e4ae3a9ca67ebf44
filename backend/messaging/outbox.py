"""Words that waited on her own device until there was a network: opened here, and posted as the form would have been.

The same key, the same words and the same page make the same fingerprint: sent by the form and from the device, or
twice from the device, it is one message.
"""

import re
from typing import TypeVar
from uuid import UUID

import msgspec

from backend.db.compiled import Connection
from backend.identity import outbox_keys
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.kit.keyring import KeyRing
from backend.messaging import about, service
from backend.messaging.beginning import begin
from backend.messaging.errors import SealedForSomebodyElse
from backend.messaging.schemas import Beginning, Draft

OWN = "/messages"
T = TypeVar("T", bound=msgspec.Struct)
_ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_FORM = re.compile(rf"(?P<base>(?:/pour/{_ID})?/messages)/(?:ecrire|(?P<thread>{_ID})/repondre)")


class Held(msgspec.Struct, frozen=True):
    """What was sealed: the address of the form, and what was typed in it."""

    to: str
    fields: dict[str, str]

    @property
    def base(self) -> str:
        found = _FORM.fullmatch(self.to)
        return found["base"] if found else ""

    @property
    def thread(self) -> UUID | None:
        found = _FORM.fullmatch(self.to)
        return UUID(found["thread"]) if found and found["thread"] else None

    def read(self, shape: type[T]) -> T:
        form = Form(shape, self.fields)
        if not form:
            raise Invalid
        return form.value


async def opened(sql: Connection, ring: KeyRing, sealed: str) -> Held:
    """Raises SealedForSomebodyElse when it is not the actor's."""
    words = await outbox_keys.opened(sql, ring, sealed)
    if words is None:
        raise SealedForSomebodyElse
    try:
        return msgspec.json.decode(words, type=Held)
    except msgspec.DecodeError:
        raise Invalid from None


async def send(sql: Connection, ring: KeyRing, held: Held, base: str) -> str:
    """Where the message is shown. In one's own name, or for somebody: as it was written, never otherwise."""
    if held.base != base:
        raise Invalid
    if held.thread:
        draft = held.read(Draft)
        return await service.post(sql, ring, held.thread, draft, f"{base}/{held.thread}")
    beginning = held.read(Beginning)
    if beginning.opening == "other" and not beginning.words:
        raise Invalid
    if beginning.only and base != OWN:
        raise NotFound  # to one member alone, she writes herself
    return await begin(sql, ring, beginning, about.first_words(beginning), base)
