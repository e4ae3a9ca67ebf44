"""What somebody is writing is kept, hers alone, until it is sent or thirty days have passed."""

import re
from html import unescape
from uuid import uuid4

import httpx
import pytest

from backend.app import create_app
from backend.jobs.rounds import FORGET_DRAFTS
from tests.architecture.authz.papers import paper
from tests.messaging.talk import begins

pytestmark = pytest.mark.anyio
FIELD = re.compile(r'<textarea id="mots"[^>]*>\n?(.*?)</textarea>', re.DOTALL)
WRITE = "/messages/ecrire"
WORDS = "Je voudrais\nvous dire"
KEPT = "select count(*) from draft where body is not null"


async def typed(person, path):
    return unescape(FIELD.search((await person.opens(path)).text)[1])


@pytest.mark.attack("E04")
async def test_words_are_there_after_a_new_sign_in(cast):
    thread = await begins(cast.david)
    for path in (WRITE, thread):
        again = await cast.david.sends(f"{path}/garder", mots=WORDS)
        assert unescape(FIELD.search(again.text)[1]) == WORDS
        assert "Vos mots sont gardés." in again.text
    await cast.sql.execute("update sign_in set revoked_at = now() where person_id = $1", cast.david.id)
    back = await cast.signed_in(person=cast.david.id, name="David")
    assert [await typed(back, path) for path in (WRITE, thread)] == [WORDS, WORDS]


@pytest.mark.attack("E18")
async def test_a_restart_signs_nobody_out_and_loses_no_word(cast):
    """Another process, on the same database."""
    thread = await begins(cast.david)
    await cast.david.sends(f"{thread}/garder", mots=WORDS)
    restarted = create_app(cast.app.state.settings)
    async with restarted.lifespan():
        cast.david.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(restarted), base_url="https://aportee.test", cookies=cast.david.client.cookies
        )
        assert await typed(cast.david, thread) == WORDS


async def test_the_picture_is_kept_too_and_each_paper_has_its_own(cast):
    one = await paper(cast, cast.tilleuls, cast.david.dossier)
    await cast.david.sends(f"{WRITE}/garder", quoi="understand", mots="Ce papier", papier=str(one))
    page = (await cast.david.opens(f"{WRITE}?papier={one}")).text
    assert re.search(r'value="understand"[^>]* checked', page)
    assert await typed(cast.david, WRITE) == ""
    await cast.david.sends(WRITE, quoi="understand", mots="Ce papier", papier=str(one))
    assert await typed(cast.david, f"{WRITE}?papier={one}") == ""


async def test_sending_forgets_them(cast):
    thread = await begins(cast.david)
    for path, send in ((WRITE, WRITE), (thread, f"{thread}/repondre")):
        await cast.david.sends(f"{path}/garder", mots=WORDS)
        await cast.david.sends(send, quoi="other", mots=WORDS)
        assert await typed(cast.david, path) == ""
    assert await cast.sql.fetchval(KEPT) == 0


async def test_what_was_refused_keeps_them(cast):
    thread = await begins(cast.david)
    await cast.david.sends(f"{thread}/garder", mots=WORDS)
    assert (await cast.david.sends(f"{thread}/repondre", mots="")).status_code == 422
    assert await typed(cast.david, thread) == WORDS


async def test_a_form_that_was_sent_keeps_nothing_any_more(cast):
    """The last keys of a slow network arrive after the message."""
    thread, key = await begins(cast.david), str(uuid4())
    await cast.david.sends(f"{thread}/repondre", key=key, mots=WORDS)
    await cast.david.sends(f"{thread}/garder", key=key, mots=WORDS[:-1])
    assert await cast.sql.fetchval(KEPT) == 0


async def test_they_are_hers_alone(cast):
    thread = await begins(cast.david)
    await cast.david.sends(f"{thread}/garder", mots="Un brouillon")
    for page in (
        await cast.martin.opens(thread),
        await cast.martin.opens("/messages"),
        await cast.david.opens("/acces"),
    ):
        assert "Un brouillon" not in page.text
    for who in (cast.marion, cast.laura):
        assert (await who.sends(f"{thread}/garder", mots="Non")).status_code == 404
    assert (await cast.marion.sends(f"{WRITE}/garder", mots="À moi")).status_code == 200
    assert await typed(cast.david, thread) == "Un brouillon"
    assert await typed(cast.david, WRITE) == ""


async def test_keeping_again_is_the_same_row_and_nothing_typed_is_nothing_kept(cast):
    thread = await begins(cast.david)
    for words in ("Je", "Je voudrais", "", "Je voudrais vous voir", ""):
        assert (await cast.david.sends(f"{thread}/garder", mots=words)).status_code == 200
        assert await typed(cast.david, thread) == words
    assert await cast.sql.fetchval("select count(*) from draft") == 1
    assert (await cast.david.sends(f"{thread}/garder", mots="x" * 5001)).status_code == 422


async def test_after_thirty_days_nothing_is_left(cast):
    thread = await begins(cast.david)
    await cast.david.sends(f"{thread}/garder", mots=WORDS)
    await cast.sql.execute("update draft set kept_at = now() - interval '29 days 23 hours'")
    assert await typed(cast.david, thread) == WORDS
    worker = await cast.database.connect("worker")
    assert await worker.execute(FORGET_DRAFTS) == "DELETE 0"
    await cast.sql.execute("update draft set kept_at = now() - interval '30 days'")
    assert await typed(cast.david, thread) == ""
    assert await worker.execute(FORGET_DRAFTS) == "DELETE 1"
    await worker.close()
