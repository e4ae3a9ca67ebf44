"""What was agreed years ago can still be read: each version of its words is kept, and a hash says which they were."""

import hashlib
from datetime import UTC, date, datetime
from types import SimpleNamespace
from uuid import uuid4

import pytest

from backend.delegation.attestations import ONE
from backend.delegation.presets import presets, squares
from backend.delegation.rules import end_of
from backend.delegation.terms import Terms
from backend.entrusting import words
from backend.entrusting.agreements import FOLDER, found_again, versions
from backend.web.catalogues import using
from tests.entrusting.agreed_words import KEYS, homes, sentences
from tests.entrusting.giving import delegation_of, gives

ZONE = "Europe/Paris"
DAY = date(2026, 12, 31)
READ_IN = {"fr": ("fr", False), "fr-falc": ("fr", True), "en": ("en", False)}
GIVEN = [
    squares("everyday"),
    squares("everyday-messages", told=True),
    squares("messages"),
    (*squares("all"), ("be_told", "mdph"), ("exercise", "demandes"), ("appointments", "rendez-vous")),
    (("deposit", "mdph"), ("deposit", "attestations")),
]
NAMES = ("Paula Morel", "Anne O’Neil & fils", "D'Artagnan <b>")


def row_of(held, said, name="Paula Morel", **more):
    """A delegation as its attestation reads it."""
    told = {
        "version": presets().version, "proof": hashlib.sha256(said.encode()).digest(), "aidant": name,
        "squares": [f"{can}/{shelf}" for can, shelf in held], "begins": None, "ends_at": end_of(DAY, ZONE),
        "zone": ZONE, "houses": ["Foyer Les Tilleuls"], "follows": None,
    }  # fmt: skip
    return SimpleNamespace(**(told | more))


def read(language, name, held, houses=(), begins=None):
    """The words of the screen."""
    with using(*READ_IN[language]):
        return words.agreed(name, Terms(held, (), begins, end_of(DAY, ZONE)), ZONE, houses)


def test_the_words_in_use_are_in_the_repository():
    """Written by `python -m tests.entrusting.agreed_words`, when `presets.yaml` names another version."""
    now = versions()[presets().version]
    assert now.languages == sentences()
    assert list(now.homes) == homes()


def test_a_version_has_all_its_sentences_and_no_other():
    for file in FOLDER.glob("*.yaml"):
        now = file.stem == presets().version
        for told in versions()[file.stem].languages.values():
            assert set(told) == set(KEYS) if now else set(told) <= set(KEYS)


def test_a_square_that_a_version_had_no_words_for_is_no_mistake():
    """A measure has its own version, which may be called like an older one of these words."""
    held = (("read", "mdph"), ("deposit", "mdph"))
    assert found_again(row_of(held, "other words", version="2026-11-27")) == ()


@pytest.mark.parametrize("held", GIVEN)
@pytest.mark.parametrize("language", READ_IN)
def test_from_its_hash_the_whole_text_is_found_again(language, held):
    for name in NAMES:
        for houses, begins in (
            ((), None),
            (("Foyer Les Tilleuls", "SSIAD Les Pins"), datetime(2026, 12, 1, tzinfo=UTC)),
        ):
            said = read(language, name, held, houses, begins)
            found = found_again(row_of(held, said, name, houses=list(houses), begins=begins))
            assert found[0].startswith(name)
            assert len(found) == len(said.replace("<br>", "\n").splitlines())


@pytest.mark.parametrize("language", READ_IN)
def test_each_house_s_own_word_is_found_again(language):
    held = squares("everyday")
    for home in homes():
        lang, falc = READ_IN[language]
        with using(lang, falc, home):
            said = words.agreed("Paula Morel", Terms(held, (), None, end_of(DAY, ZONE)), ZONE)
        found = found_again(row_of(held, said))
        assert found
        assert language == "en" or f"• La vie {home}" in found
        older = found_again(row_of(held, said, version="2026-11-28"))
        assert bool(older) == (language == "en" or home == "au foyer")


@pytest.mark.parametrize("language", READ_IN)
def test_what_was_said_once_more_is_found_again(language):
    with using(*READ_IN[language]):
        said = words.renewed("Paula Morel", words.last_day(end_of(DAY, ZONE), ZONE))
    held = squares("everyday")
    assert found_again(row_of(held, said, follows="7QX2M9K4TD"))
    assert found_again(row_of(held, said)) == ()


@pytest.mark.parametrize(
    "other",
    [
        {"version": "1999-01-01"},
        {"aidant": "Paul Morel"},
        {"ends_at": end_of(date(2027, 1, 1), ZONE)},
        {"squares": ["read/ordonnances"]},
    ],
)
def test_a_hash_proves_no_other_text(other):
    held = squares("everyday")
    assert found_again(row_of(held, read("fr", "Paula Morel", held)))
    assert found_again(row_of(held, read("fr", "Paula Morel", held), **other)) == ()


@pytest.mark.anyio
async def test_what_she_agreed_to_on_her_phone_is_found_again(cast):
    zoe = await cast.stranger()
    given = delegation_of(await gives(cast.david, zoe, quoi="everyday-messages"))
    sql = await cast.database.connect("app")
    async with sql.transaction():
        await sql.execute(
            "select * from become($1, 'usager', null)", hashlib.sha256(cast.david.secret.encode()).digest()
        )
        row = await ONE.one(sql, one=given)
        strange = await ONE.one(sql, one=uuid4())
    await sql.close()
    assert strange is None
    assert "Zoé Inconnue peut aussi lire mes messages et écrire à mon équipe pour moi." in found_again(row)
