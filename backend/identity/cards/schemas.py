"""What is typed of a card, and what the doors tell of one."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec

from backend.identity.cards.rules import is_code, is_personal, plain
from backend.kit.forms import Form
from backend.kit.references import is_reference

Short = Annotated[str, msgspec.Meta(max_length=40)]


class Spent(msgspec.Struct, frozen=True):
    """What is typed to be let in: a code of the card, and the one she knows."""

    code: str
    personal: str = ""

    def __repr__(self) -> str:
        return "Spent()"


class OneCode(msgspec.Struct, frozen=True):
    """The form that asks for a code of the card alone."""

    code: Short

    def __repr__(self) -> str:
        return "OneCode()"


class TwoCodes(msgspec.Struct, frozen=True):
    """The form that asks for both codes."""

    code: Short
    personal: Short = msgspec.field(name="personnel")

    def __repr__(self) -> str:
        return "TwoCodes()"


class ByCard(msgspec.Struct, frozen=True):
    """The whole form."""

    number: Short = msgspec.field(name="numero")
    code: Short
    personal: Short = msgspec.field(name="personnel")

    def __repr__(self) -> str:
        return "ByCard()"


CHECKS = {"numero": is_reference, "code": is_code, "personnel": is_personal}


def well_typed(form: Form[Any]) -> bool:
    """Whether each field looks as its kind does; what does not is said in the form, and is no try."""
    for name, looks in CHECKS.items():
        if name not in form.errors and name in form.typed and not looks(plain(form.typed[name])):
            form.errors[name] = "invalid"
    return bool(form) and not form.errors


class MyTry(msgspec.Struct):
    """Somebody who is in already tries a code: whether it may go on, her card's number, and her provider's token."""

    allowed: bool
    number: str
    sign_in: UUID
    id_token: bytes | None


class CodesLeft(msgspec.Struct):
    number: int


class MyCard(msgspec.Struct):
    number: str
    given_at: datetime
    codes_left: int
    usable_from: datetime


class Witness(msgspec.Struct):
    """One of my entries, and who watched over it."""

    at: datetime
    name: str
    house: str


class Watching(msgspec.Struct):
    """Who watches over this browser."""

    name: str
    house: str
