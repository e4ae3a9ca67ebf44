"""Nothing of anybody's health is shown without an entry, and an entry holds ids and words of ours."""

import re

import asyncpg
import pytest

from tests.cast import ATTESTATION, DAVID, DLU

pytestmark = pytest.mark.anyio


async def told(sql, who):
    """Every object that the trail says this person was shown."""
    rows = await sql.fetch("select objects from audit_entry where actor_id = $1", who.id)
    return {str(one) for row in rows for one in row["objects"]}


@pytest.mark.attack("N02")
async def test_whatever_is_shown_is_in_the_trail(cast):
    papers = {str(await cast.files(DLU)), str(await cast.files(ATTESTATION))}
    await cast.david.sends("/messages/ecrire", quoi="pain", mots="")
    thread = str(await cast.sql.fetchval("select id from thread"))
    for who, lists in (
        (cast.david, "/papiers"),
        (cast.martin, f"/personnes/{cast.david.dossier}/papiers"),
        (cast.clerk, f"/personnes/{cast.david.dossier}/papiers"),
    ):
        page = (await who.opens(lists)).text
        shown = {paper for paper in papers if f"/papiers/{paper}" in page}
        assert shown
        assert await told(cast.sql, who) >= shown
    before = await cast.sql.fetchval("select count(*) from audit_entry")
    for who in (cast.david, cast.martin):
        await who.opens(f"/messages/{thread}")
        for paper in papers:
            await who.opens(f"/papiers/{paper}")
    assert await cast.sql.fetchval("select count(*) from audit_entry") == before + 6


@pytest.mark.attack("N02")
async def test_what_was_refused_was_not_shown_and_is_not_told_as_seen(cast):
    paper = await cast.files(DLU)
    for stranger in (cast.marion, cast.roux, cast.laura):
        assert (await stranger.opens(f"/papiers/{paper}")).status_code == 404
        assert str(paper) not in await told(cast.sql, stranger)


@pytest.mark.attack("M15")
async def test_when_the_trail_cannot_be_written_nothing_is_shown(cast):
    paper = await cast.files(DLU)
    await cast.sql.execute("revoke insert on audit_entry from app")
    for who, page in (
        (cast.david, "/papiers"),
        (cast.david, f"/papiers/{paper}"),
        (cast.david, f"/papiers/{paper}/original"),
        (cast.martin, f"/papiers/{paper}"),
    ):
        answer = await who.opens(page)
        assert answer.status_code == 500
        assert "Morel" not in answer.text
        assert "MOREL" not in answer.text


@pytest.mark.attack("N03")
async def test_no_entry_holds_a_name_a_word_or_a_matricule(cast):
    paper = await cast.files(DLU)
    await cast.david.sends("/messages/ecrire", quoi="other", mots="Kanari Plumejaune", papier=str(paper))
    await cast.martin.opens(f"/papiers/{paper}")
    rows = [dict(row) for row in await cast.sql.fetch("select * from audit_entry")]
    assert len(rows) > 3
    for row in rows:
        for word in (row["capacity"], row["purpose"], row["act"]):
            assert re.fullmatch(r"[a-z_.]{2,40}", word)
        text = str(row)
        assert not any(word in text for word in ("Kanari", "Morel", "MOREL", "David", "Martin", DAVID.matricule))


@pytest.mark.attack("N01")
@pytest.mark.parametrize("role", ["app", "worker", "sealer", "gate"])
async def test_nobody_who_serves_changes_or_removes_an_entry(cast, role):
    await cast.files(DLU)
    entries = await cast.sql.fetchval("select count(*) from audit_entry")
    async with cast.sql.transaction():
        await cast.sql.execute(f"set local role {role}")
        for statement in (
            "update audit_entry set actor_id = gen_random_uuid()",
            "update audit_entry set act = 'nothing'",
            "update audit_entry set at = now()",
            "delete from audit_entry",
            "truncate audit_entry",
            "drop table audit_entry",
            "alter table audit_entry disable row level security",
        ):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                async with cast.sql.transaction():
                    await cast.sql.execute(statement)
    assert await cast.sql.fetchval("select count(*) from audit_entry") == entries
