"""A primary and its synchronous standby, each with its folder and its socket, as two machines have."""

import os
import signal
import subprocess

import anyio
import asyncpg

from backend.db.embedded.account import choose
from backend.db.embedded.binaries import candidates
from backend.db.embedded.cluster import ENVIRONMENT
from backend.db.embedded.server import Embedded

SECOND = "second"
TIED = "select sync_state from pg_stat_replication where application_name = 'second'"
# Somebody's commit is not acknowledged yet: the second host has not got it.
HELD = "select count(*) from pg_stat_activity where wait_event = 'SyncRep'"
PATIENCE = 60


def complete():
    """The first PostgreSQL here that copies itself: not every wheel has all its programs."""
    return next(folder for folder in candidates() if (folder / "pg_basebackup").exists())


async def ask(server, question):
    sql = await asyncpg.connect(server.dsn())
    try:
        return await sql.fetchval(question)
    finally:
        await sql.close()


async def until(server, question, wanted):
    with anyio.fail_after(PATIENCE):
        while await ask(server, question) != wanted:
            await anyio.lowlevel.checkpoint()


class TwoHosts:
    """`primary` is there first; `join` makes its standby, without which no commit is acknowledged any more."""

    def __init__(self, folder):
        self.programs = complete()
        self.primary = Embedded(folder / "one", self.programs)
        self.standby = Embedded(folder / "two", self.programs)

    async def join(self):
        self._copy()
        self.standby.start()
        await ask(self.primary, f"alter system set synchronous_standby_names = '{SECOND}'")
        await ask(self.primary, "select pg_reload_conf()")
        await until(self.primary, TIED, "sync")

    def _copy(self):
        folder = self.standby.folder / "cluster"
        folder.parent.mkdir()
        folder.parent.chmod(0o711)
        where = f"host={self.primary.socket} user=postgres application_name={SECOND}"
        told = ["-d", where, "-D", str(folder), "-R", "--checkpoint=fast", "--no-sync"]
        subprocess.run([self.programs / "pg_basebackup", *told], check=True, cwd="/", env=ENVIRONMENT)
        runner = choose(self.primary.folder / "cluster")
        for path in (folder, *folder.rglob("*")):
            runner.own(path)

    def kill_primary(self):
        """The power goes: nothing of it says goodbye."""
        os.kill(self.primary.pid, signal.SIGKILL)

    async def promote(self):
        await ask(self.standby, "select pg_promote()")
        await until(self.standby, "select pg_is_in_recovery()", wanted=False)

    def stop(self):
        self.standby.stop()
        self.primary.stop()
