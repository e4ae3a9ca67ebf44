"""The sheet: what is on it, and that its codes are nowhere else."""

import asyncio
import io

import pikepdf
import pytest

from backend.identity.cards.rules import CODES
from tests.db.dump import dump
from tests.identity.cards.desk import (
    CODE,
    NUMBER,
    SECRET,
    begins,
    browser,
    chooses,
    gives,
    is_in,
    prints,
    words_of,
)
from tests.rights.test_receipt import UA, tags

pytestmark = pytest.mark.anyio


async def test_printed_again_it_has_other_codes_until_one_has_served(cast):
    place = await begins(cast.clerk, cast.marion)
    await chooses(cast.clerk, place)
    first, second = [words_of((await prints(cast.clerk, place)).content) for _ in range(2)]
    assert NUMBER.search(first)[0] == NUMBER.search(second)[0]
    assert not set(CODE.findall(first)) & set(CODE.findall(second))
    async with browser(cast) as hers:
        fields = {"numero": NUMBER.search(first)[0], "personnel": SECRET}
        refused = await hers.post("/entrer/carte", data=fields | {"code": CODE.search(first)[0]})
        assert refused.status_code == 422
        await hers.post("/entrer/carte", data=fields | {"code": CODE.search(second)[0]})
        assert await is_in(hers)
    assert (await prints(cast.clerk, place)).status_code == 404


async def test_the_sheet_is_pdf_ua_and_says_all(cast):
    card = await gives(cast.clerk, cast.marion)
    words = words_of(card.sheet)
    for told in ("Ma carte pour entrer", "MARION PAYET", "Foyer Les Tilleuls", "aportee.test/entrer/carte", "Barrez"):
        assert told in words
    assert SECRET not in words
    with pikepdf.open(io.BytesIO(card.sheet)) as sheet, sheet.open_metadata() as about:
        assert (about[UA], about["dc:title"], str(sheet.Root.Lang)) == ("1", "Ma carte pour entrer", "fr")
        kinds = [str(one.S) for one in tags(sheet.Root.StructTreeRoot)]
        assert kinds.count("/LI") >= CODES
        assert kinds.count("/Figure") == 1
        assert len(sheet.pages) == 2


async def test_no_code_is_kept_anywhere(cast):
    card = await gives(cast.clerk, cast.marion)
    everything = await asyncio.to_thread(dump, cast.database.dsn("postgres"))
    assert not [code for code in [*card.codes, SECRET] if code in everything or code.replace("-", "") in everything]
