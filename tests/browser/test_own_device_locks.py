"""On one's own device: a question two minutes before the end, then one gesture to come back."""

import pytest

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
ASKS = "Vous êtes encore là"


@pytest.fixture
async def david(house, new_phone):
    """He signs in on his own phone, whose clock we hold."""
    phone = await new_phone()
    await phone.page.clock.install()
    await phone.signs_in(house.sign_in_of("David"), "/appareils")
    return phone


async def test_on_his_own_it_asks_two_minutes_before_the_end_then_locks(david):
    """One gesture, and he is back on the page where he was; nothing of it shows meanwhile."""
    await david.presses("Ce téléphone est à moi")
    await david.opens("/messages/ecrire")
    await david.page.clock.fast_forward("27:50")
    assert not await david.page.get_by_role("heading", name=ASKS).is_visible()
    await david.page.clock.fast_forward("00:15")
    await david.page.get_by_role("heading", name=ASKS).wait_for()
    assert "dans 2 minutes" in await david.page.locator("dialog[open]").inner_text()
    await david.page.get_by_role("button", name="Oui, je reste").click()
    await david.page.get_by_role("heading", name=ASKS).wait_for(state="hidden")
    async with david.page.expect_navigation(url="**/entrer?retour=*"):
        await david.page.clock.fast_forward("30:10")
    assert "%2Fmessages%2Fecrire" in david.page.url
    assert "C’est verrouillé" in await david.reads()
