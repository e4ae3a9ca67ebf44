"""In one tap, for whoever keeps the letters and drives to appointments: nothing of messages, nor of health."""

import pytest

from tests.appointments.planning import listed, plans, words
from tests.bringing.adding import adds
from tests.cast import DLU
from tests.entrusting.giving import form, gives, says_her_code
from tests.entrusting.inviting import accepts, invites
from tests.interop.references import reference
from tests.mandates.desk import prepares
from tests.people.members.deciding import plain

pytestmark = pytest.mark.anyio
SQUARES = "select count(*) from delegation_right where can = $1"


@pytest.fixture
async def zoe(cast):
    somebody = await cast.stranger()
    somebody.base = f"/pour/{cast.david.id}"
    return somebody


@pytest.mark.story
async def test_she_reads_adds_and_sees_what_he_was_told_that_she_would(cast, zoe):
    shared, kept, visit = await cast.files(reference()), await cast.files(DLU), await plans(cast.martin, cast.david)
    told = words(await cast.david.sends("/aidants/apercu", **form(await says_her_code(zoe), quoi="errands")))
    assert "Zoé verra aussi vos rendez-vous" in told
    assert "Zoé Inconnue peut ajouter des papiers pour moi" in told
    await gives(cast.david, zoe, quoi="errands")
    papers = (await zoe.opens("/papiers")).text
    assert (str(shared) in papers, str(kept) in papers) == (True, False)
    assert await listed(zoe) == [visit]
    assert (await adds(zoe, dans="mdph")).status_code == 200
    assert (await adds(zoe, dans="hopital")).status_code == 404
    assert (await zoe.opens("/messages")).status_code == 404


async def test_she_is_told_only_when_he_ticks_it(cast, zoe):
    await gives(cast.david, zoe, quoi="errands")
    assert [await cast.sql.fetchval(SQUARES, can) for can in ("deposit", "appointments", "be_told")] == [3, 1, 0]


async def test_an_invitation_says_the_same(cast):
    link, code, there = await invites(cast.david, quoi="errands")
    await accepts(cast, link, code)
    assert "verra aussi vos rendez-vous" in words(await cast.david.opens(there))


async def test_the_paper_of_the_desk_says_it_too(cast):
    there = await prepares(cast.clerk, cast.marion.dossier, quoi="errands")
    assert "rendez-vous" in plain(await cast.clerk.opens(there))
