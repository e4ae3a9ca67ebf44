"""Install what the tests need and is not there: by apt-get for root on Debian, else for Chromium
by Playwright. What cannot be had is told by a failing test (test_setup.py), never here.

    python -m tests.setup.install
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.setup.needs import Need, needs

APT = ["apt-get", "-o", "DPkg::Lock::Timeout=120", "-q"]
QUIET = {"DEBIAN_FRONTEND": "noninteractive", "UCF_FORCE_CONFFOLD": "1"}
CLUSTERS = Path("/etc/postgresql-common/createcluster.conf")


def commands(missing: Sequence[Need], *, apt: bool, python: str) -> list[list[str]]:
    """What to run, in order."""
    if not missing:
        return []
    if apt:
        # What this release may not have is asked for apart: apt-get installs all of a line or nothing.
        usual = [need.package for need in missing if not need.dated]
        lines = [usual, *([need.package] for need in missing if need.dated)]
        return [
            [*APT, "update"],
            *([*APT, "install", "-y", "--no-install-recommends", *line] for line in lines if line),
        ]
    if any(need.program == "chromium" for need in missing):
        return [[python, "-m", "playwright", "install", "chromium"]]
    return []


def has_apt() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def main() -> None:
    missing = [need for need in needs() if not need.found]
    apt = has_apt()
    if apt and any(need.package.startswith("postgresql-") for need in missing) and not CLUSTERS.exists():
        # Its programs are wanted, not a server that starts and listens by itself.
        CLUSTERS.parent.mkdir(parents=True, exist_ok=True)
        CLUSTERS.write_text("create_main_cluster = false\n")
    for command in commands(missing, apt=apt, python=sys.executable):
        print("→", " ".join(command), flush=True)
        subprocess.run(command, check=False, env=os.environ | QUIET)


if __name__ == "__main__":
    main()
