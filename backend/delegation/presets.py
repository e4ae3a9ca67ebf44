"""The squares of the grid that one tap fills: administrative papers to read, and what may be added."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("presets.yaml")
Square = tuple[str, str]
"""What may be done, on which shelf."""


class Presets(msgspec.Struct, frozen=True):
    """`papers` are families to read; each option is right → shelves. `version` is that of the text that was agreed."""

    version: str
    papers: tuple[str, ...]
    options: dict[str, dict[str, tuple[str, ...]]]


@cache
def presets() -> Presets:
    return msgspec.yaml.decode(FILE.read_bytes(), type=Presets)


def squares(options: Iterable[str]) -> tuple[Square, ...]:
    """In the order of the file, each once. Raises KeyError for an option that is not there."""
    return tuple(dict.fromkeys(_squares(options)))


def _squares(options: Iterable[str]) -> Iterator[Square]:
    yield from (("read", family) for family in presets().papers)
    for option in options:
        for can, shelves in presets().options[option].items():
            yield from ((can, shelf) for shelf in shelves)
