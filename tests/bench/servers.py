"""Real servers, one process each, pinned on the first core; the second is for PostgreSQL and the load."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from backend.paths import ROOT

OPTIONS = ["--interface", "asgi", "--workers", "1", "--host", "127.0.0.1", "--no-ws", "--log-level", "warning"]
SERVER, LOAD = {0}, {1}


class Running:
    """A server that answers; `cpu` is what its processes have used since they began, in seconds."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process, self.port = process, port

    @property
    def pids(self) -> list[int]:
        return family(self.process.pid)

    @property
    def cpu(self) -> float:
        ticks = 0
        for pid in self.pids:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += family(int(child))
    return found


def two_cores() -> bool:
    return (os.cpu_count() or 1) >= 2 and hasattr(os, "sched_setaffinity")


@contextmanager
def granian(target: str, environ: Mapping[str, str], backpressure: int = 1024) -> Iterator[Running]:
    """`target` is `module:app`; it is stopped at the end, whatever happens."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "granian",
        *OPTIONS,
        "--backpressure",
        str(backpressure),
        "--port",
        str(port),
        target,
    ]
    with started(command, environ, pinned=True) as process:
        wait_for(port, process)
        yield Running(process, port)


@contextmanager
def started(
    command: list[str], environ: Mapping[str, str], *, pinned: bool = False
) -> Iterator[subprocess.Popen[bytes]]:
    pin = (lambda: os.sched_setaffinity(0, SERVER)) if pinned and two_cores() else None
    process = subprocess.Popen(
        command, env={**os.environ, **environ}, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=pin,  # noqa: PLW1509 - one call of the kernel
    )  # fmt: skip
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes], patience: float = 60) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise SystemExit(f"nothing listens on {port}: {process.args}")
