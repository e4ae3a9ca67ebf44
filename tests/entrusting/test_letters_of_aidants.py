"""Two aidants who read David's messages: each reads what the other wrote for him, and David was told before his yes."""

import pytest

from tests.entrusting.giving import form, gives, says_her_code
from tests.entrusting.inviting import accepts, invites, plain

pytestmark = pytest.mark.anyio
TOLD = "pourra lire aussi les messages que vos autres aidants écrivent pour vous."
LETTER = "select thread_id from message where author_id = $1"


@pytest.fixture
async def helpers(cast):
    made = [await cast.stranger() for _ in range(2)]
    for one in made:
        one.base = f"/pour/{cast.david.id}"
    return made


async def test_each_reads_what_the_other_wrote_as_the_grid_says(cast, helpers):
    zoe, other = helpers
    await gives(cast.david, zoe, ecrire="on")
    await gives(cast.david, other, quoi="messages")
    assert (await zoe.sends("/messages/ecrire", quoi="pain", mots="Il dort mal.")).status_code == 200
    letter = f"/messages/{await cast.sql.fetchval(LETTER, zoe.id)}"
    assert "Il dort mal." in (await other.opens(letter)).text


async def test_whoever_reads_no_messages_reads_none_of_an_aidant(cast, helpers):
    zoe, other = helpers
    await gives(cast.david, zoe, ecrire="on")
    await gives(cast.david, other)
    await zoe.sends("/messages/ecrire", quoi="pain", mots="Il dort mal.")
    letter = f"/messages/{await cast.sql.fetchval(LETTER, zoe.id)}"
    assert (await other.opens(letter)).status_code == 404


@pytest.mark.parametrize(("what", "told"), [("everyday", False), ("everyday-messages", True)])
async def test_it_is_told_before_he_says_yes(cast, helpers, what, told):
    fields = form(await says_her_code(helpers[0]), quoi=what)
    assert (TOLD in (await cast.david.sends("/aidants/apercu", **fields)).text) is told


@pytest.mark.parametrize(("what", "told"), [("everyday", False), ("everyday-messages", True)])
async def test_it_is_told_before_he_confirms_whom_he_invited(cast, what, told):
    link, code, there = await invites(cast.david, quoi=what)
    await accepts(cast, link, code)
    assert (TOLD in plain((await cast.david.client.get(there)).text)) is told
