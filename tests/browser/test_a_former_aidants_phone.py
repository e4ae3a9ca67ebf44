"""David stopped Paula's access, and her phone never came back online: nothing of his is on it."""

import asyncpg
import pytest

from backend.demo import making
from tests.browser.offline import NO_NETWORK, READY, letters, writes_without_network
from tests.browser.phone import ANDROID, SCREEN, Phone
from tests.browser.tablet import DLU, KEPT, found_on_disk, ready
from tests.setup.needs import launch_options

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
SAID, WAITS = "Ploufmistralgène au coude", "Tralalécourtine demain"
HIS = (SAID, WAITS, "Il a mal au poignet gauche", "poignet", "MOREL", "Morel")
PERSON = "select id from person where given_name = $1 limit 1"
DOSSIER = "select id from dossier where person_id = $1 limit 1"
RIGHTS = {"read": ("hopital", "attestations", "messages"), "write": ("messages",)}
STOP = "update delegation set stopped_at = now(), ended_by = 'usager' where id = $1"
A_DAY_LATER = "25:00:00"


@pytest.fixture
async def given(house):
    """David lets his sister read and write for him."""
    above = await asyncpg.connect(house.owner)
    david, paula = [await above.fetchval(PERSON, name) for name in ("David", "Paula")]
    made = await making.delegation(above, david, paula, await above.fetchval(DOSSIER, david), RIGHTS)
    yield made, david
    await above.execute(STOP, made)
    await above.close()


@pytest.fixture
def opened(house, chromium, tmp_path):
    """Her phone, with a profile on its disk that can be read once it is off."""
    profile = tmp_path / "profile"

    async def make():
        options = {"viewport": SCREEN, "locale": "fr-FR", "user_agent": ANDROID, **launch_options()}
        context = await chromium.browser_type.launch_persistent_context(profile, **options)
        phone = await Phone(context, house.address, scripted=True).start()
        phone.expects(*NO_NETWORK)
        phone.profile = profile
        return phone

    return make


async def uses_it(phone, house, david):
    """The list, a paper, a thread; then words that wait for the network."""
    base = f"/pour/{david}"
    await phone.signs_in(house.sign_in_of("Paula"), base, own=True)
    await ready(phone)
    await phone.opens(f"{base}/papiers")
    await phone.taps("Papier pour les urgences")
    assert "poignet" in await phone.reads()
    await phone.opens(f"{base}/messages/ecrire")
    await phone.page.evaluate(READY)
    await phone.page.get_by_role("textbox").fill(SAID)
    await phone.page.get_by_role("radio").first.check()
    await phone.presses("Envoyer à")
    await phone.taps("Voir mon message")
    await phone.page.get_by_text(SAID).first.wait_for()
    await writes_without_network(phone, WAITS)


def public(house, url):
    return url.startswith((f"{house.address}/assets/", f"{house.address}/hors-ligne"))


def on_its_disk(phone):
    return {word: files for word in HIS if (files := found_on_disk(phone.profile, word))}


@pytest.mark.attack("B19")
async def test_nothing_of_his_is_on_it_today_or_tomorrow(house, opened, given):
    await house.push(DLU)
    (access, david), phone = given, await opened()
    await uses_it(phone, house, david)
    await house.sql(STOP, access)
    kept, (letter,) = await phone.page.evaluate(KEPT), await letters(phone)
    await phone.context.close()
    assert [url for url in kept["kept"] if not public(house, url)] == []
    assert (kept["local"], kept["session"]) == ({}, {})
    assert set(letter) == {"id", "kid", "url", "sealed"}
    assert on_its_disk(phone) == {}
    later = await opened()
    await later.context.set_offline(True)
    await later.context.clock.install()
    await later.context.clock.fast_forward(A_DAY_LATER)
    for path in ("/", f"/pour/{david}/papiers", f"/pour/{david}/messages"):
        await later.opens(path)
        page = await later.page.content()
        read = await later.reads()  # the worker of a phone that was closed may still reach the door, as nobody
        assert "Pas de réseau" in read or "Choisissez une façon d’entrer" in read
        assert [word for word in HIS if word in page] == []
    await later.context.close()
    assert on_its_disk(later) == {}
