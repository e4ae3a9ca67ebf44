"""What surrounds every page: who reads, how they read, who helps them."""

from msgspec import Struct


class Help(Struct, frozen=True, kw_only=True):
    """Whom to ask, shown at the foot of each page. `phone` is digits, `hours` is one sentence."""

    name: str
    first: str
    role: str
    initials: str
    hours: str
    phone: str | None = None
    write_url: str | None = None


class Acting(Struct, frozen=True, kw_only=True):
    """On whose behalf: `person` is the given name, shown on every page. Whoever stops goes to `own_url`."""

    person: str
    initials: str
    my_initials: str
    own_url: str = "/"


class Outbox(Struct, frozen=True):
    """Whose letters may leave from here: the id of her key; and the key itself where it may seal, on her own device."""

    id: str
    key: str = ""


class Desk(Struct, frozen=True, kw_only=True):
    """Where a professional works. `url` is `/equipe/{establishment}`; `place` is the open entry, `duties` hers.

    `to_identify` is how many parcels wait until she says whose they are.
    """

    url: str
    house: str
    place: str = ""
    waiting: int = 0
    duties: frozenset[str] = frozenset()
    to_identify: int = 0


class Shell(Struct, frozen=True, kw_only=True):
    """`path` is where reading settings bring back, `key` a fresh UUID for the forms of this page.

    `look` are the classes of how she reads, `speed` and `voice` how a text is read to her.
    `at_home` follows « La vie » where she lives or works: à l’EHPAD, à l’IME; empty where nobody said it.
    `here` is where the card of a word brings back, its part of a long text too; empty where nothing opens a card.
    """

    path: str
    key: str
    lang: str = "fr"
    falc: bool = False
    look: str = "text-100 space-normal font-atkinson contrast-auto"
    speed: str = "1"
    voice: str = ""
    person: str | None = None
    space: str = "public"
    home: str = "/"
    house: str | None = None
    at_home: str = ""
    help: Help | None = None
    acting: Acting | None = None
    desk: Desk | None = None
    shared: bool = False
    helped: bool = False
    watched: bool = False
    outbox: Outbox | None = None
    here: str = ""

    @property
    def tag(self) -> str:
        """The BCP 47 tag of the texts: the registered variant `simple` for easy to read."""
        return f"{self.lang}-simple" if self.falc and self.lang == "fr" else self.lang
