"""One reader, asked again and again as its child asks it: it reads or refuses, in little time and memory."""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import atheris
import msgspec

with atheris.instrument_imports(include=["backend.interop", "zipfile"]):
    from backend.interop.bounded import READINGS
    from backend.interop.child import TOO_HEAVY, answer
    from backend.interop.confinement import MEMORY_BYTES

SECONDS = 2.0
"""Of the processor, for one file of these sizes: the child itself has twenty."""
LARGEST = 64 * 1024
STUCK = 60
Mutator = Callable[[bytes, int, int], bytes]


class TooSlow(AssertionError):
    """A small file took more time than it may."""


class TooHeavy(AssertionError):
    """A small file took more memory or more depth than it may."""


def ask(kind: str, body: bytes, *numbers: int) -> Any:
    """What the child would answer, read back as the service reads it; None when it refuses.

    Raises whatever is no refusal: another exception, TooSlow, TooHeavy.
    """
    began = time.process_time()
    told = answer(kind, body, "hook", *numbers)
    if time.process_time() - began > SECONDS:
        raise TooSlow(kind)
    if told.refused == TOO_HEAVY:
        raise TooHeavy(kind)
    return None if told.refused else msgspec.json.decode(told.reading, type=READINGS[kind])


def samples(pattern: str) -> list[bytes]:
    """Public documents, when their folder is named."""
    folder = os.environ.get("APORTEE_SAMPLES")
    return [path.read_bytes() for path in sorted(Path(folder).glob(pattern))] if folder else []


def look(one: Callable[[bytes], object], seeds: Iterable[bytes], bend: Mutator | None = None) -> None:
    """Never returns: libFuzzer ends the process, with 0 when nothing was found."""
    options, files = [a for a in sys.argv[1:] if a.startswith("-")], [a for a in sys.argv[1:] if a[0] != "-"]
    limits = [f"-max_len={LARGEST}", f"-rss_limit_mb={MEMORY_BYTES >> 20}", f"-timeout={STUCK}"]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not files:
        folder = Path(tempfile.mkdtemp(prefix="aportee-fuzz-"))
        for n, seed in enumerate(seed for seed in seeds if len(seed) <= LARGEST):
            (folder / f"{n:03}").write_bytes(seed)
        files = [str(folder)]
    more = {"custom_mutator": bend} if bend else {}
    atheris.Setup([sys.argv[0], *limits, *options, *files], one, **more)
    atheris.Fuzz()
