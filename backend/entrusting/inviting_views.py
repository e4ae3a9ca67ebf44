"""What the pages of invitations show, on both sides."""

from msgspec import Struct

from backend.entrusting.views import Before, Invitation
from backend.identity.views import Way
from backend.kit.forms import Told


class Made(Struct, frozen=True, kw_only=True):
    """Told once: `picture` and `words` lead to the page, `link` and `code` are typed there."""

    picture: str
    words: str
    link: str
    code: str
    until: str
    url: str

    def __repr__(self) -> str:
        return "Made()"


class Followed(Struct, frozen=True, kw_only=True):
    """`before`: what she would see, when it waits for « C’est la bonne personne ». `wrong`: "", already, again."""

    invitation: Invitation
    before: Before | None = None
    wrong: str = ""


class Asked(Struct, frozen=True, kw_only=True):
    """What somebody asks of whoever is there, in the words that she will agree to."""

    id: str
    state: str
    name: str
    given_name: str
    words: tuple[str, ...]
    until: str


class Invited(Struct, frozen=True, kw_only=True):
    """The page of whoever is invited. `known`: her provider said who she is. `done`: "", yes, no, late."""

    known: bool
    ways: tuple[Way, ...] = ()
    asking: Asked | None = None
    accepted: tuple[Asked, ...] = ()
    given: tuple[Asked, ...] = ()
    code: str = ""
    wrong: Told = Told()
    unopened: bool = False
    done: str = ""
