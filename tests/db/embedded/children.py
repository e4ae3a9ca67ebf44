"""What the tests of the embedded PostgreSQL share: programs that hold a server, questions to it."""

import asyncio
import os
import pwd
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import asyncpg

from backend.db.embedded.account import Account
from backend.paths import ROOT

SCRIPT = Path("tests/db/embedded/app.py")


def ask_row(dsn, *statements):
    """Run the statements in a session of their own; the first row of the last one."""

    async def session():
        connection = await asyncpg.connect(dsn)
        try:
            for statement in statements:
                row = await connection.fetchrow(statement)
        finally:
            await connection.close()
        return row

    return asyncio.run(session())


def ask(dsn, *statements):
    """The first value of that row."""
    row = ask_row(dsn, *statements)
    return row and row[0]


class Program:
    """A child that holds a server: whether it is ready, and what it said."""

    def __init__(self, child):
        self.child = child
        word, _, self.told = child.stdout.readline().strip().partition(" ")
        self.ready = word == "ready"
        if self.ready:
            server, self.dsn = self.told.split(" ")
            self.server = int(server)

    def kill(self):
        self.child.kill()
        self.child.wait()


@contextmanager
def program(folder, binaries, *, account=None, code=ROOT) -> Iterator[Program]:
    """Run the program, as another account when one is given; nothing of it outlives the block."""
    child = subprocess.Popen(
        [_interpreter(account), code / SCRIPT, folder, binaries],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(code), "PYTHONDONTWRITEBYTECODE": "1"},
        **(account.options if account else {}),
    )
    try:
        yield Program(child)
    finally:
        with suppress(BrokenPipeError):
            child.stdin.close()
        child.wait(30)
        child.stdout.close()


def ended(pid, seconds=10):
    """Whether this process, not ours to wait for, ends in time."""
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watched], [], [], seconds)[0])
    finally:
        os.close(watched)


def nobody():
    """An account of any machine that is neither root nor ours."""
    line = pwd.getpwnam("nobody")
    return Account(line.pw_name, line.pw_uid, line.pw_gid)


def code_for_anyone(folder):
    """A copy of what the program needs, where any account may read it."""
    shutil.copytree(ROOT / "backend/db/embedded", folder / "backend/db/embedded")
    for package in ("backend", "backend/db"):
        (folder / package / "__init__.py").touch()
    (folder / SCRIPT).parent.mkdir(parents=True)
    shutil.copy(ROOT / SCRIPT, folder / SCRIPT)
    return folder


def _interpreter(account):
    """Ours, or the system's when the account may not run ours (a Python below /root)."""
    if account is None or account.reaches(Path(sys.executable).resolve()):
        return sys.executable
    return shutil.which("python3", path="/usr/local/bin:/usr/bin") or sys.executable
