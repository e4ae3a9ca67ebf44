"""What the desk shows of the identities of a house: who is not sure yet, one identity, and the document that was seen.

`Identity` posts `key` to `{url}/insi`, and `key`, `ecart`, `faire` (`reprendre` or `laisser`) to `{url}/ecart`.
`Document` posts `key` and `piece` (one of `kinds`) to its `url`. Codes of errors:
`piece`: missing, invalid; `form`: again.
"""

from msgspec import Struct

from backend.kit.forms import Filled
from backend.people.identifying import KINDS


class Row(Struct, frozen=True, kw_only=True):
    """`told` is a state in words, and `mark` its sign."""

    url: str
    name: str
    born: str
    mark: str
    told: str


class Identities(Struct, frozen=True, kw_only=True):
    """`different` are those that somebody must look at; `unsure`, the oldest first, those that are not qualified."""

    different: tuple[Row, ...]
    unsure: tuple[Row, ...]
    later_url: str = ""


class Trait(Struct, frozen=True, kw_only=True):
    """`name` has words `trait.<name>`. `insi` is what INSi says of it, when it says something else."""

    name: str
    dossier: str
    insi: str = ""
    mark: str = ""
    word: str = ""


class Identity(Struct, frozen=True, kw_only=True):
    """`notice`: "", asked, seen, taken, left, joined, split, again. `asked` tells the last question to INSi; `search`
    is the difference that waits, and `may_take` says that the dossier may say the same. `together` names the other
    dossier to which this one was joined, and `said` what the person said of it."""

    url: str
    back_url: str
    name: str
    initials: str
    status: str
    mark: str
    number: str
    traits: tuple[Trait, ...]
    proofs: tuple[str, ...] = ()
    asked: str = ""
    asked_mark: str = "wait"
    doubtful: bool = False
    search: str = ""
    may_take: bool = False
    may_ask: bool = False
    configured: bool = True
    notice: str = ""
    together: str = ""
    said: str = ""


class Alike(Struct, frozen=True, kw_only=True):
    """Another dossier that may be hers: in `traits`, `insi` is what that one says. `barred`: "", taken, two_persons."""

    id: str
    name: str
    told: str
    traits: tuple[Trait, ...]
    barred: str = ""


class Joining(Struct, frozen=True, kw_only=True):
    """The form posts `key` and `avec` (the id of one of `alike`) to its `url`."""

    url: str
    back_url: str
    name: str
    initials: str
    alike: tuple[Alike, ...] = ()


class Document(Struct, frozen=True, kw_only=True):
    """Before saying that a document was seen: what must be the same on it."""

    url: str
    back_url: str
    name: str
    initials: str
    traits: tuple[Trait, ...]
    form: Filled
    kinds: tuple[str, ...] = KINDS
