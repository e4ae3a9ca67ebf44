"""Cut every device but the one in her hand; and see who came in, how and when."""

import pytest

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("david_is_known")]
SAME = {"sec-fetch-site": "same-origin"}


async def test_all_others_are_cut_and_this_one_goes_on(browse):
    phone, tablet, lost = browse(), browse(), browse()
    for one in (phone, tablet, lost):
        await one.signs_in()
    await phone.owns()
    await lost.owns()
    page = await phone.client.get("/appareils")
    assert "Couper tous les autres appareils" in page.text
    done = await phone.client.post("/appareils/tout-couper", headers=SAME)
    assert (done.status_code, done.headers["location"]) == (303, "/appareils?coupe=true")
    assert [await one.is_in() for one in (phone, tablet, lost)] == [True, False, False]
    assert "Couper tous les autres" not in (await phone.client.get("/appareils")).text


async def test_of_nobody_else(browse, cast):
    david = browse()
    await david.signs_in()
    await david.client.post("/appareils/tout-couper", headers=SAME)
    assert (await cast.marion.opens("/appareils")).status_code == 200


async def test_the_last_times_are_told_with_how_and_where(browse):
    phone, tablet = browse(), browse()
    await tablet.signs_in()
    await tablet.client.post("/sortir", headers=SAME)
    await phone.signs_in()
    told = (await phone.client.get("/appareils/entrees")).text
    assert told.count("<p>Avec FranceConnect<br>") == 3  # and the browser of the cast
    assert told.count("Maintenant, ici") == 1
