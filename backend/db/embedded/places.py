"""Where the cluster, its programs and its socket lie, so that the server's account reaches them."""

import hashlib
import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from backend.db.embedded.account import Account

COMMON = Path("/var/lib/a-portee")
"""Used only when root works below a closed folder, such as /root: the server's account cannot walk
in, and opening the folder to everybody for its sake would be worse."""
LONGEST_SOCKET = 100
"""Linux takes 107 bytes, macOS 103."""


class UnsafePlace(RuntimeError):
    """A folder that somebody else prepared."""


def cluster(folder: Path, account: Account) -> Path:
    """The folder of the cluster: below `folder`, or aside with a link that says where."""
    usual = folder / "cluster"
    if not usual.is_symlink():
        if usual.exists() or account.reaches(usual):
            return usual
        usual.symlink_to(_common() / _digest(folder) / "cluster")
    aside = usual.readlink()
    return private(aside.parent, account) / aside.name


def programs(folder: Path, account: Account) -> Path:
    """The folder of PostgreSQL's programs, copied once to where the account may run them."""
    if account.reaches(folder / "postgres"):
        return folder
    top = folder.parents[1] if folder.parent.name == "pginstall" else folder.parent
    facts = (folder / "postgres").stat()
    copy = _common() / _digest(folder, facts.st_mtime_ns, facts.st_size)
    if not copy.exists():
        started = copy.with_suffix(f".{os.getpid()}")
        # A wheel keeps its libraries beside its package, and finds them by that distance.
        for part in (top, top.with_name(f"{top.name}.libs")):
            if part.exists():
                shutil.copytree(part, started / part.name, symlinks=True)
        started.chmod(0o755)
        started.rename(copy)
    return copy / folder.relative_to(top.parent)


def socket(folder: Path, account: Account) -> Path:
    """A folder of mode 0700 for the socket, short enough for the system."""
    wished = folder / "socket"
    if _fits(wished) and account.reaches(wished):
        return private(wished, account)
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp")  # noqa: S108 - checked by private()
    short = runtime / f"a-portee-{_digest(folder)}"
    if not (_fits(short) and runtime.is_dir() and account.reaches(short)):
        short = Path("/tmp") / short.name  # noqa: S108 - checked by private()
    return private(short, account)


def private(folder: Path, account: Account) -> Path:
    """Make the folder, 0700 and the account's, or refuse the one that somebody else prepared."""
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        account.own(folder)
    facts = folder.lstat()
    if not stat.S_ISDIR(facts.st_mode):
        raise UnsafePlace(f"{folder} is not a folder. Remove it.")
    if facts.st_uid != account.uid or facts.st_mode & 0o077:
        raise UnsafePlace(f"{folder} must belong to {account.name}, with mode 0700. Remove it.")
    return folder


def _common() -> Path:
    if not COMMON.exists():
        COMMON.mkdir(parents=True)
        COMMON.chmod(0o755)  # whatever the umask: the account only walks through
    return COMMON


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET


def _digest(folder: Path, *state: int) -> str:
    known = f"{folder.resolve()}{state or ''}"
    return hashlib.sha256(os.fsencode(known)).hexdigest()[:12]
