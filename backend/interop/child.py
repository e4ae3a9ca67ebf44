"""The bounded reader: one document on the standard input, one answer on the standard output.

Run as ``python -m backend.interop.child KIND PARENT_PID``; it reads only once it is confined. The
answer is JSON; the process holds no secret, no environment and no file of the service.
"""

import sys
from collections.abc import Callable

import msgspec

from backend.interop.cda.reading import Reading, read
from backend.interop.confinement import confine
from backend.interop.xml import MAX_BYTES, Unreadable

READERS: dict[str, Callable[[bytes], Reading]] = {"cda": read}
TOO_HEAVY = "too-heavy"


class Answer(msgspec.Struct, frozen=True):
    """A reading or the reason of a refusal; ``network`` says how the reader was cut off."""

    network: str
    reading: Reading | None = None
    refused: str | None = None


def answer(kind: str, body: bytes, network: str) -> Answer:
    try:
        return Answer(network, READERS[kind](body))
    except Unreadable as refusal:
        return Answer(network, refused=refusal.reason)
    except (MemoryError, RecursionError):
        return Answer(network, refused=TOO_HEAVY)


def main(kind: str, parent: str) -> None:
    network = confine(int(parent))
    body = sys.stdin.buffer.read(MAX_BYTES + 1)
    sys.stdout.buffer.write(msgspec.json.encode(answer(kind, body, network)))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
