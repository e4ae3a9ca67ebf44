"""What the staff's list of people shows."""

from typing import Any

from msgspec import Struct

from backend.kit.forms import Form


class PersonRow(Struct, frozen=True, kw_only=True):
    """`unit` is the teams: "Équipe soins"; `messages_url` is empty without a thread, the other two without the duty."""

    name: str
    initials: str
    unit: str
    papers_url: str
    messages_url: str = ""
    card_url: str = ""
    leaving_url: str = ""
    mandate_url: str = ""
    protection_url: str = ""


class People(Struct, frozen=True, kw_only=True):
    """A page of them, or those whom `form` looked for; `more`: others have such a name too."""

    house: str
    url: str
    rows: tuple[PersonRow, ...]
    form: Form[Any]
    older_url: str = ""
    more: bool = False

    @property
    def looked(self) -> bool:
        return bool(self.form.typed.get("cherche")) and not self.form.errors


class Workplace(Struct, frozen=True, kw_only=True):
    """`here`: the one for which she works today."""

    id: str
    name: str
    here: bool = False


class Situations(Struct, frozen=True, kw_only=True):
    places: tuple[Workplace, ...]
