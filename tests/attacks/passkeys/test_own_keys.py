"""Her keys are hers: how many, by which name, and nobody else's to touch."""

import pytest

from tests.attacks.passkeys.authenticator import Device
from tests.attacks.passkeys.conftest import adds, asked, begins, ends, key_of

pytestmark = [pytest.mark.anyio, pytest.mark.attack("E12")]
KEYS = "select count(*) from passkey where removed_at is null"


async def test_ten_keys_are_enough(david, cast):
    for _ in range(9):
        assert "La clé est ajoutée" in (await adds(david, Device())).text
    assert "Vous avez 10 clés" in (await david.opens("/cles")).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "La clé n’est pas ajoutée" in (await adds(david, Device())).text
    assert await cast.sql.fetchval(KEYS) == 10


async def test_a_name_that_does_not_do_is_asked_again_and_the_answer_still_serves(cast, phone):
    said = phone.makes(asked(await begins(cast.david)))
    page = await ends(cast.david, said, name="n" * 41)
    assert page.status_code == 422
    assert "trop long" in page.text
    assert "La clé est ajoutée" in (await ends(cast.david, phone.makes(asked(page)), name="Bleu")).text
    assert "Bleu" in (await cast.david.opens("/cles")).text


async def test_marion_neither_names_nor_removes_what_is_davids(david, cast, phone, door):
    key = await key_of(david)
    assert (await cast.marion.sends(f"/cles/{key}/nommer", nom="À moi")).status_code == 404
    assert (await cast.marion.sends(f"/cles/{key}/enlever")).status_code == 404
    assert "Mon téléphone" in (await david.opens("/cles")).text
    assert "Mon téléphone" not in (await cast.marion.opens("/cles")).text
    assert (await door().signs_in(phone)).status_code == 303
    assert "Le nom est changé" in (await david.sends(f"/cles/{key}/nommer", nom="Le rouge")).text
    assert "Le rouge" in (await david.opens("/cles")).text
