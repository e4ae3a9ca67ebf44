"""She refuses, or it is not she; and only hashes of what was told are kept."""

import pytest

from tests.entrusting.inviting import (
    accepts,
    coming,
    confirms,
    delegations,
    invites,
    plain,
    says,
    types,
)

pytestmark = pytest.mark.anyio


async def test_charlotte_s_aidant_refuses_and_nothing_is_kept_of_her(cast):
    link, code, there = await invites(cast.marion)
    async with coming(cast) as paula:
        await types(paula, link, code)
        assert (await says(paula, "non")).headers["location"] == "/invitation?suite=non"
        assert "Marion" not in (await paula.get("/invitation")).text
        assert (await types(paula, link, code)).status_code == 422
    page = plain((await cast.marion.client.get(there)).text)
    assert "La personne a dit non" in page
    assert "Paula" not in page
    kept = await cast.sql.fetchrow("select issuer, subject, given_name, family_name, state from invitation")
    assert tuple(kept) == (None, None, None, None, "declined")
    assert await delegations(cast, cast.marion) == 0


async def test_it_is_not_the_right_person_and_he_says_so(cast):
    link, code, there = await invites(cast.david)
    await accepts(cast, link, code, "thief", given_name="Jean", family_name="INCONNU")
    before = await delegations(cast, cast.david)
    assert "Jean Inconnu a dit oui" in plain((await cast.david.client.get(there)).text)
    assert "L’invitation est annulée" in (await cast.david.sends(f"{there}/annuler")).text
    assert (await confirms(cast.david, there)).status_code == 404
    assert await delegations(cast, cast.david) == before


async def test_only_hashes_are_kept(cast):
    link, code, _ = await invites(cast.david)
    row = await cast.sql.fetchrow("select link_hash, code_hash, proposal from invitation")
    told = [link.replace(" ", ""), code.replace(" ", "")]
    assert not [
        word for word in told if word.encode() in row["link_hash"] + row["code_hash"] or word in row["proposal"]
    ]
    kept = await cast.sql.fetch("select body_hash::text || location from idempotency")
    assert not [word for word in told for (line,) in kept if word in line]
