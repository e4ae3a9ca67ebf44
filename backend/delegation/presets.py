"""The squares of the grid that one tap fills."""

from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("presets.yaml")
MESSAGES = "messages"
Square = tuple[str, str]
"""What may be done, on which shelf."""


class Preset(msgspec.Struct, frozen=True):
    """Its picture, and the shelves on which one may read, write, add papers, and see appointments."""

    picto: str
    read: tuple[str, ...]
    write: tuple[str, ...] = ()
    deposit: tuple[str, ...] = ()
    appointments: tuple[str, ...] = ()


class Presets(msgspec.Struct, frozen=True):
    """`version` is that of the text that was agreed."""

    version: str
    presets: dict[str, Preset]


@cache
def presets() -> Presets:
    return msgspec.yaml.decode(FILE.read_bytes(), type=Presets)


def squares(preset: str, *, told: bool = False) -> tuple[Square, ...]:
    """In the order of the file; `told`: and be told when something comes there. Raises KeyError for an unknown one."""
    filled = presets().presets[preset]
    given = {
        "read": filled.read,
        "write": filled.write,
        "be_told": filled.read if told else (),
        "deposit": filled.deposit,
        "appointments": filled.appointments,
    }
    return tuple((can, shelf) for can, shelves in given.items() for shelf in shelves)
