"""The whole schema as SQL: tables from the models, the gate, then the locks.

`python -m backend schema` writes it into the first migration; from then on a migration only adds.
A test compares what the migrations make with what stands here.
"""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Table as SqlTable
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from backend.db.base import LOCKS, Table
from backend.db.callers import CALLERS

GATE = Path(__file__).parent / "gate"
JOBS = Path(__file__).parent.parent / "jobs"

GATES = (
    "who",
    "sees",
    "after_tables",
    "doors",
    "proofs",
    "trail",
    "rounds",
    "disputes",
    "misfilings",
    "desk",
    "delegations",
    "told",
    "news",
    "devices",
    "messages",
    "photos",
    "hours",
    "cards",
    "card_proofs",
    "card_lost",
    "card_desk",
    "kiosks",
    "passkeys",
    "my_passkeys",
    "providers",
    "links",
    "identities",
    "members",
    "membership",
    "teams",
    "roles",
    "enrolment",
    "lists",
    "pairs",
    "joined",
    "events",
    "attestations",
    "invitations",
    "mandates",
    "secrets",
    "life",
    "giving",
    "law",
    "holding",
    "protection",
    "measures",
    "offices",
    "office_acts",
    "minors",
    "keeping",
    "accesses",
    "working",
    "vouching",
    "vouching_desk",
    "appointments",
    "announcing",
    "seeing",
    "bringing",
    "bans",
    "evidence",
    "closing",
    "openings",
    "to_check",
)


def statements(table: SqlTable) -> list[ExecutableDDLElement]:
    indexes = sorted(table.indexes, key=lambda index: str(index.name))
    return [CreateTable(table), *(CreateIndex(index) for index in indexes)]


def tables() -> str:
    dialect = PGDialect_asyncpg()
    made = (
        str(ddl.compile(dialect=dialect)).strip().replace("\t", "    ")
        for table in Table.metadata.sorted_tables
        for ddl in statements(table)
    )
    return ";\n\n".join("\n".join(line.rstrip() for line in one.splitlines()) for one in made) + ";\n"


def locks() -> str:
    return "".join(f"{line};\n" for table in Table.metadata.sorted_tables for line in LOCKS[table.name])


def owners() -> str:
    """Definer functions belong to the gate, and only the named roles may call them."""
    close = (GATE / "owners.sql").read_text()
    grants = "".join(f"select open_door('{name}', '{roles}');\n" for roles, names in CALLERS.items() for name in names)
    return f"{close}\n{grants}drop function open_door(text, text);\n"


def parts() -> Iterator[tuple[str, str, str]]:
    """Name, role that runs it, SQL; in order."""
    yield "10_tables.sql", "owner", tables()
    yield "20_jobs.sql", "owner", (JOBS / "pgqueuer.sql").read_text() + (JOBS / "tables.sql").read_text()
    for number, name in enumerate(GATES, 21):
        yield f"{number}_{name}.sql", "gate", (GATE / f"{name}.sql").read_text()
    yield "90_owners.sql", "gate", owners()
    yield "91_locks.sql", "owner", locks()
