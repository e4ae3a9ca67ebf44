"""The database's doors: each question of `locks` finds nothing, and finds the fault that is put before it."""

import pytest

from backend.db.schema import CALLERS
from tests.architecture import locks

pytestmark = [pytest.mark.anyio, pytest.mark.architecture]

DEFINER = "create function f() returns int {} security definer {} as $$ begin return 1; end $$"
FIXED = "set search_path = pg_catalog, public, pg_temp"
FAULTS = {
    "UNLOCKED_TABLE": "alter table thread no force row level security",
    "LOCK_WITHOUT_A_POLICY": "drop policy chain on sealed_segment",
    "OTHER_RELATION": "create view all_papers as select * from document",
    "OPEN_CODE_LIST": "grant update on family to app",
    "TOUCHED_VERSION": "grant select on alembic_version to app",
    "APP_IN_THE_QUEUE": "grant select on jobs.pgqueuer to app",
    "OPEN_POLICY": "create policy wide on stay for select to app using (true)",
    "POLICY_THAT_READS_ANOTHER_TABLE": (
        "create policy deep on stay for select to app using (exists (select from dossier d where d.id = dossier_id))"
    ),
    "PLANNED_AT_EACH_CALL": "create function f() returns int language sql as 'select 1'",
    "LOOSE_PATH": DEFINER.format("language plpgsql", ""),
    "DEFINER_OF_ANOTHER": DEFINER.format("language plpgsql", FIXED),
    "DOOR_FOR_EVERYONE": "grant execute on function visible_dossiers to public",
    "OWNED_BY_A_LOGIN": "create table mine (); alter table mine owner to app",
    "GATE_OWNS_A_TABLE": "create table mine (); alter table mine owner to gate",
    "POWERFUL": "alter role app bypassrls",
    "BORROWED_POWER": "grant gate to app",
    "MAKERS": "grant create on schema public to gate",
    "NOT_A_ROW": "alter table role_right add column families text[]",
    "DELETE_BY_THE_APP": "grant delete on message to app",
}


def test_every_question_has_its_fault():
    assert FAULTS.keys() == {name for name, value in vars(locks).items() if str(value).startswith("\n    select")}


@pytest.mark.parametrize("name", FAULTS)
async def test_no_door_is_open(database, name):
    question = getattr(locks, name)
    assert await database.above.fetch(question) == []
    fault = database.above.transaction()
    await fault.start()
    await database.above.execute(FAULTS[name])
    assert await database.above.fetch(question) != []
    await fault.rollback()


async def test_each_login_opens_its_own_doors_and_no_other(database):
    doors = f"""
        select proname from pg_proc p
         where {locks.OURS} and prosecdef and has_function_privilege($1, p.oid, 'execute')"""
    for login in ("app", "worker", "sealer"):
        named = {name for roles, names in CALLERS.items() if login in roles.split(", ") for name in names}
        assert {row["proname"] for row in await database.above.fetch(doors, login)} == named
