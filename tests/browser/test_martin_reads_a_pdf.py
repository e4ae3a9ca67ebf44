"""At her desk, with and without JavaScript: Madame Martin reads a PDF of David's and takes it away; David is told."""

from pathlib import Path

import pytest

from tests.interop.references import reference

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]
DRAWN = "picture => picture.complete && picture.naturalWidth > 0"


@pytest.fixture
async def shelf(house, tmp_path):
    """The address of David's papers at the desk, once the DUI left a PDF there."""
    (tmp_path / "attestation.json").write_bytes(reference())
    await house.push(tmp_path / "attestation.json")
    [(place, dossier)] = await house.sql("select establishment_id, dossier_id from document")
    return f"/equipe/{place}/personnes/{dossier}/papiers"


async def test_she_reads_what_has_no_words_of_its_own(house, new_phone, scripted, shelf):
    martin = await new_phone(scripted=scripted)
    await martin.signs_in(house.sign_in_of("Martin"), shelf)
    await martin.taps("Papier administratif")
    assert "Page 1 sur 2\nLes mots de la page 1\nAttestation d’hébergement" in await martin.reads()
    picture = martin.page.get_by_role("img", name="Image de la page 1")
    assert await picture.evaluate(DRAWN)
    await she_takes_it_away(martin)
    david = await new_phone(scripted=scripted)
    await david.signs_in(house.sign_in_of("David"), "/acces")
    told = await david.reads()
    assert "Madame Martin\ninfirmière du foyer\na téléchargé Papier administratif" in told
    assert told.count("a lu Papier administratif") == 1


async def she_takes_it_away(martin):
    async with martin.page.expect_download() as told:
        await martin.page.get_by_role("link", name="Télécharger le papier d’origine").click()
    taken = await told.value
    assert taken.suggested_filename == "Papier administratif, 2 novembre 2026.pdf"
    assert first_octets(Path(await taken.path())) == b"%PDF-"


def first_octets(path):
    return path.read_bytes()[:5]
