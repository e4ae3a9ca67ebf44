"""A disputed paper at the desk: in its menu, beside the five traits of the dossier, and told to its sender."""

import re

import pytest

from tests.cast import DLU
from tests.documents.desks import opens, plain, waits
from tests.documents.test_not_mine import dispute, says, settles

pytestmark = pytest.mark.anyio
COUNT = re.compile(r'/identites".*?class="c">(\d+)<', re.DOTALL)


@pytest.fixture
async def paper(cast):
    made = await cast.files(DLU)
    await cast.sql.execute("update deposit set received_at = received_at - interval '2 seconds'")
    return made


async def told_to_sender(cast, paper):
    deposit = await cast.sql.fetchval("select id from deposit where document_id = $1", paper)
    return (await cast.dui.asks(f"/api/depots/{deposit}")).json()


async def test_the_menu_counts_it_with_the_parcels_that_wait(cast, paper):
    await says(cast, paper)
    await waits(cast)
    assert COUNT.search((await cast.clerk.opens("/messages")).text)[1] == "2"
    assert "/contestes" in (await opens(cast.clerk)).text
    assert "Identités" not in (await cast.martin.opens("/messages")).text


async def test_the_five_traits_of_the_dossier_are_beside_it_and_not_the_number(cast, paper):
    await says(cast, paper)
    page = plain(await cast.clerk.client.get(f"{cast.clerk.base}/contestes/{await dispute(cast)}"))
    told = "Nom de naissance MOREL Prénoms de naissance DAVID PAUL Date de naissance 12 mars 1984 Sexe homme"
    assert f"{told} Lieu de naissance (code INSEE) 97411" in page


async def test_its_sender_is_told_once_it_is_settled_as_not_hers(cast, paper):
    await says(cast, paper)
    assert (await told_to_sender(cast, paper))["state"] == "handled", "a person's word tells a program nothing"
    await settles(cast, cast.clerk, "pas-a-elle")
    told = await told_to_sender(cast, paper)
    assert (told["state"], told["detail"].startswith("This document is not about the person")) == ("disputed", True)


async def test_its_sender_is_told_nothing_when_it_is_hers(cast, paper):
    before = await told_to_sender(cast, paper)
    await says(cast, paper)
    await settles(cast, cast.clerk, "a-elle")
    assert await told_to_sender(cast, paper) == before
