"""Whom FranceConnect knows and no house does: she goes where a code is asked, and nothing else opens."""

import pytest

from backend.identity.arrivals.keeping import COOKIE
from tests.attacks.sign_in.browser import REFUSED
from tests.enrolment.desk import enrolled, prints, types

pytestmark = pytest.mark.anyio
KEPT = "select issuer, subject, provider from arrival"


async def test_she_goes_to_the_page_of_codes_and_is_nobody_yet(browse, bent, cast):
    hers = browse()
    answer = await hers.signs_in()
    assert answer.headers["location"] == "/inscription"
    assert not await hers.is_in()
    assert "code" in (await hers.client.get("/inscription")).text
    kept = await cast.sql.fetchrow(KEPT)
    assert (kept["issuer"], kept["provider"]) == (bent.origin, "franceconnect")
    wrapped = await cast.sql.fetchval("select wrapped from arrival")
    assert b"OLIVEIRA" not in wrapped


async def test_what_she_types_is_compared_with_what_the_provider_said(browse, cast):
    [code] = await prints(cast, await enrolled(cast, naissance="Oliveira", prenoms="Ana Lúcia", ne_le="9/7/1951"))
    hers = browse()
    await hers.signs_in()
    hers.client.headers["sec-fetch-site"] = "same-origin"
    assert (await types(hers.client, code)).status_code == 303
    assert await cast.sql.fetchval("select state from enrolment_claim") == "asked"


async def test_somebody_who_is_known_adds_a_house_with_the_same_word(browse, david_is_known, cast):
    his = browse()
    answer = await his.signs_in(retour="/inscription")
    assert answer.headers["location"] == "/inscription"
    assert await his.is_in()
    assert his.client.cookies.get(COOKIE)


async def test_without_asking_for_it_nothing_of_him_is_kept(browse, david_is_known, cast):
    his = browse()
    await his.signs_in()
    assert await cast.sql.fetchval("select count(*) from arrival") == 0


async def test_a_professional_is_not_enrolled_so(browse_at, other_bent, cast):
    hers = browse_at(other_bent, "prosanteconnect")
    assert (await hers.signs_in()).status_code == REFUSED
    assert await cast.sql.fetchval("select count(*) from arrival") == 0


async def test_to_say_whose_a_dossier_is_is_for_herself(browse, bent, cast):
    """Not with somebody of Aidants Connect beside her."""
    bend = bent.bend_claims
    bent.bend_claims = lambda claims: bend(claims) | {"rep_scope": ["health"]}
    hers = browse()
    assert (await hers.signs_in()).status_code == REFUSED
    assert await cast.sql.fetchval("select count(*) from arrival") == 0
