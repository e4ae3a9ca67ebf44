"""What the sign-in pages show."""

from collections.abc import Mapping

from msgspec import Struct


class Way(Struct, frozen=True, kw_only=True):
    """A way in. `slug` has words `enter.<slug>.name` and `.note`; `image` is the official button."""

    slug: str
    url: str
    icon: str = "finger"
    image: str = ""


class Enter(Struct, frozen=True, kw_only=True):
    """`notice` is "", "expired" (idle too long), "needed" (a page asked for it) or "failed"; `next_page` is after."""

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


class Goodbye(Struct, frozen=True, kw_only=True):
    """`provider_url` ends the provider's own session, when there is one; `provider` is its name."""

    provider: str = ""
    provider_url: str = ""
    shared: bool = False


class Refused(Struct, frozen=True, kw_only=True):
    """`reason` has words `refused.<reason>.title` and `.todo`: see `REASONS`."""

    reason: str
    retry_url: str = "/entrer"
    reference: str = ""


REASONS = (
    "again", "cancelled", "expired", "unsafe", "level", "unavailable", "settings", "aidants", "unknown", "closed",
    "other_person", "passkey",
)  # fmt: skip


class Device(Struct, frozen=True, kw_only=True):
    """`name` is "Téléphone Android, Chrome"; `last` is "aujourd’hui à 9 heures"."""

    id: str
    name: str
    since: str
    last: str
    here: bool = False
    own: bool = False


class MyCard(Struct, frozen=True, kw_only=True):
    """`left` says how many codes are left; `few` that another card is due, `new` from when it proves heavy acts."""

    number: str
    given: str
    left: str
    few: bool = False
    new: str = ""


class Devices(Struct, frozen=True, kw_only=True):
    """`cut` is true on the page that follows a cut, `said` on the one that follows her word about this device.

    `lost` follows her word that the card is; `watched` are the entries that somebody watched over, in words.
    `keys_changed`: elsewhere, in the last days.
    """

    devices: tuple[Device, ...]
    cut: bool = False
    said: bool = False
    card: MyCard | None = None
    lost: bool = False
    watched: tuple[str, ...] = ()
    keys_changed: bool = False
