"""A sign-in ends on a page of ours, whatever the address that began it."""

import pytest

pytestmark = [pytest.mark.anyio, pytest.mark.attack("D16"), pytest.mark.usefixtures("david_is_known")]
ELSEWHERE = [
    "//evil.example", "/\\evil.example", "https://evil.example", "/%09/evil.example", "/@evil", "javascript:alert(1)",
    "/papiers\r\nLocation: https://evil.example", "/papiers/../../evil", "/sortir", "/entrer/franceconnect",
]  # fmt: skip


@pytest.mark.parametrize("wanted", ELSEWHERE)
async def test_nobody_lands_elsewhere(browse, wanted):
    answer = await browse().signs_in(retour=wanted)
    assert answer.headers.get_list("location") == ["/"]


@pytest.mark.parametrize("wanted", ELSEWHERE)
async def test_no_door_carries_the_address_further(browse, wanted):
    someone = browse()
    for page in ("/entrer", "/reglages"):
        told = await someone.client.get(page, params={"retour": wanted})
        assert told.status_code == 200
        assert "evil" not in told.text.replace('value="/entrer"', "")


@pytest.mark.parametrize("wanted", ELSEWHERE)
@pytest.mark.parametrize("page", ["/reglages", "/reglages/taille", "/reglages/facile"])
async def test_reading_settings_lead_nowhere_else(browse, page, wanted):
    headers = {"sec-fetch-site": "same-origin"}
    answer = await browse().client.post(page, data={"retour": wanted}, headers=headers)
    assert answer.headers["location"] in ("/", "/reglages?garde=true&retour=/")


async def test_leaving_goes_only_to_the_page_agreed_with_the_provider(browse, bent):
    david = browse()
    await david.signs_in()
    headers = {"sec-fetch-site": "same-origin"}
    page = await david.client.post("/sortir?post_logout_redirect_uri=https://evil.example", headers=headers)
    assert "evil" not in page.text
    assert "post_logout_redirect_uri=https%3A%2F%2Faportee.test%2Fau-revoir" in page.text
