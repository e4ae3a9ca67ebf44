"""NOTICE names what others made by the path where it lies."""

import re
from pathlib import PurePosixPath

import pytest

from backend.paths import ROOT
from tests.architecture.tree import text

pytestmark = pytest.mark.architecture
BULLET = re.compile(r"^- (.+?)(?:: |$)", re.MULTILINE)
NAME = re.compile(r"[\w.-]*[\w-](?:/[\w.-]*)*")
ANYWHERE = re.compile(r"(?<![\w./:-])(?:backend|falc_content|pwa|tests|locales|docs)/[\w./-]*\w")
# Made by the build, from packages that NOTICE names too.
BUILT = "pwa/dist/"


def named(words):
    """Every path, and each name without a folder in the folder of the one before it."""
    found = set(ANYWHERE.findall(words))
    for head in BULLET.findall(words.replace("\n  ", " ")):
        folder = PurePosixPath()
        for part in re.split(r", | and ", head):
            name = part.strip().rstrip("/")
            if NAME.fullmatch(name) and {"/", "."} & set(part):
                whole = PurePosixPath(name) if "/" in name else folder / name
                folder = whole.parent
                found.add(str(whole))
    return {name for name in found if not name.startswith(BUILT)}


def lost(words):
    return sorted(name for name in named(words) if not (ROOT / name).exists())


def test_what_notice_names_is_there():
    assert len(named(text("NOTICE"))) > 15
    assert lost(text("NOTICE")) == []


def test_a_name_that_moved_would_be_seen():
    assert lost("- pwa/fonts/lexend.woff2, gone.woff2:\n  see backend/nowhere.sql.\n") == [
        "backend/nowhere.sql", "pwa/fonts/gone.woff2",
    ]  # fmt: skip
