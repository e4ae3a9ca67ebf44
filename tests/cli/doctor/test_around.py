"""Keys, time, providers, object store, queue and trail, each broken in its turn."""

from datetime import timedelta

import msgspec
import pytest

from backend.cli.doctor import keys as keys_of
from backend.cli.doctor import outside
from backend.kit.clock import now
from backend.kit.keyring import create, rotate
from tests.documents.stores import CREDENTIALS, new_bucket

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
CHECKED = "insert into file_check values ((select min(id::text)::uuid from establishment), 'x', now()"
OLD = "now() - interval '1 hour'"


async def test_keys_open_to_others(healthy, wrong, keys):
    keys.chmod(0o755)
    (line,) = await wrong(healthy)
    assert f"chmod 0700 {keys}" in line
    keys.chmod(0o700)
    (keys / "kek.json").chmod(0o644)
    (line,) = await wrong(healthy)
    assert "others may read it" in line


async def test_keys_that_are_gone_or_are_not_these(healthy, wrong, keys):
    (keys / "kek.json").unlink()
    (line,) = await wrong(healthy)
    assert "Remettez la sauvegarde" in line
    create(keys / "kek.json")
    (line,) = await wrong(healthy)
    assert "ne s’ouvrent pas" in line


async def test_keys_that_wait_to_be_wrapped_again_are_noted(healthy, keys):
    rotate(keys / "kek.json")
    noted = [one.todo async for one in keys_of.keys(healthy) if one.state == "note"]
    assert noted == ["Tapez : python -m backend keys rewrap"]


async def test_a_clock_that_drifts(healthy, wrong, monkeypatch):
    monkeypatch.setattr(outside, "now", lambda: now() + timedelta(seconds=40))
    (line,) = await wrong(healthy)
    assert line.startswith("heure : 40 s d’écart avec celle de la base")
    assert "NTP" in line


async def test_a_provider_that_does_not_answer(healthy, wrong):
    lost = {"franceconnect_issuer": "http://127.0.0.1:9/fc", "franceconnect_client_id": "us"}
    lost |= {"franceconnect_client_secret": "s"}
    (line,) = await wrong(msgspec.structs.replace(healthy, **lost))
    assert line.startswith(
        "franceconnect : http://127.0.0.1:9/fc/.well-known/openid-configuration : OutboundUnreachable"
    )


async def test_a_franceconnect_plus_whose_keys_are_lost(healthy, wrong):
    (line,) = await wrong(msgspec.structs.replace(healthy, franceconnect_plus_issuer="https://fcp.test"))
    assert line.startswith("franceconnect-plus : opening.json")
    assert "provider-keys new" in line


async def test_a_store_that_cannot_be_written(healthy, wrong, tmp_path):
    (tmp_path / "file").touch()
    (line,) = await wrong(msgspec.structs.replace(healthy, object_store_url=f"file://{tmp_path}/file/objects"))
    assert line.startswith("coffre")


async def test_a_store_that_speaks_s3(healthy, wrong, s3, monkeypatch):
    """The same check, on the same service, moved; then with a bucket that is not there."""
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    place = new_bucket(s3)
    moved = msgspec.structs.replace(healthy, object_store_url=place.url, object_store_endpoint=place.endpoint)
    assert await wrong(moved) == []
    (line,) = await wrong(msgspec.structs.replace(moved, object_store_url="s3://nowhere/coffre"))
    assert line.startswith("coffre : s3://nowhere/coffre : ")


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (f"{CHECKED}, 'missing')", "fichiers : 1 introuvables → Tapez : python -m backend vault faults"),
        (f"{CHECKED}, 'broken')", "fichiers : 1 abîmés"),
        (
            "insert into file_check select id, 'x', now() - interval '15 days' from establishment",
            "relecture : un fichier n’a pas été relu depuis 15 jours",
        ),
        (f"update jobs.round set last_at = {OLD}", "travail de fond : il ne tourne pas depuis 60 min"),
        ("delete from jobs.round", "travail de fond : il ne tourne pas →"),
        ("insert into jobs.dead_letter (job_id, entrypoint, reason) values (1, 'x', 'y')", "abandons : 1 travaux"),
        (
            f"insert into jobs.pgqueuer (priority, status, entrypoint, execute_after) values (0, 'queued', 'x', {OLD})",
            "file : un travail attend depuis 60 min",
        ),
        (f"update audit_entry set segment = null, at = {OLD}", "journal des accès : une ligne attend son sceau"),
        ("update audit_entry set act = 'nothing' where segment is not null", "segment 1 was changed"),
        ("delete from audit_entry where place = 1", "segment 1 was changed"),
        ("delete from sealed_segment", "segment 1 is missing"),
    ],
)
async def test_what_is_done_in_the_background(healthy, wrong, database, broken, told):
    await database.above.execute(broken)
    found = await wrong(healthy)
    assert any(told in line for line in found), found


async def test_it_ends_with_1_and_says_it_to_programs_too(healthy, database, operator, keys):
    environ = {"DATABASE_URL": database.dsn("app"), "KEYS_DIR": str(keys), "DATA_DIR": str(healthy.data_dir)}
    told = operator(environ, "doctor")
    assert told.returncode == 0, told.stdout
    assert "✓ comptes : app tient le rôle app, sans pouvoir de plus" in told.stdout
    (keys / "kek.json").unlink()
    told = operator(environ, "doctor", "--json")
    assert told.returncode == 1
    assert [one["check"] for one in msgspec.json.decode(told.stdout) if one["state"] == "wrong"] == ["clés"]


def test_settings_that_refuse_the_start_are_told_alone(operator):
    told = operator({"ENVIRONMENT": "production"}, "doctor")
    assert told.returncode == 1
    assert "✗ réglages : ORIGIN n’est pas de la forme https" in told.stdout
