"""A paper that comes in: read by the bounded child, sealed, opened; beside the bare cipher.

`python -m tests.bench.papers` is the parent of one child only, so that its memory can be told.
"""

import asyncio
import hashlib
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from obstore.store import MemoryStore

from backend.documents.vault import Vault
from backend.interop.bounded import read_in_child
from backend.paths import ROOT
from tests.bench.figures import Measured
from tests.cast import DLU

SIZE, TIMES, ROUNDS = 1 << 20, 24, 5
BESIDE = "AES-256-GCM and SHA-256 of the same megabyte"


def papers() -> Iterator[Measured]:
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.papers"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    milliseconds, megabytes = json.loads(told.stdout)
    yield Measured("cda_read_in_child", milliseconds, "ms")
    yield Measured("cda_child_memory", megabytes, "MB")
    yield from asyncio.run(vault())


async def vault() -> list[Measured]:
    """Rounds of both by turns; megabytes in a second, and the median of the ratios."""
    words, key, keeper = os.urandom(SIZE), os.urandom(32), Vault(MemoryStore())
    cipher, nonce = AESGCM(key), os.urandom(12)
    sealed, (stored, secret) = cipher.encrypt(nonce, words, b""), await keeper.put(words)

    async def raw_seal() -> None:
        cipher.encrypt(nonce, words, b"")
        hashlib.sha256(words).digest()

    async def raw_open() -> None:
        hashlib.sha256(cipher.decrypt(nonce, sealed, b"")).digest()

    pairs = {"seal": (lambda: keeper.put(words), raw_seal), "open": (lambda: keeper.get(stored, secret), raw_open)}
    return [await _beside(f"vault_{name}", *pair) for name, pair in pairs.items()]


async def _beside(name: str, ours: Callable[[], Awaitable[object]], raw: Callable[[], Awaitable[object]]) -> Measured:
    rounds = [(await _rate(ours), await _rate(raw)) for _ in range(ROUNDS)]
    ratio = statistics.median(a / b for a, b in rounds)
    return Measured(name, statistics.median(a for a, _ in rounds), "MB/s", ratio, BESIDE)


async def _rate(act: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter()
    for _ in range(TIMES):
        await act()
    return TIMES * SIZE / 1e6 / (time.perf_counter() - began)


async def _read() -> tuple[float, float]:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        await read_in_child("cda", DLU)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_read())))
