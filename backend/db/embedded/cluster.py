"""Making a cluster: whole or not at all."""

import shutil
import subprocess
from pathlib import Path

from backend.db.embedded import lifeline
from backend.db.embedded.account import Account
from backend.db.embedded.binaries import version

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
"""Nothing of ours reaches the server: no secret of the app, no PG* variable that changes it."""


class InitFailed(RuntimeError):
    """The cluster could not be made."""


def made_by(cluster: Path) -> int | None:
    """Major version of the PostgreSQL that made the cluster; none when there is no cluster yet."""
    trace = cluster / "PG_VERSION"
    return int(trace.read_text()) if trace.exists() else None


def make(binaries: Path, cluster: Path, account: Account, *, durable: bool) -> None:
    """initdb under another name, then rename: a kill in the middle leaves no half cluster.

    Local connections are trusted: the socket lies in a folder of mode 0700, there is no TCP, and
    whoever opens that folder could read the files of the cluster anyway. The role is then the name
    given, so that the app still runs as `app`, below its policies.
    """
    started = cluster.with_name(cluster.name + ".init")
    failures = []
    for locale in _locales(version(binaries)):
        shutil.rmtree(started, ignore_errors=True)
        started.mkdir(mode=0o700)
        account.own(started)
        told = _initdb(binaries, started, account, locale, durable=durable)
        if told is None:
            started.rename(cluster)
            return
        failures.append(told)
    shutil.rmtree(started, ignore_errors=True)
    raise InitFailed("PostgreSQL could not make its cluster.\n" + "\n".join(failures))


def _locales(major: int) -> list[list[str]]:
    """Full Unicode case rules wherever this version knows them without the system's locales."""
    if major >= 18:
        return [["--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST", "--locale=C"]]
    if major >= 17:
        return [["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]]
    return [["--locale=C.UTF-8"], ["--locale=C"]]


def _initdb(binaries: Path, folder: Path, account: Account, locale: list[str], *, durable: bool) -> str | None:
    """What went wrong, if anything did."""
    done = subprocess.run(
        [
            binaries / "initdb",
            "-D",
            folder,
            "--username=postgres",
            "--encoding=UTF8",
            *locale,
            "--data-checksums",
            "--auth-local=trust",
            "--auth-host=reject",
            "--no-instructions",
            *([] if durable else ["--no-sync"]),
        ],
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        env=ENVIRONMENT | {"HOME": str(folder)},
        preexec_fn=lifeline.to_parent(),
        **account.options,
    )
    return None if done.returncode == 0 else done.stderr.strip()
