"""Write the models, the gate and the locks into the first migration."""

import shutil
from pathlib import Path

import backend.tables  # noqa: F401
from backend.db import schema
from backend.documents.families import families, types
from backend.paths import ROOT

# read it, write in it, exercise a right on it, put something there, be told when something comes,
# see what is planned
RIGHTS = ("read", "write", "exercise", "deposit", "be_told", "appointments")
FIRST = ROOT / "backend/db/migrations/versions/v0001_the_house"


def codes() -> str:
    """The code lists: families and official types, what may be done on a shelf."""
    beside = ("messages", "demandes", "rendez-vous")
    shelves = [(code, "true") for code in families()] + [(code, "false") for code in beside]
    lines = [f"insert into family values ('{code}', {papers}, {n})" for n, (code, papers) in enumerate(shelves, 1)]
    lines += [f"insert into delegable_right values ('{can}')" for can in RIGHTS]
    lines += [
        f"insert into document_type values ('{t.code}', '{t.system}', '{t.family}', '{quoted(t.official)}')"
        for t in types().values()
    ]
    return "".join(f"{line};\n" for line in lines)


def quoted(text: str) -> str:
    return text.replace("'", "''")


def parts() -> dict[str, str]:
    """The files of the first migration, by name, in order."""
    made = [*schema.parts(), ("92_codes.sql", "owner", codes())]
    return {name: f"-- as {role}\n{sql}" for name, role, sql in made}


def write(folder: Path = FIRST) -> None:
    """All is made before anything is removed: a model that cannot be written leaves the files that were there."""
    made = parts()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, sql in made.items():
        (folder / name).write_text(sql)
