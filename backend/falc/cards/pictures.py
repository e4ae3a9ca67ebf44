"""What each pictogram says: one picture, one word, in the whole product."""

from functools import cache
from typing import Literal

import msgspec

from backend.paths import FALC_CONTENT

Set = Literal["interface", "a-portee", "openmoji", "healthicons"]


class Picture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`icon`: its name in its set; those of the interface have the name by which they are asked for.

    `keywords`: other words that it says.
    """

    label: str
    set: Set = "interface"
    icon: str = ""
    keywords: tuple[str, ...] = ()

    @property
    def sprite(self) -> str:
        """The file that holds it: drawings of others are fetched only by who opens a card."""
        return "sprite.svg" if self.set == "interface" else "words.svg"


@cache
def pictures() -> dict[str, Picture]:
    return msgspec.yaml.decode((FALC_CONTENT / "pictograms.yaml").read_bytes(), type=dict[str, Picture])
