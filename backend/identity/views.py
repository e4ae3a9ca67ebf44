"""What the sign-in pages show."""

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
    """`notice` is "", "expired" (idle too long), "needed" (a page asked for it) or "failed"."""

    ways: tuple[Way, ...]
    staff_ways: tuple[Way, ...] = ()
    notice: str = ""


class AnotherProof(Struct, frozen=True, kw_only=True):
    """The ways to prove oneself a second time."""

    ways: tuple[Way, ...]


class Proving(Struct, frozen=True, kw_only=True):
    """A grave act waits. `act` has words `proof.act.<act>`; once `proved`, its form is `path` and `fields`."""

    id: str
    act: str
    ways: tuple[Way, ...] = ()
    proved: bool = False
    path: str = ""
    fields: tuple[tuple[str, str], ...] = ()


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
    "again", "cancelled", "stopped", "expired", "unsafe", "level", "unavailable", "settings", "identity", "homonym",
    "register", "account", "blocked", "aidants", "unknown", "ended",
    "closed", "other_person",
)  # fmt: skip


class Device(Struct, frozen=True, kw_only=True):
    """`name` is "Téléphone Android, Chrome"; `last` is "aujourd’hui à 9 heures"."""

    id: str
    name: str
    since: str
    last: str
    here: bool = False
    own: bool = False


class Devices(Struct, frozen=True, kw_only=True):
    """`cut` is true on the page that follows a cut, `said` on the one that follows her word about this device."""

    devices: tuple[Device, ...]
    cut: bool = False
    said: bool = False
