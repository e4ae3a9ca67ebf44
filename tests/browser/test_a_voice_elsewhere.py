"""A voice that is not in the device is sent the text: never before somebody has said yes, having read why."""

import pytest

from tests.browser.speech import GOOGLE, MARIE

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

WHY = "Cette voix envoie votre texte à une autre entreprise"
KEPT = "[localStorage.getItem('remote-voice'), sessionStorage.getItem('remote-voice')]"
SHARED = "document.documentElement.toggleAttribute('data-shared', true)"


def question(ear):
    return ear.page.get_by_role("dialog", name=WHY)


async def test_nothing_is_said_before_yes(ear):
    await ear.opens("paper", GOOGLE)
    await ear.listens()
    assert await question(ear).is_visible()
    assert await ear.said() == []
    assert await ear.page.locator(".aloud-bar").count() == 0
    await ear.button("Oui, envoyer et écouter").click()
    assert await ear.heard() == [["C’est quoi ?", "Google français", 1]]


@pytest.mark.parametrize("how", ["the button", "the keyboard"])
async def test_no_is_no_and_is_asked_again(ear, how):
    await ear.opens("paper", GOOGLE)
    for _ in range(2):
        await ear.listens()
        await (ear.button("Non, ne rien envoyer").click() if how == "the button" else ear.page.keyboard.press("Escape"))
        assert await question(ear).count() == 0
        assert await ear.said() == []
        assert await ear.page.evaluate(KEPT) == [None, None]


async def test_no_comes_first_and_is_as_large(ear):
    await ear.opens("paper", GOOGLE)
    await ear.listens()
    buttons = question(ear).get_by_role("button")
    no, yes = [await buttons.nth(n).bounding_box() for n in range(2)]
    assert await buttons.first.evaluate("e => e === document.activeElement")
    assert (no["width"], no["y"] < yes["y"]) == (yes["width"], True)
    assert await ear.stage.axe() == []


@pytest.mark.parametrize("shared", [True, False], ids=["shared", "her own"])
async def test_yes_is_kept_on_her_own_device_and_for_the_session_on_another(ear, shared):
    await ear.opens("paper", GOOGLE)
    if shared:
        await ear.page.evaluate(SHARED)
    await ear.listens()
    await ear.button("Oui, envoyer et écouter").click()
    await ear.button("Arrêter").click()
    assert await ear.page.evaluate(KEPT) == ([None, "yes"] if shared else ["yes", None])
    await ear.listens()
    assert await question(ear).count() == 0
    assert len(await ear.said()) == 2


async def test_where_nobody_signed_in_nothing_is_kept_for_the_next(ear):
    await ear.opens("install", GOOGLE)
    await ear.listens()
    await ear.button("Oui, envoyer et écouter").click()
    assert await ear.page.evaluate(KEPT) == [None, "yes"]


async def test_a_voice_of_the_device_is_taken_first_and_asks_nothing(ear):
    await ear.opens("paper", GOOGLE, MARIE)
    await ear.listens()
    assert await question(ear).count() == 0
    assert (await ear.heard())[0][1] == "Marie"


async def test_one_that_she_chose_asks_all_the_same(ear):
    await ear.opens("paper", GOOGLE, MARIE)
    await ear.page.evaluate("document.documentElement.dataset.voice = 'Google français'")
    await ear.listens()
    assert await question(ear).is_visible()
    assert await ear.said() == []


async def test_at_the_door_nobody_has_said_yes(ear):
    """On a shared device the next person is asked, in the same tab too."""
    await ear.opens("paper", GOOGLE)
    await ear.page.evaluate(SHARED)
    await ear.listens()
    await ear.button("Oui, envoyer et écouter").click()
    await ear.stage.show("enter")
    assert await ear.page.evaluate(KEPT) == [None, "yes"]  # the stage has its own addresses
    await ear.page.evaluate("history.replaceState({}, '', '/entrer')")
    await ear.page.evaluate("document.body.append(document.querySelector('read-aloud').cloneNode(true))")
    assert await ear.page.evaluate(KEPT) == [None, None]
