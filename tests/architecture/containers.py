"""A Dockerfile and its .dockerignore, read well enough to be judged without an engine."""

from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from backend.paths import ROOT


class Step(NamedTuple):
    """One instruction: `RUN`, `COPY`… and its words."""

    name: str
    words: str

    @property
    def copied(self) -> tuple[str | None, list[str], str]:
        """From which stage, what, where to."""
        words = self.words.split()
        stage = words.pop(0).removeprefix("--from=") if words[0].startswith("--from=") else None
        return stage, words[:-1], words[-1]


def stages(path: Path = ROOT / "Dockerfile") -> list[list[Step]]:
    """The instructions of each stage, its FROM first."""
    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
    found: list[list[Step]] = []
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        name, _, words = line.strip().partition(" ")
        if name == "FROM":
            found.append([])
        if name:
            found[-1].append(Step(name, " ".join(words.split())))
    return found


def of(stage: list[Step], name: str) -> list[Step]:
    return [step for step in stage if step.name == name]


def sent(path: str, ignore: Path = ROOT / ".dockerignore") -> bool:
    """Whether this file reaches the engine: the last line that matches it, or a folder above it, decides."""
    kept = True
    names = [path, *map(str, list(Path(path).parents)[:-1])]
    for line in ignore.read_text().splitlines():
        pattern = line.removeprefix("!").removeprefix("**/")
        anywhere = line.startswith("**/")
        if line and not line.startswith("#") and any(_matches(name, pattern, anywhere=anywhere) for name in names):
            kept = line.startswith("!")
    return kept


def _matches(name: str, pattern: str, *, anywhere: bool) -> bool:
    if anywhere:
        return fnmatch(Path(name).name, pattern)
    return fnmatch(name, pattern) and name.count("/") == pattern.count("/")
