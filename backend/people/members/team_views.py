"""What the pages of the teams of a house show."""

from msgspec import Struct

from backend.kit.forms import Filled
from backend.people.members.desk import Mistake
from backend.people.members.views import Option


class TeamLine(Struct, frozen=True):
    """`hours_url` is empty when its hours are kept by others."""

    name: str
    words: str
    url: str
    hours_url: str = ""


class ServiceLine(Struct, frozen=True):
    """Its teams, and where it is named anew or closed; without an id, those of no service."""

    name: str
    teams: tuple[TeamLine, ...]
    id: str = ""
    url: str = ""


class Teams(Struct, frozen=True, kw_only=True):
    """`form` is what was typed for a new team, `service_form` for a new service."""

    services: tuple[ServiceLine, ...]
    options: tuple[Option, ...]
    url: str
    back_url: str
    form: Filled
    mistakes: tuple[Mistake, ...] = ()
    done: str = ""

    def wrong(self, field: str) -> str:
        return next((one.words for one in self.mistakes if one.field == field), "")


class Team(Struct, frozen=True, kw_only=True):
    name: str
    url: str
    back_url: str
    typed_name: str
    service: str
    options: tuple[Option, ...]
    answers: bool
    hours_url: str = ""
    mistakes: tuple[Mistake, ...] = ()
    done: str = ""

    def wrong(self, field: str) -> str:
        return next((one.words for one in self.mistakes if one.field == field), "")
