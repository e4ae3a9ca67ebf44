"""A second provider is added with both proofs under one sign-in; the key is (issuer, subject), never an address."""

import re
from uuid import uuid4

import pytest

from backend.demo import making
from backend.kit.actor import COOKIE
from tests.attacks.sign_in.test_e05_fresh_proof import proves
from tests.contracts.bent_provider import SUB
from tests.pressing import given_back

pytestmark = [pytest.mark.anyio, pytest.mark.attack("D13")]
SAME = {"sec-fetch-site": "same-origin"}
OTHER_ISSUER = "https://before.test"


@pytest.fixture
async def david(browse, bent, cast):
    """He is in by another way: FranceConnect does not know him here yet, but it knows how to recognise him."""
    browser = browse(sign_in=cast.david.secret)
    bent.person["birthdate"] = "1984-03-12"  # his own
    await making.identity(cast.sql, cast.david.id, OTHER_ISSUER, "david")
    return browser


async def asks(david):
    """He asks to add FranceConnect: where he proves who he is."""
    form = {"key": str(uuid4()), "avec": "franceconnect"}
    return (await david.client.post("/facons/ajouter", data=form, headers=SAME)).headers["location"]


async def goes_on(david, cast, step_up):
    """Proved by a means of his: the page that leads to the provider, and the proof that goes with him."""
    await cast.sql.execute("update step_up set proved_at = now()")
    action, fields = given_back(await david.client.get(step_up))
    page = (await david.client.post(action, data=fields, headers=SAME)).headers["location"]
    assert "Encore une étape" in (await david.client.get(page)).text
    return re.search(r"preuve=([0-9a-f-]{36})", page)[1]


async def knows(cast, bent):
    return await cast.sql.fetchval(
        "select person_id from identity where issuer = $1 and subject = $2", bent.origin, SUB
    )


async def test_with_both_proofs_it_is_added_and_opens(david, browse, bent, cast):
    proof = await goes_on(david, cast, await asks(david))
    back = await proves(david, bent, f"/preuve/{proof}")
    assert back.headers["location"] == "/facons?suite=linked"
    assert "C’est ajouté" in (await david.client.get("/facons?suite=linked")).text
    assert await knows(cast, bent) == cast.david.id
    elsewhere = browse()
    assert (await elsewhere.signs_in()).status_code == 303
    told = "select count(*) from jobs.pgqueuer where entrypoint in ('alert.push', 'alert.mail')"
    assert await cast.sql.fetchval(told) == 2  # on every channel


async def test_without_the_fresh_proof_nothing_is_added(david, bent, cast):
    step_up = await asks(david)
    assert (await proves(david, bent, step_up)).status_code == 403
    assert await knows(cast, bent) is None


async def test_nor_twice_nor_later_nor_from_another_browser(david, browse, bent, cast):
    proof = await goes_on(david, cast, await asks(david))
    laura = browse(sign_in=cast.laura.secret)
    assert (await proves(laura, bent, f"/preuve/{proof}")).status_code == 403
    await cast.sql.execute("update step_up set used_at = used_at - interval '11 minutes'")
    assert (await proves(david, bent, f"/preuve/{proof}")).status_code == 403
    assert await knows(cast, bent) is None
    await cast.sql.execute("update step_up set used_at = now()")
    assert (await proves(david, bent, f"/preuve/{proof}")).status_code == 303
    await cast.sql.execute("delete from identity where issuer = $1", bent.origin)
    assert (await proves(david, bent, f"/preuve/{proof}")).status_code == 403
    assert await knows(cast, bent) is None


async def test_what_is_somebody_elses_stays_hers(david, bent, cast):
    await making.identity(cast.sql, cast.marion.id, bent.origin, SUB)
    proof = await goes_on(david, cast, await asks(david))
    back = await proves(david, bent, f"/preuve/{proof}")
    assert back.headers["location"] == "/facons?suite=taken"
    assert await knows(cast, bent) == cast.marion.id


async def test_one_who_was_born_on_another_day_is_not_he(david, bent, cast):
    bent.person["birthdate"] = "1951-07-09"
    proof = await goes_on(david, cast, await asks(david))
    assert (await proves(david, bent, f"/preuve/{proof}")).headers["location"] == "/facons?suite=other"
    assert await knows(cast, bent) is None


async def test_the_new_one_proves_nothing_grave_for_a_day_and_ends_the_others(david, bent, cast):
    tablet = await cast.signed_in(person=cast.david.id, name="tablet")
    await proves(david, bent, f"/preuve/{await goes_on(david, cast, await asks(david))}")
    assert (await tablet.opens("/papiers")).url.path == "/entrer"
    grave = await asks_grave(david)
    assert (await proves(david, bent, grave)).status_code == 403
    await cast.sql.execute("update identity set usable_from = now() where usable_from is not null")
    assert (await proves(david, bent, grave)).headers["location"] == grave


async def test_what_he_added_he_takes_away_and_nobody_else_does(david, browse, bent, cast):
    await proves(david, bent, f"/preuve/{await goes_on(david, cast, await asks(david))}")
    added = await cast.sql.fetchval("select id from identity where usable_from is not null")
    enrolled = await cast.sql.fetchval("select id from identity where issuer = $1", OTHER_ISSUER)
    marion = browse(sign_in=cast.marion.secret)
    assert (await marion.client.post(f"/facons/{added}/enlever", headers=SAME)).status_code == 404
    assert (await david.client.post(f"/facons/{enrolled}/enlever", headers=SAME)).status_code == 404
    gone = await david.client.post(f"/facons/{added}/enlever", headers=SAME)
    assert gone.headers["location"] == "/facons?suite=removed"
    assert await knows(cast, bent) is None
    stranger = await browse().signs_in()
    assert stranger.headers["location"] == "/inscription"
    assert COOKIE not in stranger.headers["set-cookie"], "he is asked for a code, and is not in"


async def asks_grave(david):
    form = {"key": str(uuid4()), "adresse": "david@exemple.fr"}
    return (await david.client.post("/reglages/prevenir/adresse", data=form, headers=SAME)).headers["location"]
