"""What `pg_dump` says of a database, as its superuser: everything, in a text that can be compared."""

import subprocess

from backend.db.embedded import binaries

# New at each run, and a comment that names versions.
CHANGING = ("\\restrict ", "\\unrestrict ", "-- Dumped ")


def dump(dsn, *options, programs=None):
    """`programs`: the folder of PostgreSQL's programs that fits the server."""
    program = (programs or binaries.find()) / "pg_dump"
    done = subprocess.run([program, *options, dsn], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return "\n".join(line for line in done.stdout.splitlines() if line and not line.startswith(CHANGING))
