"""The reader's process can read and nothing else, and dies with its parent."""

import asyncio
import os
import signal
import subprocess
import sys
import time

import pytest

from backend.paths import ROOT
from tests.interop.confined import CONFINED


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
    told = "except OSError as e: print(type(e).__name__)\nelse: print('done')"
    code = f"{CONFINED}\ntry:\n {deed}\n{told}"
    done = await asyncio.to_thread(_run, code)
    assert done.stdout.strip() == outcome


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
