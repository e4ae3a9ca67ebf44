"""The texts of a file: a page whole, a catalogue message by message, our YAML value by value."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from babel.messages.pofile import read_po

# What is said to people in our YAML; the rest is keys, codes and sources.
SPOKEN = frozenset({"sentences", "lines", "title", "definition", "example"})
KINDS = (".md", ".txt", ".po", ".yaml")
# Numbers, tables of words, limits: nothing that is read as a text.
NOT_TEXTS = frozenset({"hard_words.yaml", "sigles.yaml", "profiles.yaml"})


class Source(msgspec.Struct, frozen=True):
    """`part` says which value of a catalogue it is; nothing for a page."""

    path: str
    text: str
    part: str = ""

    @property
    def place(self) -> str:
        return f"{self.path} [{self.part}]" if self.part else self.path


def sources(paths: Iterator[Path] | list[Path]) -> Iterator[Source]:
    """Of files, and of the files of folders, in order."""
    for path in paths:
        if path.is_dir():
            yield from sources(sorted(one for one in path.rglob("*") if one.suffix in KINDS))
        elif path.suffix == ".po":
            yield from _messages(path)
        elif path.suffix == ".yaml":
            yield from _values(path)
        else:
            yield Source(str(path), path.read_text(encoding="utf-8"))


def _messages(path: Path) -> Iterator[Source]:
    with path.open("rb") as file:
        for message in read_po(file):
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                forms = (message.string,) if isinstance(message.string, str) else message.string or ()
                for form in forms:
                    yield Source(str(path), str(form), str(key))


def _values(path: Path) -> Iterator[Source]:
    if path.name not in NOT_TEXTS:
        for part, text in _spoken(msgspec.yaml.decode(path.read_bytes()), ""):
            yield Source(str(path), text, part)


def _spoken(value: Any, part: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for number, one in enumerate(value):
            name = one.get("id", number) if isinstance(one, dict) else number
            yield from _spoken(one, f"{part}.{name}".lstrip("."))
    elif isinstance(value, dict):
        for key, one in value.items():
            here = f"{part}.{key}".lstrip(".")
            if key in SPOKEN:
                yield here, one if isinstance(one, str) else "\n".join(one)
            else:
                yield from _spoken(one, here)
