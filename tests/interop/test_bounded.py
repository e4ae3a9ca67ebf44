"""The reader's process: it reads, it is poor, it dies alone."""

import os
import time

import pytest

from backend.interop import child
from backend.interop.bounded import TooHeavy, ask_child, read_in_child
from backend.interop.cda.reading import read
from backend.interop.errors import Unreadable
from tests.interop.confined import CONFINED


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
async def test_memory_is_bounded_and_a_reader_that_runs_out_is_too_heavy(run_as_child, our_document):
    """What it keeps is let go before it answers: without a wall it would say how much that was."""
    run_as_child(
        "from backend.interop import child;"
        "child.READERS['cda'] = lambda body: len(bytearray(600 * 1024 * 1024));"
        "import sys; child.main('cda', sys.argv[1])"
    )
    with pytest.raises(TooHeavy):
        await read_in_child("cda", our_document("dlu-david-morel"))


@pytest.mark.attack("H10")
async def test_processor_time_is_bounded(run_as_child):
    """It would end by itself, without a word: that is a crash, and no heavy file."""
    four = "import time\nwhile time.process_time() < 4: pass"
    run_as_child(f"from backend.interop import confinement; confinement.CPU_SECONDS = 1;{CONFINED}\n{four}")
    with pytest.raises(TooHeavy):
        await read_in_child("cda", b"<a/>")


async def test_a_reader_that_only_waits_is_killed_with_its_group(run_as_child):
    run_as_child("import time; time.sleep(600)")
    began = time.monotonic()
    with pytest.raises(TooHeavy):
        await ask_child("cda", b"<a/>", wall_seconds=0.3)
    assert time.monotonic() - began < 5


async def test_after_one_that_hears_nothing_the_next_are_read(run_as_child, our_document, monkeypatch):
    """Its line is forgotten before its number is another's."""
    with monkeypatch.context() as stuck:
        run_as_child("import time; time.sleep(600)", stuck)
        with pytest.raises(TooHeavy):
            await ask_child("cda", b"x" * 3_000_000, wall_seconds=0.3)
    for _ in range(2):
        assert (await ask_child("cda", our_document("dlu-david-morel"), wall_seconds=20)).refused is None


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


def test_only_known_readers_are_run():
    with pytest.raises(KeyError):
        child.answer("zip", b"", "hook")
