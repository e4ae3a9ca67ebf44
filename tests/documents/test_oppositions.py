"""Julien is fifteen. He does not want his mother to know: Madame Martin writes it, as the law asks."""

import re
from html import unescape
from uuid import uuid4

import pytest

from backend.demo import making
from backend.people.matching import Traits
from tests.architecture.authz.papers import paper as made
from tests.cast import SHELVES, TEST_OID
from tests.messaging.talk import begins, colleague

pytestmark = [pytest.mark.anyio, pytest.mark.attack("C06")]
JULIEN = Traits("211019741100155", TEST_OID, "GRONDIN", "JULIEN", "2011-01-15", "M", "97411")
MENTION = "Il a peur d’une dispute. Nous avons parlé deux fois de le dire ensemble."


@pytest.fixture
async def julien(cast):
    return await cast.usager("Julien", "Grondin", cast.tilleuls, JULIEN, cast.care)


@pytest.fixture
async def mother(cast, julien):
    return await _parent(cast, julien, "Nadège")


async def _parent(cast, julien, name):
    person = await making.person(cast.sql, name, "Grondin")
    rights = dict.fromkeys(("read", "write", "be_told"), SHELVES)
    await making.delegation(cast.sql, julien.id, person, julien.dossier, rights)
    somebody = await cast.signed_in(person=person, name=name)
    somebody.base = f"/pour/{julien.id}"
    return somebody


@pytest.fixture
async def paper(cast, julien):
    return await made(cast, cast.tilleuls, julien.dossier)


def place(julien):
    return f"/personnes/{julien.dossier}/oppositions"


async def opposes(cast, julien, who=None, **said):
    form = {"qui": "tous", "convaincre": "on", "mention": MENTION} | said
    return await (who or cast.martin).sends(place(julien), **form)


@pytest.mark.story
async def test_it_is_written_with_the_mention_and_his_mother_knows_nothing(cast, julien, mother, paper):
    assert (await mother.opens(f"/papiers/{paper}")).status_code == 200
    page = await cast.martin.opens(f"/papiers/{paper}")
    form = await cast.martin.opens(unescape(re.search(r'href="([^"]*oppositions\?papier=[^"]*)"', page.text)[1]))
    assert "Nadège Grondin" in unescape(form.text)
    after = await opposes(cast, julien, papier=str(paper))
    assert after.status_code == 200
    assert MENTION in unescape(after.text)
    for here in ("", f"/{paper}", f"/{paper}/original", f"/{paper}/pages/1"):
        answer = await mother.opens(f"/papiers{here}")
        assert str(paper) not in answer.text if not here else answer.status_code == 404
    his = unescape((await julien.opens("/papiers/secrets")).text)
    assert "écrit, à votre demande" in his
    assert MENTION not in his
    assert MENTION not in await cast.sql.fetchval("select encode(mention, 'escape') from secret")


async def test_each_thing_that_the_law_asks_is_asked_at_once(cast, julien, mother, paper):
    answer = await opposes(cast, julien, papier=str(paper), qui="", convaincre="", mention="")
    assert answer.status_code == 422
    page = unescape(answer.text)
    for words in ("Choisissez qui", "Essayez d’abord de le convaincre", "Écrivez la mention"):
        assert words in page
    answer = await opposes(cast, julien, papier=str(paper), convaincre="")
    assert MENTION in unescape(answer.text), "what was typed is kept"
    assert await cast.sql.fetchval("select count(*) from secret") == 0


async def test_from_one_of_two_parents(cast, julien, mother, paper):
    father = await _parent(cast, julien, "Yannick")
    assert (await opposes(cast, julien, papier=str(paper), qui=str(mother.id))).status_code == 200
    assert (await mother.opens(f"/papiers/{paper}")).status_code == 404
    assert (await father.opens(f"/papiers/{paper}")).status_code == 200


