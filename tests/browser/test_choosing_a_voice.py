"""The French voices of this device, in the form of the settings. The page here is a stage: its fieldset alone, as the
settings have it, empty and hidden, with the voice that was kept."""

import pytest

from tests.browser.speech import CANADA, ENGLISH, GOOGLE, MARIE, voice
from tests.browser.stage import ADDRESS, HEADERS, body_of

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

FIELDSET = """<form method="post" action="/reglages"><fieldset data-voices hidden><legend>La voix</legend>
<input type="hidden" name="voice" value="{kept}"></fieldset><button class="btn">Garder</button></form>"""
POSTED = "[...new FormData(document.querySelector('[data-voices]').form)]"
EXAMPLE = "Bonjour. Voici comment je lis vos papiers."


async def opens(ear, *voices, kept=""):
    page = body_of("install").decode().replace("</h1>", "</h1>" + FIELDSET.format(kept=kept), 1)

    async def serve(route):
        await route.fulfill(body=page, content_type="text/html; charset=utf-8", headers=HEADERS)

    await ear.page.route(f"{ADDRESS}/choosing", serve)
    await ear.page.goto(f"{ADDRESS}/choosing")
    await ear.bring(*voices)
    if voices and voices != (ENGLISH,):
        await ear.page.get_by_role("group", name="La voix").wait_for()


async def told(ear):
    return await ear.page.locator("[data-voices] label > span:first-of-type").all_inner_texts()


@pytest.mark.parametrize("voices", [(), (ENGLISH,)], ids=["none", "a foreign one"])
async def test_without_a_french_voice_it_stays_hidden_and_what_was_kept_is_kept(ear, voices):
    await opens(ear, *voices, kept="Marie")
    assert not await ear.page.locator("[data-voices]").is_visible()
    assert await ear.page.evaluate(POSTED) == [["voice", "Marie"]]


async def test_local_ones_come_first_and_those_elsewhere_say_so(ear):
    await opens(ear, GOOGLE, CANADA, ENGLISH, MARIE)
    remote = "Google français (envoie le texte sur Internet)"
    assert await told(ear) == ["La voix choisie pour vous", "Marie", "Amélie", remote]
    assert await ear.page.evaluate(POSTED) == [["voice", ""]]
    assert await ear.said() == []


async def test_the_one_that_was_kept_is_chosen_and_another_may_be(ear):
    await opens(ear, MARIE, CANADA, kept="Amélie")
    assert await ear.page.evaluate(POSTED) == [["voice", "Amélie"]]
    await ear.page.get_by_role("radio", name="Marie").check()
    assert await ear.page.evaluate(POSTED) == [["voice", "Marie"]]
    await ear.bring(MARIE, CANADA, GOOGLE)
    await ear.page.get_by_role("radio", name="Google français").wait_for()
    assert await ear.page.evaluate(POSTED) == [["voice", "Marie"]]


async def test_one_is_heard_when_one_asks(ear):
    await opens(ear, MARIE, CANADA)
    await ear.page.get_by_role("radio", name="Amélie").check()
    assert await ear.said() == []
    await ear.button("Écouter cette voix").click()
    assert await ear.heard() == [[EXAMPLE, "Amélie", 1]]


async def test_one_that_is_elsewhere_asks_before_its_example(ear):
    await opens(ear, MARIE, GOOGLE)
    await ear.page.get_by_role("radio", name="Google français").check()
    await ear.button("Écouter cette voix").click()
    assert await ear.said() == []
    await ear.button("Non, ne rien envoyer").click()
    assert await ear.said() == []
    await ear.button("Écouter cette voix").click()
    await ear.button("Oui, envoyer et écouter").click()
    assert await ear.heard() == [[EXAMPLE, "Google français", 1]]


async def test_a_machine_with_a_thousand_voices_shows_a_dozen(ear):
    many = [voice(f"French+{n} espeak-ng") for n in range(1000)]
    await opens(ear, *many, MARIE, kept="French+900 espeak-ng")
    shown = await told(ear)
    assert shown[1] == "Marie"
    assert len(shown) == 14
    assert await ear.page.evaluate(POSTED) == [["voice", "French+900 espeak-ng"]]


async def test_axe_finds_nothing_and_each_choice_is_as_large_as_a_finger(ear):
    await opens(ear, MARIE, CANADA, GOOGLE)
    assert await ear.stage.axe() == []
    for width, size in ((320, ""), (320, "3")):
        await ear.stage.put(width=width, size=size)
        assert await ear.stage.sideways() == 0
    heights = await ear.page.locator("[data-voices] label").evaluate_all(
        "labels => labels.map(label => label.getBoundingClientRect().height)"
    )
    assert min(heights) >= 48


async def test_one_that_is_not_on_this_phone_is_kept_for_the_other(ear):
    await opens(ear, MARIE, kept="Amélie")
    assert await ear.page.evaluate(POSTED) == [["voice", "Amélie"]]
    await ear.bring(MARIE, CANADA)
    await ear.page.get_by_role("radio", name="Amélie").wait_for()
    assert await ear.page.evaluate(POSTED) == [["voice", "Amélie"]]


async def test_who_said_yes_may_say_no_later(ear):
    await opens(ear, GOOGLE)
    withdraw = ear.button("Ne plus envoyer mes textes")
    assert not await withdraw.is_visible()
    await ear.page.evaluate("localStorage.setItem('remote-voice', 'yes')")
    await opens(ear, GOOGLE)
    await withdraw.click()
    assert not await withdraw.is_visible()
    await ear.button("Écouter cette voix").click()
    assert await ear.said() == []
    assert await ear.page.get_by_role("dialog").is_visible()
