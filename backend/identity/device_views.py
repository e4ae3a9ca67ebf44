"""What the pages of one's devices and of one's last sign-ins show."""

from msgspec import Struct


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


class Entry(Struct, frozen=True, kw_only=True):
    """`when` is "aujourd’hui à 9 heures"; `means` has words `means.<means>`."""

    when: str
    means: str
    device: str
    here: bool = False
    helped: bool = False


class Entries(Struct, frozen=True):
    """The latest first."""

    entries: tuple[Entry, ...]


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
