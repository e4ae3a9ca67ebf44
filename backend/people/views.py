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
    around_url: str = ""


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


class JoinedAsked(Struct, frozen=True):
    """Which pair, the house that joined another dossier to hers, and on which day."""

    id: str
    house: str
    day: str


class JoinedOnes(Struct, frozen=True, kw_only=True):
    """`done` is what she has just said: "", oui, non. `again`: this form had served."""

    asked: tuple[JoinedAsked, ...] = ()
    done: str = ""
    again: bool = False


class Contact(Struct, frozen=True, kw_only=True):
    """`words`: who she is to her, and why one calls her. `measure`: said to protect her, and not checked here."""

    name: str
    words: str
    measure: bool = False
    phone: str = ""
    mail: str = ""


class ContactsOf(Struct, frozen=True):
    """Those whom one house noted."""

    house: str
    rows: tuple[Contact, ...]


class Contacts(Struct, frozen=True, kw_only=True):
    """Who is around somebody; `name` is empty on her own page."""

    houses: tuple[ContactsOf, ...]
    name: str = ""
    initials: str = ""
    back_url: str = ""
