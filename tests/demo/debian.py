"""A PostgreSQL of Debian as an administrator runs it: over TCP and a socket, with passwords."""

import secrets
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from backend.db.embedded.account import choose
from backend.db.embedded.cluster import ENVIRONMENT
from tests.contracts.real_provider import free_port
from tests.db.embedded.children import ask
from tests.setup.needs import needs

CHIEF = "chef"


class Debian:
    """`chef` is its superuser."""

    def __init__(self, folder: Path, port: int, password: str) -> None:
        self.folder, self.port, self.password = folder, port, password

    def address(self, database: str, user: str = CHIEF, password: str | None = None) -> str:
        return f"postgresql://{user}:{password or self.password}@127.0.0.1:{self.port}/{database}"

    def by_socket(self, database: str) -> str:
        return f"postgresql://{CHIEF}:{self.password}@/{database}?host={self.folder}&port={self.port}"

    def make(self, database: str, more: str = "") -> str:
        ask(self.address("postgres"), f"create database {database} {more}")
        return self.address(database)


@contextmanager
def debian():
    """The machine's own PostgreSQL (tests/apt.txt), in a folder of its own."""
    programs = Path(next(need.found for need in needs() if need.package.startswith("postgresql"))).parent
    with tempfile.TemporaryDirectory(prefix="ap") as name:
        folder, account = Path(name), choose(Path(name) / "data")
        account.own(folder)
        server = Debian(folder, free_port(), secrets.token_urlsafe(12))
        (folder / "password").write_text(server.password)
        account.own(folder / "password")
        options = {"cwd": "/", "env": ENVIRONMENT, "stdout": subprocess.DEVNULL, **account.options}
        subprocess.run(
            [programs / "initdb", "-D", folder / "data", "-U", CHIEF, "--encoding=UTF8", "--locale=C.UTF-8",
             "--auth=scram-sha-256", "--pwfile", folder / "password", "--no-sync"], check=True, **options,
        )  # fmt: skip
        control = [programs / "pg_ctl", "-D", folder / "data", "-w", "-s", "-l", folder / "log"]
        subprocess.run(
            [*control, "-o", f"-p {server.port} -k {folder} -h 127.0.0.1 -F", "start"], check=True, **options
        )
        try:
            yield server
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=True, **options)
