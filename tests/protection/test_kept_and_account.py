"""A paper is kept from Zoé. She closes her account and comes back by the same identity: it is kept from her still."""

from uuid import uuid4

import pytest

from backend.demo.making import insert
from tests.architecture.authz.papers import paper, thread
from tests.enrolment.desk import ISSUER
from tests.entrusting.giving import delegation_of, gives
from tests.entrusting.inviting import accepts, confirms, invites
from tests.entrusting.test_closing import closes

pytestmark = [pytest.mark.anyio, pytest.mark.attack("C01")]
AS_BEFORE = """create or replace function once_was(person uuid) returns uuid[] stable
    language plpgsql as 'begin return array[person]; end'"""
KEPT = "select count(*) from closed_identity where person_id = $1"


@pytest.fixture
async def zoe(cast):
    """David chose her; FranceConnect knows her."""
    zoe = await cast.stranger()
    zoe.given = delegation_of(await gives(cast.david, zoe, ecrire="on"))
    await insert(cast.sql, "identity", id=uuid4(), person_id=zoe.id, issuer=ISSUER, subject="zoe")
    return zoe


async def secret(cast, zoe, **what):
    made, where = uuid4(), {"establishment_id": cast.tilleuls.id, "dossier_id": cast.david.dossier}
    row = {"id": made, "act": made, **where, "kind": "own", "from_id": zoe.id, "made_by": cast.david.id}
    return await insert(cast.sql, "secret", **row, **what)


async def back(cast):
    """He invites her, and says that it is she."""
    link, code, there = await invites(cast.david, quoi="everyday-messages")
    await accepts(cast, link, code, "zoe")
    assert (await confirms(cast.david, there)).status_code == 200
    new = await cast.signed_in(
        person=await cast.sql.fetchval("select person_id from identity where subject = 'zoe'"), name="Zoé"
    )
    new.base = f"/pour/{cast.david.id}"
    return new


async def test_it_is_kept_from_her_whoever_she_is_now(cast, zoe):
    ordinary, kept = [await paper(cast, cast.tilleuls, cast.david.dossier, "attestations") for _ in range(2)]
    about, said = [await thread(cast, cast.tilleuls, cast.david, cast.care, one) for one in (kept, None)]
    await secret(cast, zoe, document_id=kept)
    await secret(cast, zoe, thread_id=said)
    assert (await closes(zoe)).status_code == 303
    new = await back(cast)
    assert new.id != zoe.id
    assert (await new.opens(f"/papiers/{ordinary}")).status_code == 200
    assert (await new.opens(f"/papiers/{kept}")).status_code == 404
    assert str(kept) not in (await new.opens("/papiers")).text
    for one in (about, said):
        assert (await new.opens(f"/messages/{one}")).status_code == 404
        assert str(one) not in (await new.opens("/messages")).text
    await cast.sql.execute(AS_BEFORE)
    assert (await new.opens(f"/papiers/{kept}")).status_code == 200, "by that alone she is known again"


async def test_from_somebody_else_who_comes_it_is_not(cast, zoe):
    kept = await paper(cast, cast.tilleuls, cast.david.dossier, "attestations")
    await secret(cast, zoe, document_id=kept)
    other = await cast.stranger()
    other.base = f"/pour/{cast.david.id}"
    await gives(cast.david, other)
    assert (await other.opens(f"/papiers/{kept}")).status_code == 200


async def test_once_it_is_lifted_she_is_forgotten(cast, zoe):
    kept = await paper(cast, cast.tilleuls, cast.david.dossier, "attestations")
    made = await secret(cast, zoe, document_id=kept)
    await closes(zoe)
    await cast.sql.execute("select forget_attempts()")
    assert await cast.sql.fetchval(KEPT, zoe.id) == 1
    lifted = "update secret set lifted_at = now(), lifted_by = $2 where id = $1"
    await cast.sql.execute(lifted, made, cast.david.id)
    await cast.sql.execute("select forget_attempts()")
    assert await cast.sql.fetchval(KEPT, zoe.id) == 0
    assert (await (await back(cast)).opens(f"/papiers/{kept}")).status_code == 200
