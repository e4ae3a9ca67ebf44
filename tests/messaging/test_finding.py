"""Look for a message: whole words, accents and plurals folded, and nothing that is not in one's sight."""

import re
from html import unescape
from uuid import uuid4

import pytest

from tests.entrusting.giving import gives
from tests.messaging.talk import begins

pytestmark = pytest.mark.anyio
LINK = re.compile(r'href="[^"]*/messages/([0-9a-f-]{36})\?avant=\d+#m[0-9a-f]{8}"')

OLDER = re.compile(r'href="([^"]*/chercher\?avant=[^"]*)"')


async def looks_for(person, words):
    path = f"{person.base}/messages/chercher"
    return await person.client.post(path, data={"cherche": words})


async def finds(person, words):
    """The threads of what she finds, in order."""
    answer = await looks_for(person, words)
    assert answer.status_code == 200, answer.text
    return LINK.findall(unescape(answer.text))


@pytest.fixture
async def thread(cast):
    address = await begins(cast.david, "J’ai mal à mes poignets depuis l’hôpital.")
    await cast.martin.sends(f"{address}/repondre", mots="Je passe vous voir avec une attelle.")
    return address.rsplit("/", 1)[1]


@pytest.mark.parametrize("words", ["poignet", "POIGNETS", "hopital", "hôpitaux", "attelles", "mal hôpital"])
async def test_whole_words_are_found_whoever_wrote_them(cast, thread, words):
    assert await finds(cast.david, words) == [thread]


@pytest.mark.parametrize("words", ["poign", "hélicoptère", "mal attelle", "poignet attelle"])
async def test_other_words_find_nothing_and_it_is_said_kindly(cast, thread, words):
    page = await looks_for(cast.david, words)
    assert LINK.findall(page.text) == []
    assert "Aucun message avec ces mots" in page.text


@pytest.mark.parametrize(
    ("words", "said"), [("", "Écrivez ce que"), ("de la", "trop petit"), ("x" * 101, "trop longs")]
)
async def test_what_cannot_be_looked_for_is_said(cast, thread, words, said):
    refused = await looks_for(cast.david, words)
    assert refused.status_code == 422
    assert said in refused.text


async def test_a_result_leads_to_its_message_and_says_how_it_begins(cast, thread):
    page = unescape((await looks_for(cast.david, "attelle")).text)
    assert "Je passe vous voir avec une attelle." in page
    assert "Équipe soins a écrit" in page
    url = re.search(r'href="(/messages/[^"]*avant=[^"#]*)#(m[0-9a-f]{8})"', page)
    assert f'id="{url[2]}"' in (await cast.david.opens(url[1])).text


@pytest.mark.attack("F09")
async def test_others_find_nothing_of_it_and_their_page_is_the_same(cast, thread):
    for who in (cast.marion, cast.laura):
        found, never = await looks_for(who, "hôpital"), await looks_for(who, "hélicoptère")
        assert _plain(found, "hôpital") == _plain(never, "hélicoptère")
    assert (await looks_for(cast.paula, "poignet")).status_code == 404
    assert (await cast.paula.opens("/messages/chercher")).status_code == 404


def _plain(page, words):
    return re.sub(r"[0-9a-f-]{36}", "", unescape(page.text)).replace(words, "")


async def test_an_aidant_who_reads_messages_looks_in_his_and_not_in_hers(cast, thread):
    zoe = await cast.stranger()
    await gives(cast.david, zoe, ecrire="on")
    zoe.base = f"/pour/{cast.david.id}"
    assert await finds(zoe, "poignet") == [thread]
    await begins(cast.marion, "Poignet de Marion")
    assert await finds(zoe, "poignet") == [thread]


async def test_the_words_are_in_no_address_and_twenty_stand_on_a_page(cast, thread):
    for number in range(22):
        await cast.sql.execute("delete from pace")
        await cast.david.sends(f"/messages/{thread}/repondre", mots=f"Poignet numéro {number}")
    page = await looks_for(cast.david, "poignet")
    assert (page.url.path, page.url.query) == ("/messages/chercher", b"")
    assert len(LINK.findall(unescape(page.text))) == 20
    rest = await cast.david.client.get(unescape(OLDER.search(page.text)[1]))
    assert len(LINK.findall(unescape(rest.text))) == 3
    assert 'value="poignet"' in rest.text


async def test_what_was_taken_back_is_not_found(cast, thread):
    page = await cast.david.sends(f"/messages/{thread}/repondre", mots="Girafe")
    assert await finds(cast.david, "girafe") == [thread]
    undo = re.search(r'action="([^"]*/annuler)"', page.text)[1]
    await cast.david.client.post(undo, data={"key": str(uuid4())})
    assert await finds(cast.david, "girafe") == []


async def test_the_database_keeps_no_word(cast, thread):
    rows = await cast.sql.fetch("select w::text as row from message_word w")
    assert len(rows) > 5
    assert not any("poignet" in row["row"] for row in rows)
    assert len({row["row"] for row in rows}) == len(rows)
