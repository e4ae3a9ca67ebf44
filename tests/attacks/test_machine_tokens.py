"""What an access token of a program opens: its own parcels, while the program is known, and nothing of people."""

from uuid import uuid4

import pytest

from tests.attacks.dui import refused
from tests.cast import DLU

pytestmark = pytest.mark.anyio


async def test_a_program_that_was_revoked_opens_nothing_and_its_token_neither(dui, cast):
    token = (await dui.asks(dui.signs())).json()["access_token"]
    await cast.sql.execute("update machine_client set revoked_at = now() where client_id = 'dui'")
    assert await refused(await dui.asks(dui.signs()))
    assert (await dui.pushes(token)).status_code == 404


async def test_the_token_of_a_program_is_nobody_s_cookie_and_a_cookie_is_no_token(dui, cast):
    token = (await dui.asks(dui.signs())).json()["access_token"]
    client = cast.nobody().client
    client.cookies.set("__Host-sign-in", token, domain="aportee.test")
    for page in ("/papiers", "/equipe", f"/equipe/{cast.tilleuls.id}/messages"):
        assert (await client.get(page)).status_code == 404
    assert (await dui.pushes(cast.david.secret)).status_code == 404


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
async def test_the_word_bearer_has_no_case_and_an_empty_token_is_nobody(dui, cast, scheme):
    known = {"authorization": f"{scheme} {cast.dui.secret}"}
    assert (await dui.client.get(f"/api/depots/{uuid4()}", headers=known)).status_code == 404
    for empty in (f"{scheme} ", scheme, f"{scheme}  \t"):
        answer = await dui.client.get(f"/api/depots/{uuid4()}", headers={"authorization": empty})
        assert answer.status_code == 401


@pytest.mark.attack("I02")
async def test_a_parcel_about_somebody_unknown_is_received_in_the_same_words(dui, cast):
    """Neither the answer nor what one may ask later tells whether a matricule is known in the house."""
    unknown = DLU.replace(b"184039741100141", b"255089741300227")
    told = []
    for body in (DLU, unknown):
        answer = await cast.dui.pushes(body)
        later = await cast.dui.asks(answer.headers["location"])
        told.append((answer.status_code, sorted(answer.json()), answer.json()["state"], later.json()["state"]))
        told.append(sorted((name, len(value)) for name, value in answer.headers.items() if name != "date"))
    assert told[:2] == told[2:]
