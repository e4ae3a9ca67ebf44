"""XDM packages: an archive bent bit by bit, or a METADATA.XML bent as a tree in an archive that is right."""

import atheris

from tests.fuzz import trees
from tests.fuzz.target import ask, look, samples
from tests.interop.packages import DLU, described, metadata, package, zipped

ZIP = b"PK"


def seeds() -> list[bytes]:
    told = described(1, DLU)
    entries = [(told,), (told, described(2, DLU, uri="DOC0002.XML")), (described(1, DLU, hash=""),)]
    archives = [package(), package(DLU, DLU), zipped({"a.txt": b"a", "b/c.txt": b"c"}, 0)]
    return [*(metadata(*some) for some in entries), *archives, *samples("xdm/*.ZIP")]


def bend(body: bytes, most: int, seed: int) -> bytes:
    return atheris.Mutate(body, most) if body.startswith(ZIP) else trees.xml(body, most, seed)


def one(body: bytes) -> None:
    ask("xdm", body if body.startswith(ZIP) else package(DLU, described_as=body))


if __name__ == "__main__":
    look(one, seeds(), bend)
