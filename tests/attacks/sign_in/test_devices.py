"""David sees where he is signed in, and cuts what is not him."""

import re

import pytest

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("david_is_known"), pytest.mark.attack("B16")]
SAME = {"sec-fetch-site": "same-origin"}
PHONE = {"user-agent": "Mozilla/5.0 (Linux; Android 14)"}


async def test_david_sees_a_second_device_and_cuts_it(browse):
    david, other = browse(), browse()
    await david.signs_in()
    other.client.headers.update(PHONE)
    await other.signs_in()
    page = (await david.client.get("/appareils")).text
    assert "Android" in page
    cuts = re.findall(r'action="(/appareils/[0-9a-f-]+/couper)"', page)
    answers = [(await david.client.post(cut, headers=SAME)).status_code for cut in cuts]
    assert answers
    assert set(answers) == {303}
    assert not await other.is_in()
    assert await david.is_in()


async def test_a_second_tap_is_answered_like_the_first(browse, cast):
    david, other = browse(), browse()
    await david.signs_in()
    await other.signs_in()
    page = (await david.client.get("/appareils")).text
    lost = re.search(r'action="(/appareils/[0-9a-f-]+/couper)"', page)[1]
    assert [(await david.client.post(lost, headers=SAME)).status_code for _ in range(2)] == [303, 303]


async def test_marion_cannot_cut_what_is_davids(browse, cast):
    david = browse()
    await david.signs_in()
    for sign_in in await cast.sql.fetch("select id from sign_in where person_id = $1", cast.david.id):
        answer = await cast.marion.client.post(f"/appareils/{sign_in['id']}/couper")
        assert answer.status_code == 404
    assert await david.is_in()
