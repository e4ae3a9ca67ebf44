"""What the desk shows of whoever asks it to say that it is she."""

from msgspec import Struct

from backend.kit.forms import Filled, Form
from backend.people.vouching.schemas import Looking

KINDS = ("cni", "passeport", "titre", "vitale", "permis")


class Look(Struct, frozen=True):
    """Where her number is typed."""

    url: str
    form: Form[Looking]


class One(Struct, frozen=True, kw_only=True):
    """`act` has words `proof.act.<act>`. `state`: asked, seen, done, over. `mine`: the reader saw her.

    What is wrong with `form` has words `vouching.wrong.<field>.<code>`. `done`: "", "seen", "done".
    """

    url: str
    back_url: str
    name: str
    initials: str
    born: str
    act: str
    state: str
    form: Filled
    seen: str = ""
    seen_by: str = ""
    confirmed_by: str = ""
    mine: bool = False
    done: str = ""
    kinds: tuple[str, ...] = KINDS
