"""One program at a time per folder, and the traces of the one before."""

import fcntl
import os
import signal
import time
from contextlib import suppress
from pathlib import Path


class AlreadyRunning(RuntimeError):
    """Another program holds the folder."""


class NotOurs(RuntimeError):
    """The folder belongs to another account."""


def hold(path: Path) -> int:
    """Lock the folder through this file until the descriptor is closed, by us or by our death."""
    try:
        held = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except PermissionError:
        raise NotOurs(f"{path.parent} was made by another account. Use that one, or another DATA_DIR.") from None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.read(held, 200).decode(errors="replace") or "another program"
        os.close(held)
        raise AlreadyRunning(f"{path.parent} is in use by {holder}. Stop it, or choose another DATA_DIR.") from None
    os.ftruncate(held, 0)
    os.write(held, f"process {os.getpid()}".encode())
    return held


def clear(cluster: Path, socket: Path, patience: float) -> None:
    """Deal with the traces of a server that was killed, or that is still stopping.

    The caller holds the folder, so that a server found running there is an orphan: it is asked to
    stop. A number given since to another program (usual after the restart of a container), or one
    that nobody buried, is no server, but PostgreSQL would believe it: the traces go.
    """
    if not Path("/proc/self").exists():  # elsewhere, PostgreSQL judges alone
        return
    for trace in (cluster / "postmaster.pid", socket / ".s.PGSQL.5432.lock"):
        pid = _number_in(trace)
        if pid is not None and is_server(pid, cluster):
            _wait_for_end(pid, cluster, patience)
        with suppress(FileNotFoundError):
            trace.unlink()


def _wait_for_end(pid: int, cluster: Path, patience: float) -> None:
    deadline = time.monotonic() + patience
    os.kill(pid, signal.SIGINT)
    while is_server(pid, cluster):
        if time.monotonic() > deadline:
            raise AlreadyRunning(f"PostgreSQL (process {pid}) does not stop. Stop it by hand.")
        time.sleep(0.02)


def is_server(pid: int, cluster: Path) -> bool:
    """Whether this process is a PostgreSQL that works in this cluster."""
    try:
        program = Path(f"/proc/{pid}/exe").readlink().name
        return program.removesuffix(" (deleted)") == "postgres" and Path(f"/proc/{pid}/cwd").samefile(cluster)
    except OSError:  # it ended, or belongs to somebody else: PostgreSQL judges those well
        return False


def _number_in(trace: Path) -> int | None:
    with suppress(OSError, ValueError, IndexError):
        return abs(int(trace.read_text().splitlines()[0]))
    return None
