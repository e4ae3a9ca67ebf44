"""The largest parcel (60 MB) is sealed and opened without being in memory three times."""

import asyncio
import os
import subprocess
import sys

import msgspec
import pytest

from backend.documents.vault import Stored, open_vault
from backend.paths import ROOT

pytestmark = pytest.mark.slow

LARGEST = 60
# How many megabytes a process grows by. To seal and to check: a few parts on their way. To open: the words once.
MOST = {"put": 30, "check": 30, "get": LARGEST + 40}
GROWS = """
import asyncio, re, sys
from pathlib import Path
import msgspec
from backend.documents.vault import Stored, open_vault

def peak():
    told = Path("/proc/self/status").read_text()  # not getrusage: it remembers the peak of whoever started us
    return int(re.search(r"VmHWM:\\s+(\\d+)", told)[1]) / 1024

async def main(verb, url, kept, key, words):
    vault = open_vault(url)
    small, secret = await vault.put(b"words")
    await vault.get(small, secret)
    given = b"x" * (int(words) << 20) if verb == "put" else b""  # there before we measure
    before = peak()
    if verb == "put":
        await vault.put(given)
    else:
        await getattr(vault, verb)(msgspec.json.decode(kept, type=Stored), bytes.fromhex(key))
    print(peak() - before)

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.fixture
def kept(tmp_path):
    """Where it is, and its key, as arguments."""
    url = f"file://{tmp_path}/objects"
    stored, key = asyncio.run(open_vault(url).put(os.urandom(LARGEST << 20)))
    return url, msgspec.json.encode(stored).decode(), key.hex(), str(LARGEST)


@pytest.mark.parametrize("verb", MOST)
def test_a_large_file_is_not_in_memory_three_times(kept, verb):
    assert msgspec.json.decode(kept[1], type=Stored).size == LARGEST << 20
    told = subprocess.run(
        [sys.executable, "-c", GROWS, verb, *kept], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert float(told.stdout) < MOST[verb]
