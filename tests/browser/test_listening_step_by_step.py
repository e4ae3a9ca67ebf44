"""Pause, again, next, stop; the word where a voice says which; a voice that fails; her speed and her voice."""

import pytest

from tests.browser.speech import CANADA, MARIE
from tests.browser.test_listening import LETTER, WHAT

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


async def test_pause_go_on_again_next_stop(ear):
    await ear.opens("paper", MARIE)
    await ear.listens(1)
    await ear.button("Phrase suivante").click()
    assert await ear.said() == LETTER[:2]
    await ear.button("Pause").click()
    assert await ear.silent()
    assert await ear.tinted() == LETTER[1]
    await ear.button("Reprendre").click()
    assert await ear.said() == [*LETTER[:2], LETTER[1]]
    await ear.button("Répéter").click()
    assert await ear.said() == [*LETTER[:2], LETTER[1], LETTER[1]]
    await ear.button("Arrêter").click()
    assert await ear.silent()
    assert await ear.page.locator(".aloud-bar").count() == 0
    await ear.listens(1)
    await ear.page.keyboard.press("Escape")
    assert await ear.silent()


async def test_a_tap_on_a_sentence_reads_on_from_there(ear):
    await ear.opens("paper", MARIE)
    await ear.listens(1)
    await ear.page.get_by_text("Plâtre pendant").click()
    assert await ear.said() == [LETTER[0], LETTER[5]]


async def test_the_word_is_tinted_only_where_the_voice_says_which(ear):
    await ear.opens("paper", MARIE)
    await ear.listens(1)
    await ear.ends()
    assert await ear.tinted("word") == ""
    await ear.does("reaches", 9, 5)
    assert await ear.tinted("word") == "Morel"
    await ear.does("reaches", 15, 0)  # Safari says no length
    assert await ear.tinted("word") == "a"
    await ear.does("reaches", 0, 55, "sentence")
    assert await ear.tinted("word") == "a"
    await ear.ends()
    assert await ear.tinted("word") == ""
    await ear.ends()
    await ear.does("reaches", 3, 4)  # the header, which stands elsewhere
    assert await ear.tinted("word") == ""
    await ear.does("reaches", 13, 11)
    assert await ear.tinted("word") == "Paracétamol"


@pytest.mark.parametrize(
    ("why", "words"), [("synthesis-failed", "La voix ne marche pas. Réessayez plus tard."), ("interrupted", "En pause")]
)
async def test_a_voice_that_fails_is_told_and_one_that_was_cut_short_waits(ear, why, words):
    await ear.opens("paper", MARIE)
    await ear.listens()
    await ear.does("fails", why)
    assert await ear.page.locator("read-aloud [role=status]").inner_text() == words
    assert await ear.silent()


async def test_a_voice_that_never_begins_may_be_asked_again(ear):
    await ear.page.clock.install()
    await ear.opens("paper", MARIE)
    await ear.page.evaluate("speechSynthesis.begin = () => undefined")
    await ear.listens()
    await ear.page.clock.fast_forward(8_500)
    await ear.button("Reprendre").click()
    assert len(await ear.said()) == 2


async def test_speed_and_voice_are_those_she_chose(ear):
    await ear.opens("paper", MARIE, CANADA)
    await ear.page.evaluate("Object.assign(document.documentElement.dataset, { speed: '0.7', voice: 'Amélie' })")
    await ear.listens()
    assert await ear.heard() == [[WHAT[0], "Amélie", 0.7]]


async def test_without_network_it_says_so(ear):
    """What reads aloud is fetched at the tap: a page that was open may have lost its network since."""
    await ear.opens("paper", MARIE)
    await ear.page.route("**/aloud.*.js", lambda route: route.abort())
    await ear.button("Écouter").first.click()
    await ear.page.get_by_text("Cela ne marche pas sans Internet.").wait_for()
    assert await ear.said() == []
    ear.stage.complaints.clear()  # the browser says that it was refused
