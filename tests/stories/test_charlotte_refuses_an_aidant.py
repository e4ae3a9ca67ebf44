"""Charlotte wants no aidant: not the one who invites herself at the desk, nor the one whom she chose one day."""

import pytest

from backend.people.matching import Traits
from tests.architecture.authz.papers import paper
from tests.cast import TEST_OID
from tests.entrusting.giving import delegation_of, form, gives, says_her_code, stops
from tests.entrusting.inviting import accepts, has_account, invites
from tests.entrusting.inviting import confirms as says_it_is_she
from tests.mandates.desk import confirms, entered, second_desk
from tests.people.members.deciding import plain

pytestmark = [pytest.mark.anyio, pytest.mark.story]
CHARLOTTE = Traits("272059741100388", TEST_OID, "RIVIÈRE", "CHARLOTTE", "1972-05-14", "F", "97411")
NOT_SAID = ("Charlotte", "Rivière", "Tilleuls")
HERS = ("/", "/j-aide", "/aidants", "/aidants/attestations", "/invitation")
GIVEN = "select count(*) from delegation where usager_id = $1 and stopped_at is null"


@pytest.fixture
async def charlotte(cast):
    charlotte = await cast.usager("Charlotte", "Rivière", cast.tilleuls, CHARLOTTE, cast.care)
    charlotte.paper = await paper(cast, cast.tilleuls, charlotte.dossier, "mdph")
    return charlotte


@pytest.fixture
async def zoe(cast, charlotte):
    """A cousin who would like to help."""
    zoe = await cast.stranger()
    zoe.base = f"/pour/{charlotte.id}"
    return zoe


async def sees(zoe, charlotte):
    """Whether she comes in: everywhere, or nowhere."""
    came = [(await zoe.opens(path)).status_code == 200 for path in ("", "/papiers", f"/papiers/{charlotte.paper}")]
    assert len(set(came)) == 1, came
    return came[0]


async def learns_nothing(cast, zoe, charlotte):
    """Nothing is open, nothing is kept for later, and no page of hers names anybody."""
    assert await cast.sql.fetchval(GIVEN, charlotte.id) == 0
    assert not await sees(zoe, charlotte)
    for path in HERS:
        shown = plain(await zoe.client.get(path))
        assert not [word for word in NOT_SAID if word in shown], path
    assert "Zoé" not in plain(await charlotte.opens("/aidants"))


async def test_at_the_desk_she_says_no_to_a_paper_that_waits(cast, charlotte, zoe):
    """Zoé came with a paper and said her code: it waits for a second person, who asks Charlotte."""
    payet = await second_desk(cast)
    there = await entered(cast, cast.clerk, charlotte.dossier, zoe)
    await learns_nothing(cast, zoe, charlotte)
    assert (await payet.sends(f"{there}/annuler")).status_code == 200
    assert (await confirms(payet, there)).status_code in (404, 422)
    await learns_nothing(cast, zoe, charlotte)


async def test_she_looks_at_what_zoe_would_see_and_does_not_say_yes(cast, charlotte, zoe):
    """Zoé says her code on the telephone: what it would open is read, and nothing is given by reading."""
    before = await charlotte.sends("/aidants/apercu", **form(await says_her_code(zoe)))
    assert "Zoé verra" in plain(before)
    await learns_nothing(cast, zoe, charlotte)


async def test_somebody_said_yes_to_an_invitation_and_charlotte_does_not_want_it(cast, charlotte):
    zoe = await has_account(cast)
    zoe.base = f"/pour/{charlotte.id}"
    link, code, there = await invites(charlotte)
    await accepts(cast, link, code)
    assert "a dit oui" in plain(await charlotte.opens(there))
    await learns_nothing(cast, zoe, charlotte)
    assert "L’invitation est annulée" in plain(await charlotte.sends(f"{there}/annuler"))
    assert (await says_it_is_she(charlotte, there)).status_code == 404
    await learns_nothing(cast, zoe, charlotte)


async def test_what_two_people_of_the_house_confirmed_is_told_to_her_and_she_stops_it(cast, charlotte, zoe):
    there = await entered(cast, cast.clerk, charlotte.dossier, zoe)
    assert "C’est confirmé" in plain(await confirms(await second_desk(cast), there))
    assert await sees(zoe, charlotte)
    assert "Zoé Inconnue" in plain(await charlotte.opens("/aidants"))
    assert "a confirmé un mandat" in plain(await charlotte.opens("/acces"))
    mandated = await cast.sql.fetchval("select id from delegation where usager_id = $1", charlotte.id)
    assert "C’est arrêté" in plain(await stops(charlotte, mandated))
    assert not await sees(zoe, charlotte)


async def test_nor_the_one_whom_she_chose_one_day(cast, charlotte, zoe):
    """She is asked for no reason, and Zoé reads that it is over, not why."""
    chosen = delegation_of(await gives(charlotte, zoe, ecrire="on", motif="Pour mes courses"))
    assert await sees(zoe, charlotte)
    assert "C’est arrêté" in plain(await stops(charlotte, chosen))
    assert not await sees(zoe, charlotte)
    told = plain(await zoe.client.get("/j-aide"))
    assert "courses" not in told
    assert "Vous n’aidez personne ici" in told
