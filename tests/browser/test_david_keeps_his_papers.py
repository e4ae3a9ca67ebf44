"""On a phone, with and without JavaScript: choose, search, and take away; say that a paper is not mine."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.cast import DATA

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]

DLU = DATA / "cda/dlu-david-morel.xml"
ATTESTATION = DATA / "cda/attestation-david-morel.xml"


@pytest.mark.attack("K13")
async def test_david_takes_his_papers_home_and_reads_them_without_us(house, new_phone, scripted, tmp_path):
    await house.push(DLU, ATTESTATION)
    david = await new_phone(scripted=scripted)
    await david.signs_in(house.sign_in_of("David"), "/papiers", own=True)
    await david.taps("Papier pour les urgences")
    assert "Ce texte n’a pas encore été relu" in await david.reads()
    await david.opens("/papiers")
    await david.taps("Prendre des papiers")
    await david.page.get_by_role("checkbox", name="Papier pour les urgences").check()
    await david.presses("Prendre les papiers choisis")
    await david.proves_again(house.sign_in_of("David"))
    async with david.page.expect_download() as told:
        await david.page.get_by_role("button", name="Continuer").click()
    taken = await told.value
    assert taken.suggested_filename.startswith("Mes papiers, ")
    await reads_at_home(david, Path(await taken.path()), tmp_path)


async def reads_at_home(david, archive, folder):
    zipfile.ZipFile(io.BytesIO(archive.read_bytes())).extractall(folder)
    page = await david.context.new_page()
    await page.goto((folder / "index.html").as_uri())
    assert "Voici vos papiers." in await page.inner_text("main")
    assert await page.locator(".tile").evaluate("tile => getComputedStyle(tile).display") == "grid"
    await page.get_by_role("link", name="Papier pour les urgences").click()
    await page.wait_for_url("**/papiers/**")
    assert "Ce papier sert en cas d’urgence." in await page.inner_text("main")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.attack("K13")
async def test_david_finds_a_paper_and_comes_back_to_what_he_found(house, new_phone, scripted):
    await house.push(DLU, ATTESTATION)
    david = await new_phone(scripted=scripted)
    await david.signs_in(house.sign_in_of("David"), "/papiers")
    await david.taps("Choisir une sorte de papiers")
    assert "Hôpital et urgences\n1 papier" in await david.reads()
    await david.opens("/papiers")
    await david.taps("Chercher un papier")
    await david.page.get_by_label("Écrivez 1 ou 2 mots").fill("poignets")
    await david.presses("Chercher")
    assert "poignet" not in david.page.url
    assert "1 papier trouvé." in await david.reads()
    assert "Trouvé dans le papier" in await david.reads()
    await david.taps("Papier pour les urgences")
    await david.page.go_back()
    assert "1 papier trouvé." in await david.reads()


@pytest.mark.attack("K13")
async def test_david_says_that_a_paper_is_not_his(house, new_phone, scripted):
    await house.push(ATTESTATION)
    david = await new_phone(scripted=scripted)
    await david.signs_in(house.sign_in_of("David"), "/papiers")
    await david.taps("Je suis hébergé ici")
    await david.taps("Ce n’est pas mon papier")
    assert "Ce qui va se passer" in await david.reads()
    await david.presses("Ce n’est pas mon papier")
    assert "On cherche à qui est ce papier" in await david.reads()
    await david.opens("/papiers")
    assert "Pas encore de papier" in await david.reads()
