"""Marion adds a paper with her phone: what she chooses is said, how far it is, and nothing is lost without network."""

import pytest

from tests.bringing.adding import NAME, PHOTO
from tests.browser.offline import NO_NETWORK
from tests.waiting import until

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
PLACE = "/papiers/ajouter?dans=mdph"
TAKEN = {"name": "lettre.jpg", "mimeType": "image/jpeg", "buffer": PHOTO}
LARGE = TAKEN | {"buffer": PHOTO + bytes(11 * 1024 * 1024)}
SEND, HIDDEN = "Envoyer ce papier", "Les professionnels ne le voient pas"
# A line so slow that one sees it leave.
SLOW = {"offline": False, "latency": 20, "downloadThroughput": -1, "uploadThroughput": 200_000}


async def brought(house):
    return (await house.sql("select count(*) from brought_paper"))[0][0]


async def at_the_paper(house, new_phone, **how):
    marion = await new_phone(**how)
    marion.expects(*NO_NETWORK, "ERR_CONNECTION_RESET")
    await marion.signs_in(house.sign_in_of("Marion"))
    await marion.opens(PLACE)
    return marion, marion.page.locator("input[type=file]"), marion.page.get_by_label("Son nom")


@pytest.mark.story
@pytest.mark.attack("K13")
async def test_she_takes_a_photo_names_it_and_sends_it(house, new_phone, scripted):
    marion, field, name = await at_the_paper(house, new_phone, scripted=scripted)
    async with marion.page.expect_file_chooser() as opened:
        await field.click()
    assert "image/*" in (await field.get_attribute("accept"))
    await (await opened.value).set_files(TAKEN)
    if scripted:
        await marion.page.get_by_text("C’est choisi.").wait_for()
    await name.fill(NAME)
    await marion.presses(SEND)
    await marion.page.wait_for_url("**/papiers/ajouts/*")
    assert NAME in await marion.reads()
    assert await brought(house) == 1


async def test_one_that_is_too_large_is_told_before_it_leaves(house, new_phone):
    marion, field, _ = await at_the_paper(house, new_phone)
    await field.set_input_files(LARGE)
    await marion.page.get_by_text("trop lourd").wait_for()
    assert await field.input_value() == ""
    assert await brought(house) == 0


async def test_how_far_it_is_shows_while_it_leaves(house, new_phone):
    marion, field, name = await at_the_paper(house, new_phone)
    heavy = TAKEN | {"buffer": PHOTO + bytes(600_000)}
    await field.set_input_files(heavy)
    await name.fill(NAME)
    line = await marion.context.new_cdp_session(marion.page)
    await line.send("Network.enable")
    await line.send("Network.emulateNetworkConditions", SLOW)
    await marion.page.get_by_role("button", name=SEND).click()
    await marion.page.get_by_role("progressbar").wait_for()
    await marion.page.get_by_text("Le papier part.").first.wait_for()
    moved = "bar => bar.value > 0.1"
    await until(lambda: marion.page.locator("progress").evaluate(moved), "part of it has left")
    await marion.page.wait_for_url("**/papiers/ajouts/*")
    assert await brought(house) == 1


@pytest.mark.parametrize("says_so", [True, False], ids=["the phone knows", "the line is cut"])
async def test_without_network_all_that_was_chosen_and_typed_stays(house, new_phone, says_so):
    marion, field, name = await at_the_paper(house, new_phone)
    await field.set_input_files(TAKEN)
    await name.fill(NAME)
    await marion.page.get_by_label(HIDDEN).check()
    if says_so:
        await marion.context.set_offline(True)
    else:
        await marion.context.route("**/papiers/ajouter", lambda route: route.abort("connectionreset"))
    await marion.page.get_by_role("button", name=SEND).click()
    await marion.page.get_by_text("Le papier n’est pas parti").wait_for()
    assert await field.evaluate("field => field.files[0].name") == TAKEN["name"]
    assert await name.input_value() == NAME
    assert await marion.page.get_by_label(HIDDEN).is_checked()
    assert await brought(house) == 0
    await (marion.context.set_offline(False) if says_so else marion.context.unroute("**/papiers/ajouter"))
    await marion.presses(SEND)
    await marion.page.wait_for_url("**/papiers/ajouts/*")
    assert await brought(house) == 1


def sent_by(page):
    """Each time that the form leaves."""
    left = []
    page.on("request", lambda request: left.append(request) if request.method == "POST" else None)
    return left


async def test_what_is_wrong_is_shown_and_the_file_leaves_once(house, new_phone):
    marion, field, name = await at_the_paper(house, new_phone)
    marion.expects("422")
    left = sent_by(marion.page)
    await field.set_input_files(TAKEN | {"buffer": b"MZ\x90 a program"})
    await name.fill(NAME)
    await marion.page.get_by_role("button", name=SEND).click()
    await marion.page.get_by_text("Ce n’est ni une photo ni un PDF").first.wait_for()
    assert (len(left), await name.input_value()) == (1, NAME)
    await marion.page.locator("input[type=file]").set_input_files(TAKEN)
    await marion.presses(SEND)
    await marion.page.wait_for_url("**/papiers/ajouts/*")
    assert await brought(house) == 1


@pytest.mark.parametrize("status", [413, 429, 502])
async def test_an_answer_that_is_no_page_of_ours_sends_nothing_again(house, new_phone, status):
    marion, field, name = await at_the_paper(house, new_phone)
    marion.expects(str(status))
    left = sent_by(marion.page)
    said = {"status": status, "content_type": "text/plain", "body": "no"}
    await marion.context.route("**/papiers/ajouter", lambda route: route.fulfill(**said))
    await field.set_input_files(TAKEN)
    await name.fill(NAME)
    await marion.page.get_by_role("button", name=SEND).click()
    await marion.page.get_by_text("Le papier n’est pas parti").wait_for()
    assert (len(left), await name.input_value()) == (1, NAME)
    assert await brought(house) == 0
