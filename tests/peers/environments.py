"""An environment of its own for each peer, below build/: nothing of it is ours, and nothing of ours is in it."""

import subprocess
import sys
from pathlib import Path

from backend.paths import ROOT

PACKAGES = {
    "matrix-synapse": ("matrix-synapse[postgres]==1.163.2",),
    "django-postman": ("django-postman==4.6", "django>=5.2,<5.3", "psycopg[binary]>=3.2", "gunicorn>=23"),
}
UV = Path(sys.executable).with_name("uv")


def python_of(peer: str) -> Path:
    """Its interpreter; made the first time, which takes a minute or two."""
    place = ROOT / "build/peers" / peer
    if not (place / ".installed").exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        _run("venv", "--quiet", "--clear", "--python", sys.executable, str(place))
        _run("pip", "install", "--quiet", "--python", str(place / "bin/python"), *PACKAGES[peer])
        (place / ".installed").touch()
    return place / "bin/python"


def _run(*words: str) -> None:
    subprocess.run([str(UV), *words], check=True)
