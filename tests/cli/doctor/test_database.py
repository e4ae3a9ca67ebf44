"""Logins, migrations, policies and rights, each broken by hand in a database that was well."""

import msgspec
import pytest

from backend.cli.doctor import database as database_of

pytestmark = [pytest.mark.anyio, pytest.mark.slow]


async def test_a_service_in_good_health_has_nothing_wrong(healthy, wrong_anywhere):
    assert await wrong_anywhere(healthy) == []


@pytest.mark.parametrize(
    ("variable", "role", "told"),
    [
        ("database_url", "postgres", "postgres est superutilisateur"),
        ("database_url", "worker", "worker n’a pas le rôle app"),
        ("worker_database_url", "app", "app n’a pas le rôle worker"),
        ("sealer_database_url", "app", "app n’a pas le rôle sealer"),
    ],
)
async def test_a_login_that_is_not_the_right_one(healthy, wrong, database, variable, role, told):
    found = await wrong(msgspec.structs.replace(healthy, **{variable: database.dsn(role)}))
    assert any(told in line and f"Dans {variable.upper()}" in line for line in found), found


async def test_a_database_that_does_not_answer_is_said_once_a_check(healthy, wrong, tmp_path):
    nowhere = f"postgresql://app@/aportee?host={tmp_path}"
    found = await wrong(msgspec.structs.replace(healthy, database_url=nowhere))
    assert [line.partition(" (")[0] for line in found] == [
        "comptes : n’a pas pu être vérifié",
        "plans : n’a pas pu être vérifié",
        "second hôte : n’a pas pu être vérifié",
        "heure : n’a pas pu être vérifié",
    ]


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("plan_cache_mode", "auto", "force_generic_plan"),
        ("enable_bitmapscan", "on", "off"),
        ("enable_sort", "on", "off"),
    ],
)
async def test_a_login_that_plans_otherwise(healthy, wrong, database, name, value, wanted):
    """As an installation that made the role by itself: only in this database, since roles are everybody's."""
    await database.above.execute(f"alter role app in database {database.name} set {name} = {value}")
    (line,) = await wrong(healthy)
    assert line == f"plans : {name} vaut {value} → Tapez dans psql : alter role app set {name} = {wanted}"


async def test_a_database_left_behind(healthy, wrong, database):
    await database.above.execute("update alembic_version set version_num = '0000'")
    (line,) = await wrong(healthy)
    assert "la base en est à 0000" in line
    assert "python -m backend migrate" in line


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("alter policy on_open_shelves on document using (true)", "document : la règle on_open_shelves a changé"),
        ("drop policy in_sight on dossier", "dossier : la règle in_sight manque"),
        ("create policy more on message for select to app using (true)", "message : la règle more est en trop"),
        ("alter table thread no force row level security", "thread n’est pas fermée par RLS"),
        ("alter table message disable row level security", "message n’est pas fermée par RLS"),
        ("create table forgotten (id int)", "forgotten n’est pas fermée par RLS"),
        ("grant select on audit_entry to app", "audit_entry : le droit app SELECT est en trop"),
        ("grant update (person_id) on dossier to app", "dossier : le droit app UPDATE person_id est en trop"),
        ("grant select on sign_in to public", "sign_in : le droit - SELECT est en trop"),
        ("revoke select on document from worker", "document : le droit worker SELECT manque"),
    ],
)
async def test_a_lock_that_somebody_changed(healthy, wrong, database, broken, told):
    await database.above.execute(broken)
    found = await wrong(healthy)
    assert any(line.startswith("règles d’accès") and told in line for line in found), found


async def test_without_the_owner_s_login_it_says_what_it_did_not_see(healthy, wrong):
    assert await wrong(msgspec.structs.replace(healthy, owner_database_url="")) == []


async def test_looking_leaves_no_trace(healthy, wrong_anywhere, database):
    await wrong_anywhere(healthy)
    assert not await database.above.fetchval("select exists (select from pg_class where relpersistence = 't')")


async def test_in_production_a_second_host_is_asked_for(healthy):
    """Elsewhere nobody expects one."""

    async def told(environment):
        settings = msgspec.structs.replace(healthy, environment=environment)
        return [(one.state, one.todo) async for one in database_of.second_host(settings)]

    assert await told("test") == [("ok", "")]
    ((state, todo),) = await told("production")
    assert (state, "standby.md" in todo) == ("note", True)
