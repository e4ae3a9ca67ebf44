"""On a phone, with and without JavaScript: two results arrive, Marion understands them, and takes them away."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.browser.asking import ASK_AXE, AXE
from tests.browser.marion import IMAGING, biology

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]

SEEN = [(width, colours) for width in (360, 320) for colours in ("light", "dark")]
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture
def results(tmp_path):
    return biology(tmp_path), IMAGING


async def test_marion_understands_her_results_and_takes_them_away(house, new_phone, scripted, results, tmp_path):
    await house.push(*(one.file for one in results))
    marion = await new_phone(scripted=scripted)
    await marion.signs_in(house.sign_in_of("Marion"), own=True)
    assert "Bonjour Marion\nVous avez 2 nouveaux papiers.\n" in await marion.reads()
    for one in results:
        await she_reads(marion, one)
    folder = unpacked(await she_takes_both(marion, results, house.sign_in_of("Marion")), tmp_path / "taken")
    await she_reads_them_at_home(await new_phone(scripted=scripted, offline=True), folder, results)


async def she_reads(marion, result):
    await marion.opens("/papiers")
    await marion.taps(result.name)
    read = await marion.reads()
    assert f"C’est quoi ?\n{result.what}" in read
    assert [line for line in result.told if line not in read] == []
    assert await marion.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def she_takes_both(marion, results, account):
    await marion.opens("/papiers")
    await marion.taps("Prendre des papiers")
    for one in results:
        await marion.page.get_by_role("checkbox", name=one.name).check()
    await marion.presses("Prendre les papiers choisis")
    await marion.proves_again(account)
    async with marion.page.expect_download() as coming:
        await marion.page.get_by_role("button", name="Continuer").click()
    return Path(await (await coming.value).path())


def unpacked(archive, folder):
    zipfile.ZipFile(io.BytesIO(archive.read_bytes())).extractall(folder)
    return folder


async def she_reads_them_at_home(phone, folder, results):
    """From the disk of a phone without a network: no address that it asks for leaves it."""
    asked, index = [], (folder / "index.html").as_uri()
    phone.context.on("request", lambda request: asked.append(request.url))
    await phone.page.goto(index)
    for one in results:
        assert "Voici vos papiers." in await phone.reads()
        await is_for_everybody(phone)
        await phone.taps(one.name)
        read = await phone.reads()
        assert f"C’est quoi ?\n{one.what}" in read
        assert [line for line in one.told if line not in read] == []
        await is_for_everybody(phone)
        await phone.taps("Mes papiers")
    assert phone.page.url == index
    assert {url.split(":")[0] for url in asked} == {"file"}


async def is_for_everybody(phone):
    """No fault for axe, nothing wider than a small phone, by day and by night. Axe is a script."""
    if not phone.scripted:
        return
    await phone.page.evaluate(AXE)
    for width, colours in SEEN:
        await phone.page.set_viewport_size({"width": width, "height": 780})
        await phone.page.emulate_media(color_scheme=colours)
        assert (width, colours, await phone.page.evaluate(ASK_AXE, [None])) == (width, colours, [])
        assert (width, colours, await phone.page.evaluate(TOO_WIDE)) == (width, colours, 0)
