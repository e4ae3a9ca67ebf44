"""« Annuler » leaves when its ten seconds are over, and nothing moves; a photo that is too large is told at once."""

import pytest

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
PLACE = "() => [...document.querySelectorAll('main h2, main a')].map(e => e.getBoundingClientRect().top)"


async def test_the_button_leaves_in_time_and_nothing_moves(own_stage):
    stage, page = own_stage, own_stage.page
    await page.clock.install()
    await stage.show("sent")
    button, before = page.get_by_role("button", name="Annuler"), await page.evaluate(PLACE)
    await button.focus()
    await page.clock.run_for(9_000)
    assert await button.is_visible()
    await page.clock.run_for(2_000)
    assert not await button.is_visible()
    assert await page.get_by_text("Votre message est envoyé.").is_visible()
    assert await page.evaluate(PLACE) == before
    assert "Votre message est envoyé." in await page.evaluate("document.activeElement.textContent")
    assert await stage.axe() == []


async def test_a_photo_that_is_too_large_is_told_before_it_is_sent(stage):
    await stage.show("thread-unkept")
    field = stage.page.get_by_label("Ajouter une photo")
    await field.set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff" + bytes(100)})
    assert await stage.page.get_by_text("Votre photo partira").is_visible()
    large = b"\xff\xd8\xff" + bytes(11 * 1024 * 1024)
    await field.set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": large})
    assert await stage.page.get_by_text("Cette photo est trop lourde.").is_visible()
    assert await field.input_value() == ""
