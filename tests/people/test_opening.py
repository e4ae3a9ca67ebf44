"""Who enrols opens dossiers with their keys, for one person or for many; nobody else opens any."""

from contextlib import asynccontextmanager

import asyncpg
import pytest
from msgspec.structs import replace

from backend.db.unit import becoming
from backend.kit.actor import Asked
from backend.kit.sealing import blind_index
from backend.people.keys import Wrapped, opened
from backend.people.matching import Traits
from backend.people.opening import HouseKey, Newcomer, house_key, open_dossiers
from tests.cast import DAVID, LAURA

pytestmark = pytest.mark.anyio
ROSE = Traits("", "", "PAYET", "ROSE ANNE", "1950-00-00", "F", "97411")
ENTRY = "select dossier_id, actor_id, purpose, objects from audit_entry where act = 'dossier.opened' order by 1"


@asynccontextmanager
async def acting(cast, somebody, house):
    """A connection of the app on which `somebody` acts for that house."""
    sql = await cast.database.connect("app")
    try:
        async with sql.transaction():
            await sql.execute(becoming(Asked(somebody.secret, "staff", house)))
            yield sql
    finally:
        await sql.close()


async def opens(cast, somebody, house, *newcomers):
    async with acting(cast, somebody, house) as sql:
        return await open_dossiers(sql, cast.ring, await house_key(sql, cast.ring, house), newcomers)


async def kept(cast, dossier):
    row = await cast.sql.fetchrow("select * from dossier where id = $1", dossier)
    key = await cast.sql.fetchrow("select * from dossier_key where dossier_id = $1", dossier)
    return row, opened(cast.ring, Wrapped(key["id"], key["kek_id"], key["wrapped"]))


async def test_a_dossier_has_its_keys_and_nobody_in_it_yet(cast):
    newcomer = Newcomer(traits=replace(LAURA, birth_name="LEBON"), used_name="Hoarau", local_id="U-12")
    [made] = await opens(cast, cast.clerk, cast.tilleuls.id, newcomer)
    row, key = await kept(cast, made)
    assert (row["birth_name"], row["used_name"], row["used_given_name"]) == ("LEBON", "Hoarau", None)
    assert (row["local_id"], row["matricule_oid"]) == ("U-12", LAURA.matricule_oid)
    assert (row["person_id"], row["linked_at"], row["identity_status"]) == (None, None, "PROV")
    assert key.unseal(row["matricule"], cast.tilleuls.id, "dossier", made, "matricule") == LAURA.matricule
    assert row["matricule_index"] == blind_index(cast.tilleuls.index_key, LAURA.matricule)
    assert LAURA.matricule.encode() not in row["matricule"]


async def test_without_a_matricule_none_is_kept(cast):
    [made] = await opens(cast, cast.clerk, cast.tilleuls.id, Newcomer(traits=ROSE))
    row, _ = await kept(cast, made)
    assert (row["matricule"], row["matricule_index"], row["matricule_oid"]) == (None, None, None)
    assert row["birthdate"] == "1950-00-00"


async def test_many_come_in_order_and_each_has_an_entry(cast):
    many = [Newcomer(traits=replace(ROSE, given_names=f"ROSE {n}")) for n in range(30)]
    made = await opens(cast, cast.clerk, cast.tilleuls.id, *many)
    names = [await cast.sql.fetchval("select given_names from dossier where id = $1", one) for one in made]
    assert names == [one.traits.given_names for one in many]
    entries = await cast.sql.fetch(ENTRY)
    assert [(row["dossier_id"], row["objects"]) for row in entries] == [(one, [one]) for one in sorted(made)]
    assert {(row["actor_id"], row["purpose"]) for row in entries} == {(cast.clerk.id, "enrolment")}


async def test_a_matricule_or_a_number_is_known_once_in_a_house(cast):
    with pytest.raises(asyncpg.UniqueViolationError):
        await opens(cast, cast.clerk, cast.tilleuls.id, Newcomer(traits=DAVID))
    twice = [Newcomer(traits=replace(ROSE, given_names=name), local_id="U-12") for name in ("ROSE", "ANNE")]
    with pytest.raises(asyncpg.UniqueViolationError):
        await opens(cast, cast.clerk, cast.tilleuls.id, *twice)


async def test_who_has_not_the_duty_opens_nothing(cast):
    """Madame Martin cares for people; whoever has it here has it nowhere else."""
    for who, house in ((cast.martin, cast.tilleuls), (cast.clerk, cast.pins)):
        async with acting(cast, who, house.id) as sql:
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await open_dossiers(sql, cast.ring, HouseKey(house.id, house.index_key), [Newcomer(traits=ROSE)])


async def test_a_key_is_not_told_by_mistake(cast):
    assert repr(cast.tilleuls.index_key) not in repr(HouseKey(cast.tilleuls.id, cast.tilleuls.index_key))
