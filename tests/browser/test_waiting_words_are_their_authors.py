"""Words that wait on a phone leave in their author's name and for her alone; what is refused comes back to her."""

import asyncpg
import pytest

from backend.demo import making
from tests.browser.offline import (
    arrived,
    empty,
    letters,
    messages,
    own_phone,
    writes_without_network,
)

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]


@pytest.mark.attack("K07")
async def test_it_waits_for_its_author_and_for_nobody_else(house, new_phone):
    """His time ends; Paula comes in on his phone; then he does again."""
    david = await own_phone(house, new_phone)
    await writes_without_network(david)
    await house.sql("update sign_in set revoked_at = now()")
    await david.context.set_offline(False)
    await david.page.get_by_text("Entrez : il partira.").wait_for()
    await david.taps("Entrer")
    assert david.path == "/entrer"
    await david.context.clear_cookies(domain="127.0.0.1")
    await david.signs_in(house.sign_in_of("Paula"))
    for path in ("/", "/appareils", "/aidants/code"):
        await david.opens(path)
        assert "Pas encore parti" not in await david.reads()
    assert (await messages(house), len(await letters(david))) == (0, 1)
    await david.context.clear_cookies(domain="127.0.0.1")
    await david.signs_in(house.sign_in_of("David"))
    await arrived(house)
    (author,) = await house.sql("select p.given_name from message m join person p on p.id = m.author_id")
    assert author["given_name"] == "David"
    await empty(david)


async def test_leaving_asks_before_it_erases(house, new_phone):
    david = await own_phone(house, new_phone)
    await writes_without_network(david)
    await david.context.route("**/messages/partir", lambda route: route.abort())
    await david.context.set_offline(False)
    await david.page.get_by_role("button", name="Quitter").click()
    await david.page.get_by_role("button", name="Le garder").click()
    assert len(await letters(david)) == 1
    await david.page.get_by_role("button", name="Quitter").click()
    async with david.page.expect_navigation(url="**/sortir"):
        await david.page.get_by_role("button", name="L’effacer et continuer").click()
    assert await letters(david) == []
    assert await messages(house) == 0


# Another one was inscribed at the desk, and has no way in any more.
WHO_SIGNS_IN = """select distinct p.id from person p join identity i on i.person_id = p.id
    where p.given_name = 'Paula'"""


async def delegated(house):
    """Paula reads and writes David's messages: his id."""
    above = await asyncpg.connect(house.owner)
    try:
        (paula,) = await above.fetch(WHO_SIGNS_IN)
        (david,) = await above.fetch("select id, person_id from dossier where person_id is not null limit 1")
        shelves = {"read": ("messages",), "write": ("messages",)}
        await making.delegation(above, david["person_id"], paula["id"], david["id"], shelves)
    finally:
        await above.close()
    return david["person_id"]


async def test_once_her_help_is_stopped_her_words_come_back_to_her_alone(house, new_phone):
    paula = await own_phone(house, new_phone, "Paula", "/")
    person = await delegated(house)
    try:
        await paula.opens(f"/pour/{person}/messages/ecrire")
        await writes_without_network(paula, "David voudrait vous voir.")
        await house.sql("update delegation set stopped_at = now()")
        await paula.context.set_offline(False)
        await paula.page.get_by_text("Votre message n’est pas parti.").wait_for()
        await paula.presses("Relire mon message")
        assert "David voudrait vous voir." in await paula.reads()
        assert "Personne n’a lu votre message." in await paula.reads()
        await paula.presses("J’ai lu, les effacer")
        assert (await letters(paula), await messages(house)) == ([], 0)
    finally:
        await house.sql("truncate delegation cascade")