async def test_whoever_has_authority_later_knows_nothing_either(cast, julien, paper):
    await opposes(cast, julien, papier=str(paper))
    later = await _parent(cast, julien, "Yannick")
    assert (await later.opens(f"/papiers/{paper}")).status_code == 404


async def test_a_conversation_closes_with_all_that_was_said(cast, julien, mother):
    thread = (await begins(julien, "Bonjour. Girafe.")).rsplit("/", 1)[1]
    assert (await mother.opens(f"/messages/{thread}")).status_code == 200
    assert (await opposes(cast, julien, fil=thread)).status_code == 200
    assert (await mother.opens(f"/messages/{thread}")).status_code == 404
    assert (await mother.sends(f"/messages/{thread}/repondre", mots="Je sais.")).status_code == 404
    assert (await mother.sends(f"/messages/{thread}/garder", mots="Je sais.")).status_code == 404
    found = await mother.client.post(f"{mother.base}/messages/chercher", data={"cherche": "girafe"})
    assert thread not in found.text
    assert (await cast.martin.opens(f"/messages/{thread}")).status_code == 200
    assert (await julien.opens(f"/messages/{thread}")).status_code == 200


async def test_she_takes_nothing_back_in_it_any_more(cast, julien, mother):
    thread = (await begins(mother, "Bonjour")).rsplit("/", 1)[1]
    message = await cast.sql.fetchval("select id from message where thread_id = $1", thread)
    await opposes(cast, julien, fil=thread)
    undo = await mother.sends(f"/messages/{thread}/envoye/{message}/annuler")
    assert undo.status_code == 404
    assert await cast.sql.fetchval("select taken_back_at is null from message")


async def test_only_he_changes_his_mind_and_it_is_said_in_words(cast, julien, mother, paper):
    await opposes(cast, julien, papier=str(paper))
    act = await cast.sql.fetchval("select act from secret")
    lever = f"/oppositions/{act}/lever"
    page = unescape((await cast.martin.opens(lever)).text)
    assert "Nadège Grondin pourra savoir que cela existe" in page
    assert (await cast.martin.sends(lever)).status_code == 422
    for somebody in (julien, mother):
        answer = await somebody.client.post(f"/papiers/secrets/{act}/montrer", data={"key": str(uuid4())})
        assert answer.status_code == 404
    assert (await mother.opens(f"/papiers/{paper}")).status_code == 404
    assert (await cast.martin.sends(lever, **{"lui-meme": "on"})).status_code == 200
    assert (await mother.opens(f"/papiers/{paper}")).status_code == 200


async def test_of_an_adult_nobody_writes_one(cast, julien, paper):
    his = await made(cast, cast.tilleuls, cast.david.dossier)
    answer = await cast.martin.sends(
        f"/personnes/{cast.david.dossier}/oppositions", papier=str(his), qui="tous", convaincre="on", mention=MENTION
    )
    assert answer.status_code == 422
    assert "oppositions" not in (await cast.martin.opens(f"/papiers/{his}")).text
    other = await opposes(cast, julien, papier=str(his))
    assert other.status_code == 404
    assert await cast.sql.fetchval("select count(*) from secret") == 0


async def test_only_by_who_reads_it(cast, julien, mother, paper):
    zoe = await colleague(cast)
    role = await making.role(cast.sql, cast.tilleuls, "lingere", "lingère", {"read": ("messages",)})
    linen = await cast.staff("Luce", "Payet", cast.tilleuls, role, "Madame Payet", cast.care)
    for somebody in (linen, cast.clerk, cast.roux):
        assert (await opposes(cast, julien, somebody, papier=str(paper))).status_code == 404
    assert (await opposes(cast, julien, zoe, papier=str(paper))).status_code == 200
    act = await cast.sql.fetchval("select act from secret")
    for somebody in (linen, cast.clerk, cast.roux):
        assert (await somebody.sends(f"/oppositions/{act}/lever", **{"lui-meme": "on"})).status_code == 404
