"""The processes of a demo, read from the kernel: who descends from whom, who lives, who is gone."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path


def family(pid: int) -> dict[str, int]:
    """The descendants that have a part in the demo."""
    found: dict[str, int] = {}
    for child in children(pid):
        name = name_of(child)
        if name:
            found[name] = child
            found |= {f"{name}.{n}": grandchild for n, grandchild in enumerate(children(child), 1)}
    return found


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def name_of(pid: int) -> str:
    with suppress(OSError):
        words = Path(f"/proc/{pid}/cmdline").read_text()
        for name, sign in (("web", "backend\0web"), ("worker", "worker\0run"), ("provider", "provider.mjs")):
            if sign in words:
                return name
        return "postgres" if "/postgres\0" in words else ""
    return ""


def alive(pid: int) -> bool:
    """Whether it still runs: one that only waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except OSError:
        return False


def all_gone(pids, seconds: float = 15.0) -> bool:
    end = time.monotonic() + seconds
    while any(map(alive, pids)) and time.monotonic() < end:
        time.sleep(0.02)
    return not any(map(alive, pids))


def kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
