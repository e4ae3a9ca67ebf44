"""Files that only their owner may read: whole or not there, whatever kills the writer."""

import os
import stat
from contextlib import suppress
from pathlib import Path


def write(path: Path, body: bytes) -> None:
    """Put `body` in place of what was there."""
    _prepared(path, body).replace(path)
    _keep(path.parent)


def create(path: Path, body: bytes) -> None:
    """Raises FileExistsError rather than lose what is there."""
    started = _prepared(path, body)
    try:
        os.link(started, path)
    finally:
        started.unlink()
    _keep(path.parent)


def stamp(path: Path) -> tuple[int, int] | None:
    """Changes with the file, which is never written in place; None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def open_to_others(path: Path) -> int:
    """What others than its owner may do with it: 0 is nothing."""
    return stat.S_IMODE(path.stat().st_mode) & 0o077


def _prepared(path: Path, body: bytes) -> Path:
    started = path.with_name(f".{path.name}.new")
    with suppress(FileNotFoundError):  # of a writer that was killed
        started.unlink()
    with open(os.open(started, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(body)
        out.flush()
        os.fsync(out.fileno())
    return started


def _keep(folder: Path) -> None:
    """The name too survives a power cut."""
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
