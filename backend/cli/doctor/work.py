"""What is done in the background: the queue, the rounds, the trail."""

from collections.abc import AsyncIterator
from datetime import timedelta

from backend.audit.anchor import AnchorFiles
from backend.audit.quick import verify_ends
from backend.cli.doctor.findings import Finding, judged, login
from backend.settings import Settings

LATE = timedelta(minutes=5)
TOO_LONG = timedelta(days=14)
FAULTS = {"broken": "abîmés", "missing": "introuvables"}
QUEUE = """select (select count(*) from jobs.dead_letter),
       coalesce((select now() - min(execute_after) from jobs.pgqueuer
                  where status in ('queued', 'failed') and execute_after <= now()), interval '0'),
       (select now() - max(last_at) from jobs.round where name = 'jobs.put_back')"""
UNSEALED = "select coalesce(now() - min(at), interval '0') from audit_entry where segment is null"


async def queue(settings: Settings) -> AsyncIterator[Finding]:
    if not settings.worker_database_url:
        yield Finding("travail de fond", "note", "pas vérifié", "Donnez WORKER_DATABASE_URL.")
        return
    async with login(settings.worker_database_url) as sql:
        dead, oldest, silent = await sql.fetchrow(QUEUE)
    idle = silent is None or silent > LATE
    told = "il ne tourne pas" + (f" depuis {_minutes(silent)}" if silent else "")
    yield judged("travail de fond", "il tourne", [told] if idle else [], "Tapez : python -m backend worker run")
    late = [f"un travail attend depuis {_minutes(oldest)}"] if oldest > LATE else []
    yield judged(
        "file", "rien n’attend trop longtemps", late, "Regardez le journal du travail de fond ; ajoutez-en un."
    )
    todo = "Lisez : python -m backend worker dead, puis : python -m backend worker again NUMÉRO"
    yield judged("abandons", "aucun", [f"{dead} travaux abandonnés"] if dead else [], todo)


async def files(settings: Settings) -> AsyncIterator[Finding]:
    """What the nights found when they read the store back."""
    if not settings.worker_database_url:
        yield Finding("fichiers", "note", "pas vérifié", "Donnez WORKER_DATABASE_URL.")
        return
    async with login(settings.worker_database_url) as sql:
        found = dict(await sql.fetch("select fault, files from file_faults()"))
        silent = await sql.fetchval("select now() - oldest_check()")
    wrong = [f"{count} {FAULTS[fault]}" for fault, count in sorted(found.items())]
    todo = "Tapez : python -m backend vault faults, puis suivez docs/runbooks/vault.md"
    yield judged("fichiers", "aucun ne manque, aucun n’est abîmé", wrong, todo)
    late = [f"un fichier n’a pas été relu depuis {silent.days} jours"] if silent and silent > TOO_LONG else []
    todo = "Cherchez round.failed dans le journal du travail de fond."
    yield judged("relecture", "chaque fichier est relu en sept nuits", late, todo)


async def trail(settings: Settings) -> AsyncIterator[Finding]:
    if not settings.sealer_database_url:
        yield Finding("journal des accès", "note", "pas vérifié", "Donnez SEALER_DATABASE_URL.")
        return
    async with login(settings.sealer_database_url) as sql:
        waiting = await sql.fetchval(UNSEALED)
        verdicts = [one async for one in verify_ends(sql, AnchorFiles(settings.data_dir / "anchors"))]
    late = [f"une ligne attend son sceau depuis {_minutes(waiting)}"] if waiting > LATE else []
    todo = "Tapez : python -m backend audit seal, et donnez SEALER_DATABASE_URL au travail de fond."
    yield judged("journal des accès", "scellé à la minute", late, todo)
    touched = [f"maison {one.house} : {one.wrong}" for one in verdicts if one.wrong]
    todo = "Ne touchez à rien, prévenez le responsable, puis tapez : python -m backend audit verify"
    yield judged("journal des accès", f"{len(verdicts)} chaînes intactes à leur bout", touched, todo)


def _minutes(waited: timedelta) -> str:
    return f"{waited.total_seconds() / 60:.0f} min"
