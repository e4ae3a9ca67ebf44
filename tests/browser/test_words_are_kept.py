"""What David began to write is there when he comes back: by itself with JavaScript, by a button without."""

import pytest

from tests.waiting import until

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]

WRITE, WORDS = "/messages/ecrire", "Je voudrais vous voir,\nmais pas demain."


async def test_david_finds_his_words_again(house, new_phone, scripted):
    account = house.sign_in_of("David")
    david = await new_phone(scripted=scripted)
    await david.signs_in(account, WRITE)
    await david.page.get_by_role("radio", name="Je veux voir").check()
    await david.page.get_by_role("textbox").fill(WORDS)
    if scripted:
        await david.page.get_by_text("Vos mots sont gardés.").wait_for()
    else:
        await david.presses("Garder pour plus tard")
    for phone in (david, await new_phone(scripted=scripted)):  # after reload, and on another phone
        if phone is david:
            await phone.opens(WRITE)
        else:
            await phone.signs_in(account, WRITE)
        assert "Vos mots sont gardés. Vous pouvez finir et envoyer." in await phone.reads()
        assert await phone.page.get_by_role("textbox").input_value() == WORDS
        assert await phone.page.get_by_role("radio", name="Je veux voir").is_checked()
    await david.presses("Envoyer à")
    await david.taps("Voir mon message")
    assert WORDS.splitlines()[1] in await david.reads()
    await david.opens(WRITE)
    assert await david.page.get_by_role("textbox").input_value() == ""


async def test_words_are_kept_when_the_page_is_left_in_a_hurry(house, new_phone):
    """Before the seconds after the last key have passed."""
    david = await new_phone()
    await david.signs_in(house.sign_in_of("David"), WRITE)
    await david.page.get_by_role("textbox").fill(WORDS)
    await david.taps("Retour à mes messages")

    async def kept():
        return await house.sql("select from draft where body is not null")

    await until(kept, "the words are kept")
    await david.opens(WRITE)
    assert await david.page.get_by_role("textbox").input_value() == WORDS
