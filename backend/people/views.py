"""What the staff's list of people shows."""

from msgspec import Struct


class PersonRow(Struct, frozen=True, kw_only=True):
    """`unit` is the teams: "Équipe soins"; `messages_url` is empty without a thread, the other two without the duty."""

    name: str
    initials: str
    unit: str
    papers_url: str
    messages_url: str = ""
    card_url: str = ""
    leaving_url: str = ""


class People(Struct, frozen=True, kw_only=True):
    house: str
    rows: tuple[PersonRow, ...]
    older_url: str = ""


class Workplace(Struct, frozen=True, kw_only=True):
    """`here`: the one for which she works today."""

    id: str
    name: str
    here: bool = False


class Situations(Struct, frozen=True, kw_only=True):
    places: tuple[Workplace, ...]
