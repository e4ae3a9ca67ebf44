"""What the tests need on a machine (tests/apt.txt), and whether it is there. No third party."""

import os
import shutil
from glob import glob
from pathlib import Path
from typing import NamedTuple

LIST = Path(__file__).parent.parent / "apt.txt"
PGDG = "sudo apt-get install postgresql-common && sudo /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Need(NamedTuple):
    """A program, by name or by pattern of path, and the Debian package that brings it."""

    program: str
    package: str

    @property
    def found(self) -> str | None:
        if self.program == "chromium":
            return chromium()
        if "/" in self.program:
            return next(iter(sorted(glob(self.program), reverse=True)), None)  # noqa: PTH207
        return shutil.which(self.program)

    @property
    def dated(self) -> bool:
        """Whether its package is of one version, which a release of Debian may not have."""
        return self.package.rpartition("-")[2].isdigit()

    @property
    def line(self) -> str:
        """What to type to have it."""
        if self.program == "chromium":
            return f"sudo apt-get install {self.package}   (or: .venv/bin/playwright install chromium)"
        if self.dated:
            return f"sudo apt-get install {self.package}   (if this release has another version, first: {PGDG})"
        return f"sudo apt-get install {self.package}"


def read(text: str) -> list[Need]:
    lines = (line.partition("#")[0].split() for line in text.splitlines())
    return [Need(*words) for words in lines if words]


def needs() -> list[Need]:
    return read(LIST.read_text())


def chromium() -> str | None:
    """The machine's Chromium, else the newest one that Playwright has put in its own folder."""
    for name in CHROMIUMS:
        if there := shutil.which(name):
            return there
    home = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright"
    found = Path(home).glob("chromium-*/chrome-*/chrome")
    return max((str(path) for path in found), default=None)


def launch_options() -> dict[str, object]:
    """For Playwright's `chromium.launch`. Chromium refuses its sandbox to root."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": chromium(), "args": arguments}
