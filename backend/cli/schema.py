"""Write the models, the gate and the locks into the first migration."""

import shutil

import backend.db.tables  # noqa: F401
from backend.db import schema
from backend.documents.families import families, types
from backend.paths import ROOT

# read it, write in it, exercise a right on it, put something there, be told when something comes
RIGHTS = ("read", "write", "exercise", "deposit", "be_told")
FIRST = ROOT / "backend/db/migrations/versions/v0001_the_house"


def codes() -> str:
    """The code lists: families and official types, what may be done on a shelf."""
    shelves = [(code, "true") for code in families()] + [("messages", "false"), ("demandes", "false")]
    lines = [f"insert into family values ('{code}', {papers}, {n})" for n, (code, papers) in enumerate(shelves, 1)]
    lines += [f"insert into delegable_right values ('{can}')" for can in RIGHTS]
    lines += [
        f"insert into document_type values ('{t.code}', '{t.system}', '{t.family}', '{quoted(t.official)}')"
        for t in types().values()
    ]
    return "".join(f"{line};\n" for line in lines)


def quoted(text: str) -> str:
    return text.replace("'", "''")


def write() -> None:
    shutil.rmtree(FIRST, ignore_errors=True)
    FIRST.mkdir()
    for name, role, sql in schema.parts():
        (FIRST / name).write_text(f"-- as {role}\n{sql}")
    (FIRST / "60_codes.sql").write_text(f"-- as owner\n{codes()}")
