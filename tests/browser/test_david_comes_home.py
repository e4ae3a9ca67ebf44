"""David fell and comes back from hospital. On a phone, with and without JavaScript: three papers, each only once."""

import pytest

from tests.browser.coming_home import attestation, letter, liaison, next_letter

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]
TITLES = ("Papier pour les urgences", "Lettre de l’hôpital", "Papier administratif")
ONE_LINE = "links => links.map(link => link.pathname)"
DRAWN = "picture => picture.complete && picture.naturalWidth > 0"


async def test_three_papers_arrive_and_are_read(house, new_phone, scripted, tmp_path):
    david = await new_phone(scripted=scripted)
    await david.signs_in(house.sign_in_of("David"))
    for count, file in enumerate((liaison(tmp_path), letter(tmp_path), attestation(tmp_path)), 1):
        await house.push(file)
        await house.push(file)  # a DUI that is not sure sends again
        await david.opens("/")
        assert f"Vous avez {count} nouveau{'x papiers' if count > 1 else ' papier'}" in await david.reads()
    await david.taps("Mes papiers")
    assert await shelf(david) == 3
    for title, told in zip(TITLES, (he_reads_the_liaison, he_reads_the_letter, he_reads_the_attestation), strict=True):
        await david.opens("/papiers")
        await david.taps(title)
        await told(david)
        assert await david.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), title


async def shelf(david):
    return len(set(await david.page.locator(".shelf a").evaluate_all(ONE_LINE)))


async def he_reads_the_liaison(david):
    read = await david.reads()
    assert "C’est quoi ?\nCe papier sert en cas d’urgence." in read
    assert "Ne jamais arrêter la lamotrigine." in read


async def he_reads_the_letter(david, hour=10):
    read = await david.reads()
    assert "C’est quoi ?\nVous sortez de l’hôpital." in read
    assert "Radio du poignet : le radius est cassé, sans déplacement." in read
    assert "Paracétamol 1 g" in read
    assert f"Consultation le 22 décembre 2026, à {hour} heures." in read


async def he_reads_the_attestation(david):
    read = await david.reads()
    assert "Les mots de la page 1\nAttestation d’hébergement" in read
    assert "David Morel habite au foyer Les Tilleuls." in read
    assert await david.page.get_by_role("img", name="Image de la page 1").evaluate(DRAWN)


@pytest.mark.parametrize("before", [letter, next_letter], ids=["in order", "replacement first"])
async def test_the_letter_that_replaces_is_the_one_he_reads(house, new_phone, tmp_path, before):
    for made in sorted((letter, next_letter), key=lambda one: one is not before):
        await house.push(made(tmp_path))
    david = await new_phone()
    await david.signs_in(house.sign_in_of("David"), "/papiers")
    assert await shelf(david) == 1
    await david.taps("Lettre de l’hôpital")
    await he_reads_the_letter(david, hour=14)
    await david.page.get_by_role("link", name="20 novembre 2026").click()
    await david.page.get_by_text("à 10 heures").wait_for()
    assert "Vous lisez la version d’avant." in await david.reads()
