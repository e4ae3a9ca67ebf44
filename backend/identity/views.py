"""What the sign-in pages show."""

from collections.abc import Mapping

from msgspec import Struct


class Way(Struct, frozen=True, kw_only=True):
    """A way in. `slug` has words `enter.<slug>.name` and `.note`, and with a page about it, `.above` and `.about`.

    `image` is the official button, and `image_over` the same one under a pointer.
    """

    slug: str
    url: str
    icon: str = "finger"
    image: str = ""
    image_over: str = ""
    about_url: str = ""


class Enter(Struct, frozen=True, kw_only=True):
    """`next_page` is after.

    `notice` is "", "expired" (idle too long), "locked" (the same, on her own device), "needed" (a page asked for it)
    or "failed".
    """

    ways: tuple[Way, ...]
    staff_ways: tuple[Way, ...] = ()
    notice: str = ""
    next_page: str = "/"


class AnotherProof(Struct, frozen=True, kw_only=True):
    """The ways to prove oneself a second time, her card too; `next_page` is after. `wrong` are codes by field."""

    ways: tuple[Way, ...]
    next_page: str = "/"
    wrong: Mapping[str, str] = {}
    refused: bool = False


class Proving(Struct, frozen=True, kw_only=True):
    """A grave act waits. `act` has words `proof.act.<act>`; once `proved`, its form is `path` and `fields`.

    `passkey`: she has one. `refused` has words `proof.passkey.<refused>`.
    `card`: she has one, which may prove it, but from `card_new` on when it is new. `wrong` are codes by field.
    `vouched`: None where her house may not say who she is; else "", asked, seen, done, over; `number`: what she shows.
    """

    id: str
    act: str
    ways: tuple[Way, ...] = ()
    proved: bool = False
    path: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    passkey: bool = False
    refused: str = ""
    card: bool = False
    card_new: str = ""
    wrong: Mapping[str, str] = {}
    card_refused: bool = False
    vouched: str | None = None
    number: str = ""
    not_yet: bool = False


class Goodbye(Struct, frozen=True, kw_only=True):
    """`provider_url` ends the provider's own session, when there is one; `provider` is its name.

    `closed`: she has no account any more.
    """

    provider: str = ""
    provider_url: str = ""
    shared: bool = False
    closed: bool = False


class Refused(Struct, frozen=True, kw_only=True):
    """`reason` has words `refused.<reason>.title` and `.todo`: see `REASONS`."""

    reason: str
    retry_url: str = "/entrer"
    reference: str = ""


REASONS = (
    "again", "cancelled", "stopped", "expired", "unsafe", "level", "unavailable", "settings", "identity", "homonym",
    "register", "account", "blocked", "aidants", "unknown", "ended",
    "closed", "other_person", "passkey",
)  # fmt: skip
