"""Ten thousand people and two thousand professionals come in under a minute, with a bar that says how far it is."""

import asyncio
import time
from datetime import date, timedelta

import pytest

from backend.interop.ins.matricule import key_of
from backend.people.lists.carrying import carry
from backend.people.lists.looking import look
from tests.people.lists.making import Colleague, Somebody, csv_of, rpps
from tests.people.lists.working import Desk, run_of, works

pytestmark = [pytest.mark.anyio, pytest.mark.long]
USAGERS, STAFF, MINUTE = 10_000, 2_000, 60.0
LETTERS = "ABCDEFGHIJ"
OLDEST = date(1930, 1, 1)


def word(number):
    """A name of letters alone, another one for each number."""
    return "".join(LETTERS[int(digit)] for digit in f"{number:05d}")


def usagers():
    return csv_of(*(
        Somebody(
            numero=str(n), nom_naissance=f"NOM {word(n)}",
            date_naissance=f"{OLDEST + timedelta(days=2 * n):%d/%m/%Y}",
            statut_identite="QUAL", matricule=f"1500197{n:06d}{key_of(f'1500197{n:06d}')}", equipe="Équipe soins",
            entree="01/03/2024", contact_nom=f"PROCHE {word(n)}", contact_role="ECON",
        )
        for n in range(USAGERS)
    ))  # fmt: skip


def professionals():
    return csv_of(*(Colleague(identifiant=rpps(n), nom=f"NOM {word(n)}") for n in range(STAFF)))


async def followed(cast, run, job):
    """How far the bar was, while the job ran."""
    told, working = set(), asyncio.create_task(works(cast, cast.tilleuls.id, run, job))
    while not working.done():
        told.add((await run_of(cast, run))["done"])
        await asyncio.sleep(0.01)  # two thousand are looked at in a tenth of a second
    await working
    return told


def between(told, many):
    """The bar was seen on its way."""
    return any(0 < done < many for done in told)


async def test_under_a_minute_with_progress(cast):
    desk, began = Desk(cast, cast.clerk), time.monotonic()
    for body, what, many in ((usagers(), "usagers", USAGERS), (professionals(), "professionnels", STAFF)):
        run = await _brought(desk, body, what)
        assert between(await followed(cast, run, look), many)
        assert (await run_of(cast, run))["fresh"] == many
        await desk.confirms(run)
        assert between(await followed(cast, run, carry), many)
        told = await run_of(cast, run)
        assert (told["done"], told["moved"], told["state"]) == (many, 0, "done")
    took = time.monotonic() - began
    print(f"{USAGERS} people and {STAFF} professionals in {took:.1f} s")
    assert took < MINUTE


async def test_the_same_ten_thousand_again_change_nothing(cast):
    desk, body = Desk(cast, cast.clerk), usagers()
    await desk.imports(body)
    began = time.monotonic()
    run = await _brought(desk, body, "usagers")
    await works(cast, cast.tilleuls.id, run, look)
    assert (await run_of(cast, run))["same"] == USAGERS
    assert time.monotonic() - began < MINUTE / 2


async def _brought(desk, body, what):
    answer = await desk.brings(body, what)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].rpartition("/")[2]
