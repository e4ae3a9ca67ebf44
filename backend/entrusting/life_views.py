"""What the pages of an access show of its life."""

from msgspec import Struct


class Life(Struct, frozen=True, kw_only=True):
    """`rests`: she may pause it, or take it up again. `soon`: it ends soon. `what` the aidant reads.

    `renewed`: the words she agrees to when she renews it, or nothing; `renewed_until` is their last day, `renewed_on`
    the same for the form.
    """

    rests: bool = False
    soon: bool = False
    what: str = ""
    renewed: tuple[str, ...] = ()
    renewed_until: str = ""
    renewed_on: str = ""


class Helping(Struct, frozen=True, kw_only=True):
    """Somebody whom the reader helps. `day` is the last; `acting_url` is empty while it rests."""

    name: str
    given_name: str
    initials: str
    day: str
    url: str
    acting_url: str = ""
    rests: bool = False
    soon: bool = False
    leaves: bool = True


class AllHelped(Struct, frozen=True, kw_only=True):
    """`notice`: "", "left"."""

    people: tuple[Helping, ...]
    notice: str = ""


class OneHelped(Struct, frozen=True, kw_only=True):
    """`asks`: she is about to leave. `again`: ask once more."""

    one: Helping
    asks: bool = False
    again: bool = False


class Closing(Struct, frozen=True, kw_only=True):
    """Before her account is closed. `why_not`: "", dossier, work, measure: whom to ask, instead."""

    why_not: str = ""
    house: str = ""


class ActingFor(Struct, frozen=True, kw_only=True):
    """Somebody who acts for the person of a dossier. `deeds`: what she may do (`read`, `write`…), on which shelves."""

    name: str
    initials: str
    relation: str
    until: str
    deeds: tuple[tuple[str, str], ...]


class AtDesk(Struct, frozen=True, kw_only=True):
    """Who acts for a person, as far as the reader's role goes. `trusted`: her personne de confiance, by name."""

    person: str
    back_url: str
    rows: tuple[ActingFor, ...]
    trusted: tuple[str, ...] = ()
