"""Settings kept in a file of NAME=value lines: what a service manager reads, read for one command."""

from pathlib import Path


def read(path: Path) -> dict[str, str]:
    """Every line, but empty ones and comments. A value stands as it is written: no quotes, no variables."""
    told = {}
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals or not name.isidentifier():
            raise ValueError(f"{path}, line {number}: NAME=value is expected.")
        told[name] = value
    return told


def write(environ: dict[str, str]) -> bytes:
    return "".join(f"{name}={value}\n" for name, value in sorted(environ.items())).encode()
