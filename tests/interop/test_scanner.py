"""A real clamd with one signature of ours: what it finds, what it does not, and what its silence means."""

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from backend.interop.scanner import Scanner, ScannerDown

pytestmark = pytest.mark.anyio

BAD = b"a-portee test file that a scanner must find"
SIGNATURE = f"Aportee.Test:0:*:{BAD.hex()}\n"
CONFIGURATION = """Foreground yes
LocalSocket {folder}/clamd.sock
DatabaseDirectory {folder}/signatures
MaxThreads 2
DisableCache yes
Bytecode no
"""


@pytest.fixture(scope="module")
def folder():
    place = Path(tempfile.mkdtemp(prefix="ap-clam-"))
    (place / "signatures").mkdir()
    (place / "signatures" / "ours.ndb").write_text(SIGNATURE)
    (place / "clamd.conf").write_text(CONFIGURATION.format(folder=place))
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", pwd.getpwnam("nobody").pw_name, place], check=True)
    yield place
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="module")
def scanner(folder):
    account = {"user": "nobody"} if os.geteuid() == 0 else {}
    daemon = subprocess.Popen(
        [shutil.which("clamd") or "clamd", "-c", folder / "clamd.conf"], stdout=subprocess.PIPE, **account
    )
    ours = Scanner(f"unix://{folder}/clamd.sock", seconds=30)
    asyncio.run(ready(ours))
    yield ours
    daemon.terminate()
    daemon.communicate(timeout=30)


async def ready(scanner):
    async with asyncio.timeout(60):
        while not await answers(scanner):  # noqa: ASYNC110 - another process has no event
            await asyncio.sleep(0.05)


async def answers(scanner):
    try:
        return await scanner.finds(b"") is None
    except ScannerDown:
        return False


@pytest.mark.attack("H18")
async def test_a_real_scanner_finds_what_is_bad_and_only_that(scanner):
    assert await scanner.finds(b"before " + BAD + b" after") == "Aportee.Test.UNOFFICIAL"
    assert await scanner.finds(b"an ordinary paper") is None


async def test_a_large_file_goes_through_in_pieces(scanner):
    assert await scanner.finds(bytes(3_000_000)) is None
    assert await scanner.finds(bytes(3_000_000) + BAD) == "Aportee.Test.UNOFFICIAL"


@pytest.mark.attack("H18")
async def test_a_scanner_that_is_down_has_found_nothing_out(tmp_path):
    with pytest.raises(ScannerDown):
        await Scanner(f"unix://{tmp_path}/nobody.sock").finds(b"paper")


@asynccontextmanager
async def peer(answer: bytes, path: Path):
    """Somebody who answers something else, or nothing; left when every conversation has ended."""
    ended = asyncio.Event()

    async def reply(reader, writer):
        if answer:
            await reader.readuntil(b"\0\0\0\0")
            writer.write(answer)
        else:
            await reader.read()
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
        ended.set()

    async with await asyncio.start_unix_server(reply, path):
        yield
        await ended.wait()


@pytest.mark.attack("H18")
@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"stream: whatever\0", b"\xff\0"])
async def test_an_answer_that_is_no_verdict_is_no_verdict(answer, tmp_path):
    async with peer(answer, tmp_path / "s"):
        with pytest.raises(ScannerDown):
            await Scanner(f"unix://{tmp_path}/s").finds(b"paper")


async def test_a_slow_scanner_is_not_waited_for_without_end(tmp_path):
    async with peer(b"", tmp_path / "s"):
        with pytest.raises(ScannerDown):
            await Scanner(f"unix://{tmp_path}/s", seconds=0.05).finds(b"paper")


async def test_without_a_scanner_nobody_is_asked():
    assert await Scanner().finds(BAD) is None
