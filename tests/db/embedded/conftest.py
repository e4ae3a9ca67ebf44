"""Folders in memory and the programs of PostgreSQL."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from backend.db.embedded import binaries, places


@pytest.fixture
def folder():
    """A short folder in memory, open to walk through."""
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    made = Path(tempfile.mkdtemp(prefix="ap", dir=base))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def programs():
    return binaries.find()


@pytest.fixture
def common(monkeypatch):
    """The place used when root works below a closed folder, moved away from the machine's."""
    made = Path(tempfile.mkdtemp(prefix="ap"))
    monkeypatch.setattr(places, "COMMON", made / "common")
    made.chmod(0o755)
    yield made / "common"
    shutil.rmtree(made)
