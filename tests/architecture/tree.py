"""The tracked files of the tree, as the guards read them."""

import subprocess
from functools import cache
from pathlib import Path

from backend.paths import ROOT

# Written by a command: `schema` from our models, PgQueuer's own tables, the table of the law.
GENERATED = ("backend/db/migrations/versions/", "backend/jobs/pgqueuer.sql", "backend/db/gate/law.sql")


@cache
def tracked() -> tuple[str, ...]:
    """Paths from the root. Without Git (an archive, an image) every file that is not built."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0:
        return tuple(sorted(name for name in listed.stdout.splitlines() if (ROOT / name).is_file()))
    built = {".venv", "node_modules", "__pycache__", "dist", "build", "var"}
    files = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return tuple(sorted(str(path) for path in files if not built & set(path.parts)))


def sources(*suffixes: str, under: str = "") -> tuple[str, ...]:
    """What people write, by suffix."""
    return tuple(
        name
        for name in tracked()
        if name.startswith(under) and name.endswith(suffixes) and not name.startswith(GENERATED)
    )


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8", errors="replace")


def path(name: str) -> Path:
    return ROOT / name
