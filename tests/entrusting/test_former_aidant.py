"""What an aidant wrote and read stays; whoever reads it learns that she helps no more."""

import pytest

from tests.entrusting.giving import delegation_of, gives

pytestmark = pytest.mark.anyio
ONCE = "écrit pour DAVID, ne l’aide plus"  # as his dossier writes it
ENDS = {
    "he stops": "update delegation set stopped_at = now(), ended_by = 'usager' where id = $1",
    "she leaves": "update delegation set stopped_at = now(), ended_by = 'aidant' where id = $1",
    "its end": "update delegation set ends_at = now() where id = $1",
}


def plain(page):
    return page.text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
async def zoe(cast):
    zoe = await cast.stranger()
    zoe.given = delegation_of(await gives(cast.david, zoe, ecrire="on"))
    zoe.base = f"/pour/{cast.david.id}"
    await zoe.sends("/messages/ecrire", quoi="other", mots="David a mal dormi.")
    zoe.thread = await cast.sql.fetchval("select id from thread")
    return zoe


async def shown(cast, zoe):
    """The thread, to David and to the team, and his log."""
    here = (cast.david, f"/messages/{zoe.thread}"), (cast.martin, f"{cast.martin.base}/messages/{zoe.thread}")
    return [plain(await who.opens(path)) for who, path in here], plain(await cast.david.opens("/acces"))


@pytest.mark.parametrize("ended", ENDS)
async def test_her_messages_and_her_visits_say_that_she_helps_no_more(cast, zoe, ended):
    pages, log = await shown(cast, zoe)
    assert not [page for page in (*pages, log) if "aide plus" in page]
    await cast.sql.execute(ENDS[ended], zoe.given)
    pages, log = await shown(cast, zoe)
    for page in pages:
        assert "Zoé Inconnue" in page
        assert ONCE in page
        assert "David a mal dormi." in page
    assert "Votre sœur. Ne vous aide plus." in log


async def test_who_rests_or_was_renewed_is_no_former_aidant(cast, zoe):
    await cast.sql.execute("update delegation set paused_at = now() where id = $1", zoe.given)
    pages, log = await shown(cast, zoe)
    assert not [page for page in (*pages, log) if "aide plus" in page]
    await cast.sql.execute("update delegation set stopped_at = now() where id = $1", zoe.given)
    await gives(cast.david, zoe)
    pages, log = await shown(cast, zoe)
    assert not [page for page in (*pages, log) if "aide plus" in page]
