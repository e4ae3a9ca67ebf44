"""What the layers of import-linter (`make lint`) cannot say: the annotations of a handler exist when it runs."""

import re

import pytest

from tests.architecture.tree import sources, text

pytestmark = pytest.mark.architecture
LATE = re.compile(r"^from __future__ import annotations|\bTYPE_CHECKING\b", re.MULTILINE)
# A driver belongs below the handlers; what a handler holds is `backend.db.compiled.Connection`.
DRIVERS = re.compile(r"^(?:from|import) (asyncpg|sqlalchemy|obstore|httpx2?|aiosmtplib)\b", re.MULTILINE)
HANDLERS = re.compile(r"^@(?:get|post|put|patch|delete)\(", re.MULTILINE)
KNOWS_THE_DRIVER = {
    "backend/web/health.py",  # tells a database that does not answer from a page that breaks
}


def test_no_annotation_is_left_for_later():
    """Litestar reads the types of a handler: a name imported for the type checker only is not there."""
    assert [name for name in sources(".py", under="backend/") if LATE.search(text(name))] == []


def test_handlers_know_no_driver():
    written = {name: text(name) for name in sources(".py", under="backend/")}
    handlers = {name: words for name, words in written.items() if HANDLERS.search(words)}
    assert len(handlers) > 10
    found = {name: DRIVERS.findall(words) for name, words in handlers.items()}
    assert {name for name, drivers in found.items() if drivers} == KNOWS_THE_DRIVER
