"""Which account of the machine runs the server: PostgreSQL refuses to run as root."""

import os
import pwd
from pathlib import Path
from typing import NamedTuple, TypedDict


class ChildOptions(TypedDict, total=False):
    """The arguments of `subprocess` that change the account of a child."""

    user: int
    group: int
    extra_groups: list[int]


class Account(NamedTuple):
    """A line of the passwd file."""

    name: str
    uid: int
    gid: int

    @property
    def options(self) -> ChildOptions:
        """What makes a child of root run as this account; nothing to do when we already are."""
        if os.geteuid() != 0:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Give the path to this account, never through a symbolic link."""
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def reaches(self, path: Path) -> bool:
        """Whether this account may walk down to the path: every folder above lets it through."""
        if os.geteuid() != 0:  # it is us, and we are there
            return True
        return all(self._enters(parent) for parent in path.resolve().parents)

    def _enters(self, folder: Path) -> bool:
        facts = folder.stat()
        if facts.st_uid == self.uid:
            return bool(facts.st_mode & 0o100)
        if facts.st_gid == self.gid:
            return bool(facts.st_mode & 0o010)
        return bool(facts.st_mode & 0o001)


def choose(cluster: Path) -> Account:
    """Ourselves; for root, whoever owns the cluster already, else `postgres`, else `nobody`."""
    if os.geteuid() != 0:
        return _by_uid(os.geteuid())
    if cluster.exists() and (owner := cluster.stat().st_uid) != 0:
        return _by_uid(owner)
    for name in ("postgres", "nobody"):
        try:
            return _account(pwd.getpwnam(name))
        except KeyError:
            continue
    raise RuntimeError("Root cannot run PostgreSQL and this machine has no account `nobody`.")


def _by_uid(uid: int) -> Account:
    try:
        return _account(pwd.getpwuid(uid))
    except KeyError:
        raise RuntimeError(
            f"User {uid} has no line in /etc/passwd: PostgreSQL cannot start. Use a named account, or set DATABASE_URL."
        ) from None


def _account(line: pwd.struct_passwd) -> Account:
    return Account(line.pw_name, line.pw_uid, line.pw_gid)
