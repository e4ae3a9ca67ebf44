"""What is written from the table of the law is what the table says."""

import pytest

from backend.delegation import law
from tests.architecture.law import AGAIN, GATE, PAGE, POINTS, WRITTEN
from tests.architecture.tree import text

pytestmark = pytest.mark.architecture
CHANGES = {
    "choices: judge CSP-L1111-11 likely": ("choices: no CSP-L1111-11 likely", {PAGE}),
    "administrative: yes CC-473 sure": ("administrative: no CC-473 sure", {PAGE, GATE}),
    "write: no CC-473 unsure": ("write: no CC-473 sure", {PAGE, POINTS}),
    "Qui gère les biens peut-il écrire": ("Peut-il écrire", {POINTS}),
    "closes: true, rest: no CC-379 sure": ("rest: no CC-379 sure", {GATE}),
}


@pytest.fixture
def bent(monkeypatch, tmp_path):
    """Gives the table with some words changed, until the end of the test."""

    def bend(was, instead):
        (tmp_path / "law.yaml").write_text(law.FILE.read_text().replace(was, instead, 1))
        monkeypatch.setattr(law, "FILE", tmp_path / "law.yaml")
        forget()

    yield bend
    monkeypatch.undo()
    forget()


def forget():
    for told in (law.law, law.actors):
        told.cache_clear()


def differ():
    return {name for name, made in WRITTEN.items() if made() != text(name)}


@pytest.mark.parametrize("name", WRITTEN)
def test_it_is_as_the_table_says(name):
    assert WRITTEN[name]() == text(name), AGAIN


@pytest.mark.parametrize("was", CHANGES)
def test_a_table_that_says_otherwise_is_seen(bent, was):
    instead, seen = CHANGES[was]
    bent(was, instead)
    assert differ() == seen


def test_a_table_that_says_the_same_is_not(bent):
    bent("# Who may do what", "# Who may do what,")
    assert differ() == set()
