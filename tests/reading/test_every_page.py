"""Every page is read as one chose, whoever one is; what a cookie says is words of ours, or nothing."""

import re
from html import escape

import pytest

from backend.reading import cookies
from backend.reading.rules import Reading
from tests.reading.choosing import HERE, LOOK, ROWS, chooses, look

pytestmark = pytest.mark.anyio


async def test_every_page_is_read_so_by_whoever_is_not_signed_in(cast):
    nobody = cast.nobody()
    await chooses(nobody, vitesse="0.7", voice="Amélie")
    for path in ("/entrer", HERE, "/installer", "/hors-ligne", "/parler", "/nulle-part"):
        page = await nobody.opens(path)
        assert (path, look(page)) == (path, LOOK)
        assert 'data-speed="0.7" data-voice="Amélie"' in page.text
    assert await cast.sql.fetchval(ROWS) == 0


async def test_and_by_whoever_is(cast):
    await chooses(cast.david)
    unknown = "/papiers/00000000-0000-4000-8000-000000000000"
    for path in ("/", "/papiers", "/messages/ecrire", "/appareils", unknown):
        assert (path, look(await cast.david.opens(path))) == (path, LOOK)
    assert look(await cast.marion.opens("/")) == Reading().look


async def test_without_a_cookie_all_is_as_nobody_chose(cast):
    assert look(await cast.nobody().opens("/entrer")) == Reading().look


@pytest.mark.parametrize("cookie", ['"><script>alert(1)</script>', "f~200~wide", "~" * 7, "\\", "x" * 4000])
async def test_a_hostile_cookie_changes_nothing(cast, cookie):
    nobody = cast.nobody()
    nobody.client.cookies.set(cookies.DEVICE, cookie, domain="aportee.test")
    assert look(await nobody.opens("/entrer")) == Reading().look


async def test_a_voice_is_words_and_never_markup(cast):
    nobody = cast.nobody()
    await chooses(nobody, voice='"><img src=x onerror=alert(1)>')
    page = await nobody.opens(HERE)
    assert "<img" not in page.text
    assert 'data-voice="&#34;&gt;&lt;img' in page.text


async def test_the_page_keeps_her_voice_for_the_script_that_knows_those_of_her_phone(cast):
    nobody = cast.nobody()
    await chooses(nobody, voice="Amélie")
    fieldset = re.search(r"<fieldset data-voices hidden>.*?</fieldset>", (await nobody.opens(HERE)).text, re.DOTALL)[0]
    assert '<input type="hidden" name="voice" value="Amélie">' in fieldset
    assert "<legend>" in fieldset


async def test_once_kept_she_is_back_where_she_was(cast):
    answer = await cast.david.client.post(HERE, data={"retour": "/papiers"}, follow_redirects=False)
    assert answer.headers["location"] == "/papiers"
    searched = "/papiers?page=2&tri=jour"
    answer = await cast.david.client.post(HERE, data={"retour": searched, "remettre": "oui"})
    assert f'name="retour" value="{escape(searched)}"' in answer.text
    answer = await cast.david.client.post(HERE, data={}, follow_redirects=False)
    assert answer.headers["location"] == f"{HERE}?fait=garde"
    assert "Vos réglages sont gardés" in (await cast.david.opens(answer.headers["location"])).text


async def test_larger_letters_leave_her_at_the_same_part_of_a_long_list(cast):
    page = await cast.david.opens("/papiers?page=1&tri=jour")
    assert 'name="retour" value="/papiers?page=1"' in page.text
