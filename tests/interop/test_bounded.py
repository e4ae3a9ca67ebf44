"""The reader's process: it reads, it is poor, it dies alone."""

import asyncio
import os
import signal
import subprocess
import sys
import time

import pytest

from backend.interop import bounded, child
from backend.interop.bounded import TooHeavy, ask_child, read_in_child
from backend.interop.cda.reading import read
from backend.interop.xml import Unreadable
from backend.paths import ROOT


@pytest.fixture
def run_as_child(monkeypatch):
    """Replaces what the child does by a few lines of our own; ``confine`` is theirs to call."""

    def install(code: str) -> None:
        start = asyncio.create_subprocess_exec

        async def other(python, *_words, **options):
            return await start(python, "-c", code, str(os.getpid()), **options)

        monkeypatch.setattr(bounded.asyncio, "create_subprocess_exec", other)

    return install


CONFINED = "import sys; from backend.interop.confinement import confine; confine(int(sys.argv[1]));"


async def test_a_document_read_in_the_child_is_the_same_document(our_document):
    for name in ("dlu-david-morel", "biologie-marion-payet", "attestation-david-morel"):
        assert await read_in_child("cda", our_document(name)) == read(our_document(name))


async def test_the_child_says_how_its_network_was_cut(our_document):
    answer = await ask_child("cda", our_document("dlu-david-morel"))
    assert answer.network in ("namespace", "hook")


async def test_a_refusal_crosses_with_its_reason():
    with pytest.raises(Unreadable) as refusal:
        await read_in_child("cda", b"<!DOCTYPE a><a/>")
    assert refusal.value.reason == "doctype"
    assert not isinstance(refusal.value, TooHeavy)


@pytest.mark.attack("H10")
@pytest.mark.parametrize(
    "body",
    [
        b"<a>" + b"<b/>" * 1_000_000 + b"</a>",
        b"<a>" + b"<b/>" * 190_000 + b"</a>",
        b"<a " + b" ".join(b'xmlns:n%d="u%d"' % (i, i) for i in range(19_000)) + b"/>",
        b"<a>" + "é\u4e2d\U0001f600".encode() * 1_000_000 + b"</a>",
    ],
    ids=["siblings", "allowed-siblings", "allowed-namespaces", "text"],
)
async def test_what_is_heavy_is_refused_within_the_budget(body):
    began = time.monotonic()
    with pytest.raises(Unreadable):
        await read_in_child("cda", body)
    assert time.monotonic() - began < 10


@pytest.mark.attack("H10")
async def test_memory_is_bounded_and_a_reader_that_runs_out_is_too_heavy(
    run_as_child, our_document
):
    run_as_child(
        "from backend.interop import child;"
        "child.READERS['cda'] = lambda body: bytearray(600 * 1024 * 1024);"
        "import sys; child.main('cda', sys.argv[1])"
    )
    with pytest.raises(TooHeavy):
        await read_in_child("cda", our_document("dlu-david-morel"))


@pytest.mark.attack("H10")
async def test_processor_time_is_bounded(run_as_child):
    run_as_child(
        "from backend.interop import confinement; confinement.CPU_SECONDS = 1;"
        f"{CONFINED}\nwhile True: pass"
    )
    with pytest.raises(TooHeavy):
        await read_in_child("cda", b"<a/>")


async def test_a_reader_that_only_waits_is_killed_with_its_group(run_as_child):
    run_as_child("import time; time.sleep(600)")
    began = time.monotonic()
    with pytest.raises(TooHeavy):
        await ask_child("cda", b"<a/>", wall_seconds=0.3)
    assert time.monotonic() - began < 5


@pytest.mark.attack("H25")
@pytest.mark.parametrize("end", ["os.kill(os.getpid(), 11)", "os._exit(3)", "print('no json')"])
async def test_a_reader_that_crashes_dies_alone(run_as_child, our_document, end):
    run_as_child(f"import os; {end}")
    with pytest.raises(Unreadable) as refusal:
        await read_in_child("cda", our_document("dlu-david-morel"))
    assert refusal.value.reason == "crashed"


async def test_a_reader_that_never_listens_does_not_block_us(run_as_child):
    run_as_child("raise SystemExit(0)")
    with pytest.raises(Unreadable):
        await ask_child("cda", b"x" * 20_000_000)


@pytest.mark.attack("H08")
@pytest.mark.parametrize(
    ("deed", "outcome"),
    [
        ("import socket; socket.socket()", "PermissionError"),
        ("import socket; socket.getaddrinfo('localhost', 80)", "PermissionError"),
        ("import subprocess; subprocess.Popen(['true'])", "PermissionError"),
        ("import os; os.fork()", "PermissionError"),
        ("open('/tmp/x', 'w')", "PermissionError"),
        ("open('/etc/hostname').read()", "done"),
    ],
)
async def test_a_confined_process_can_read_and_nothing_else(deed, outcome):
    code = f"{CONFINED}\ntry:\n {deed}\nexcept OSError as e: print(type(e).__name__)\nelse: print('done')"
    done = await asyncio.to_thread(_run, code)
    assert done.stdout.strip() == outcome


async def test_the_child_inherits_neither_environment_nor_files(run_as_child, monkeypatch):
    monkeypatch.setenv("APORTEE_CANARY", "secret")
    read_end, write_end = os.pipe()
    os.set_inheritable(write_end, True)
    run_as_child(
        "import os, sys, msgspec; from backend.interop.child import Answer;"
        "seen = [sorted(os.environ), sorted(map(int, os.listdir('/proc/self/fd')))];"
        "sys.stdout.buffer.write(msgspec.json.encode(Answer(repr(seen), refused='x')))"
    )
    seen = (await ask_child("cda", b"<a/>")).network
    os.close(read_end)
    os.close(write_end)
    assert "APORTEE_CANARY" not in seen
    environment, files = eval(seen)
    assert set(environment) <= {"LANG", "LC_CTYPE"}
    assert [fd for fd in files if fd > 3] == []


def test_the_child_dies_when_its_parent_does():
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import os, subprocess, sys, time;"
            f"code = {CONFINED!r} + 'print(1, flush=True); import time; time.sleep(600)';"
            "c = subprocess.Popen([sys.executable, '-c', code, str(os.getpid())],"
            " stdout=subprocess.PIPE); c.stdout.readline();"
            "print(c.pid, flush=True); time.sleep(600)",
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    grandchild = int(parent.stdout.readline())
    os.kill(grandchild, 0)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 5
    while _alive(grandchild) and time.monotonic() < deadline:
        os.sched_yield()
    assert not _alive(grandchild)


def test_a_child_whose_parent_is_already_gone_does_not_read():
    code = f"{CONFINED} print('read')"
    assert _run(code, parent=1).stdout == ""
    assert _run(code).stdout == "read\n"


def test_only_known_readers_are_run():
    with pytest.raises(KeyError):
        child.answer("zip", b"", "hook")


def _run(code: str, parent: int | None = None) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", code, str(parent or os.getpid())]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=20, check=False)


def _alive(pid: int) -> bool:
    """A zombie that nobody has reaped yet is dead."""
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
