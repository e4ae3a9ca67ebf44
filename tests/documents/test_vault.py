"""A sealed file opens whole and where it was put, or not at all: in a folder, and in an S3."""

import re
import subprocess
import sys

import pytest
from msgspec.structs import replace

from backend.documents.chunks import CHUNK, PREFIX, TAG
from backend.documents.vault import PART, open_vault
from backend.kit.sealing import Broken, new_key
from tests.architecture.tree import sources, text

pytestmark = pytest.mark.anyio
CELL = CHUNK + TAG
# Three chunks, the last one short: what is done to the bytes in the store.
HARMS = {
    "a bit": lambda b: b[:PREFIX] + bytes([b[PREFIX] ^ 1]) + b[PREFIX + 1 :],
    "the nonce": lambda b: bytes([b[0] ^ 1]) + b[1:],
    "two chunks swapped": lambda b: b[:PREFIX] + b[PREFIX + CELL : PREFIX + 2 * CELL] + b[PREFIX : PREFIX + CELL]
    + b[PREFIX + 2 * CELL :],
    "a chunk lost": lambda b: b[: PREFIX + CELL] + b[PREFIX + 2 * CELL :],
    "a chunk twice": lambda b: b[: PREFIX + CELL] + b[PREFIX:],
    "the last chunk lost": lambda b: b[: PREFIX + 2 * CELL],
    "cut in a chunk": lambda b: b[:-1],
    "a byte more": lambda b: b + b"\0",
    "all but the nonce": lambda b: b[:PREFIX],
    "nothing left": lambda _: b"",
}  # fmt: skip


@pytest.fixture
def vault(place):
    return place.vault()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, PART, PART + 1, 2 * PART + 1])
async def test_what_was_put_comes_back(vault, place, size):
    words = (b"Kanari" * (size // 6 + 1))[:size]
    stored, key = await vault.put(words)
    assert await vault.get(stored, key) == words
    await vault.check(stored, key)
    assert b"Kanari" not in place.raw(stored.store_key).read_bytes()


@pytest.mark.attack("L22")
@pytest.mark.parametrize("harm", HARMS)
async def test_what_was_touched_does_not_open(vault, place, harm):
    stored, key = await vault.put(bytes(2 * CHUNK + 5))
    file = place.raw(stored.store_key)
    file.write_bytes(HARMS[harm](file.read_bytes()))
    for reads in (vault.get, vault.check):
        with pytest.raises(Broken):
            await reads(stored, key)


@pytest.mark.attack("N08")
async def test_a_file_under_another_name_or_key_does_not_open(vault, place):
    stored, key = await vault.put(b"words")
    place.raw("other").write_bytes(place.raw(stored.store_key).read_bytes())
    for where, opens in ((replace(stored, store_key="other"), key), (stored, new_key())):
        with pytest.raises(Broken):
            await vault.get(where, opens)


async def test_a_whole_file_in_the_place_of_another_is_not_the_one(vault):
    """Rolled back to an older file of the same name and key: the row's hash tells."""
    stored, key = await vault.put(b"words")
    with pytest.raises(Broken):
        await vault.get(replace(stored, sha256=bytes(32)), key)


async def test_what_was_dropped_is_gone_and_may_be_dropped_again(vault):
    stored, key = await vault.put(b"words")
    kept, other = await vault.put(b"others")
    for _ in range(2):
        await vault.drop(stored.store_key)
    for reads in (vault.get, vault.check):
        with pytest.raises(FileNotFoundError):
            await reads(stored, key)
    assert await vault.get(kept, other) == b"others"


def test_the_store_is_called_from_threads_of_ours():
    code = "".join(text(name) for name in sources(".py", under="backend/"))
    assert "obstore.put(" in code
    assert re.findall(r"obstore\.\w+_async|async for \w+ in obstore", code) == []


ENDS = """
import asyncio, sys
from backend.documents.vault import open_vault
async def main():
    vault = open_vault(sys.argv[1])
    stored, key = await vault.put(b"words")
    await vault.get(stored, key)
    await vault.drop(stored.store_key)
asyncio.run(main())
"""


@pytest.mark.slow
def test_a_program_that_used_it_ends_well(tmp_path):
    """Thirty times: with the functions of obstore that answer by themselves, one in six was aborted."""
    ran = [subprocess.run([sys.executable, "-c", ENDS, f"file://{tmp_path}/o"], check=False) for _ in range(30)]
    assert {one.returncode for one in ran} == {0}


def test_the_folder_is_ours_alone(tmp_path):
    open_vault(f"file://{tmp_path}/objects")
    assert (tmp_path / "objects").stat().st_mode & 0o077 == 0
