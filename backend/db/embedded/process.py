"""The process of the server: started, waited for, stopped."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from backend.db.embedded import lifeline
from backend.db.embedded.account import Account
from backend.db.embedded.cluster import ENVIRONMENT

LARGEST_LOG = 1_000_000
HELD = "shared memory block"
"""Said when the processes of a killed server have not all ended yet."""


class NotStarted(RuntimeError):
    """The server ended, or was not ready in time."""


class Launch(NamedTuple):
    """What it takes to start a server."""

    programs: Path
    data: Path
    account: Account
    settings: Mapping[str, str]
    log: Path


def start(launch: Launch, patience: float) -> subprocess.Popen[bytes]:
    """Return a server that answers. It is a child, not a daemon, and writes to its own log."""
    deadline = time.monotonic() + patience
    while True:
        server = _spawn(launch)
        if _wait(server, launch.data, deadline):
            return server
        ended = server.poll() is not None
        stop(server)
        told = launch.log.read_text(errors="replace")[-1500:]
        if not ended:
            raise NotStarted(f"PostgreSQL was not ready after {patience:.0f} s. Its log:\n{told}")
        if HELD not in told or time.monotonic() > deadline:
            raise NotStarted(f"PostgreSQL ended at once. Its log:\n{told}")
        time.sleep(0.1)


def stop(server: subprocess.Popen[bytes], patience: float = 30.0) -> None:
    """Stop cleanly, or at once when that takes too long."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
    try:
        server.wait(patience)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait(patience)


def _spawn(launch: Launch) -> subprocess.Popen[bytes]:
    settings = [word for pair in launch.settings.items() for word in ("-c", "=".join(pair))]
    if launch.log.exists() and launch.log.stat().st_size > LARGEST_LOG:
        launch.log.replace(launch.log.with_suffix(".log.1"))
    with open(launch.log, "ab", opener=_private) as log:
        return subprocess.Popen(
            [launch.programs / "postgres", "-D", launch.data, *settings],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            env=ENVIRONMENT,
            start_new_session=True,  # Ctrl-C is for the app, which stops the server last
            preexec_fn=lifeline.to_parent(),  # noqa: PLW1509 - one call of the C library
            **launch.account.options,
        )


def _private(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW, 0o600)


def _wait(server: subprocess.Popen[bytes], data: Path, deadline: float) -> bool:
    while server.poll() is None and time.monotonic() < deadline:
        if _ready(data, server.pid):
            return True
        time.sleep(0.005)
    return False


def _ready(data: Path, pid: int) -> bool:
    """PostgreSQL writes its number and its state in postmaster.pid; line 8 says `ready`."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        return int(lines[0]) == pid and lines[7].strip() == "ready"
    except (OSError, ValueError, IndexError):
        return False
