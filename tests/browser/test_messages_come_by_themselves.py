"""A thread that is open on two screens: what one writes comes to the other, who goes on writing."""

import pytest

from tests.cast import DATA
from tests.waiting import until

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
NEWS, OVER = "Nouveau message", "Cet accès est terminé."
HALF = "Je voulais aussi vous dire"


@pytest.fixture
async def both(house, new_phone, scripted):
    """David wrote; Madame Martin has his words before her, and he has half a sentence in the box."""
    await house.push(DATA / "cda/dlu-david-morel.xml")
    david, martin = await new_phone(scripted=scripted), await new_phone(scripted=scripted)
    await david.signs_in(house.sign_in_of("David"), "/messages/ecrire")
    await david.page.get_by_role("radio", name="Je veux voir quelqu’un").check()
    await david.presses("Envoyer à Madame Martin")
    await david.taps("Voir mon message")
    await martin.at_the_messages(house.sign_in_of("Martin"))
    await martin.taps("David Morel")
    await david.page.get_by_label("Vos mots").fill(HALF)
    return david, martin


async def listens(phone):
    """The link goes once the page hears by itself."""
    await phone.page.locator("live-page a").wait_for(state="hidden")


async def answers(martin, words):
    await martin.page.get_by_label("Votre réponse").fill(words)
    await martin.presses("Envoyer à David Morel")


@pytest.mark.parametrize("scripted", [True], indirect=True)
async def test_a_message_comes_while_he_writes(both, house):
    david, martin = both
    await listens(david)
    await answers(martin, "Je passe à 15 heures.")
    await david.page.get_by_text("Je passe à 15 heures.").wait_for()
    assert await david.page.locator("live-page [role=status]").inner_text() == NEWS
    box = david.page.get_by_label("Vos mots")
    assert await box.input_value() == HALF
    assert await box.evaluate("box => box === document.activeElement")
    assert await read_by_david(house) == 1  # his own: nobody touched anything
    async with david.page.expect_response("**/messages/*"):
        await david.page.keyboard.type(" merci")
    assert await box.input_value() == f"{HALF} merci"
    await until(lambda: is_read(house, 2), "what he touched is read")
    await martin.page.reload()
    assert "Lu par David" in await martin.reads()


async def is_read(house, number):
    return await read_by_david(house) == number


async def read_by_david(house):
    rows = await house.sql("select max(number) from thread_reading where capacity = 'usager'")
    return rows[0]["max"] or 0


@pytest.mark.parametrize("scripted", [True], indirect=True)
async def test_a_phone_that_is_cut_shows_no_message_any_more(both, house):
    david, _ = both
    await listens(david)
    david.expects("401")  # What he was writing may be on its way to be kept: it is refused like the rest.
    await house.sql("update sign_in set revoked_at = now() where person_id in (select person_id from dossier)")
    await david.page.get_by_text(OVER).wait_for(timeout=6000)
    assert "Je voudrais voir quelqu’un" not in await david.reads()
    assert await david.page.get_by_label("Vos mots").input_value() == HALF
    await david.taps("Rafraîchir")
    assert david.path == "/entrer"


@pytest.mark.parametrize("scripted", [True], indirect=True)
async def test_the_desk_hears_too_and_stays_on_its_link(both):
    david, martin = both
    await martin.opens(martin.path.rsplit("/", 1)[0])
    await listens(martin)
    await martin.page.locator(".list a").first.focus()
    await david.presses("Envoyer à")
    await martin.page.locator("live-page [role=status]", has_text=NEWS).wait_for()
    assert await martin.page.locator(".list a").first.evaluate("link => link === document.activeElement")


@pytest.mark.parametrize("scripted", [True], indirect=True)
async def test_without_room_the_page_asks_from_time_to_time(both):
    david, martin = both
    david.expects("503")
    await david.page.route("**/direct?*", lambda route: route.fulfill(status=503, headers={"retry-after": "60"}))
    await david.page.clock.install()
    await david.page.reload()
    await answers(martin, "Sans être entendue.")
    await david.page.clock.fast_forward(31_000)
    await david.page.get_by_text("Sans être entendue.").wait_for()


@pytest.mark.parametrize("scripted", [False], indirect=True)
async def test_without_script_a_link_asks_again(both):
    david, martin = both
    await answers(martin, "Je passe à 15 heures.")
    await david.taps("Rafraîchir")
    assert "Je passe à 15 heures." in await david.reads()
