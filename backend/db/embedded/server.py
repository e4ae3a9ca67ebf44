"""The server as a child of the app: starts in 50 ms, dies with the app, survives any kill."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from backend.db.embedded import account, cluster, lock, places, process
from backend.db.embedded.binaries import find, version

SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # The log of the server never quotes a statement, a parameter or a row.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
}
PATIENCE = 60.0


class Embedded:
    """One cluster below `folder`, on a Unix socket only. `settings` are PostgreSQL's, by name."""

    def __init__(
        self,
        folder: Path,
        binaries: Path | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = folder.absolute()
        self.log = self.folder / "postgres.log"
        self.socket: Path | None = None
        self._binaries = binaries
        self._settings = {**SETTINGS, **(settings or {})}
        self._held: int | None = None
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        raised: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def pid(self) -> int | None:
        """The number of the server's process, while it runs."""
        running = self._server is not None and self._server.poll() is None
        return self._server.pid if self._server and running else None

    def start(self) -> None:
        """Lock, make the cluster the first time, start, and return when it answers.

        Called again after the server was killed, it starts it again.
        """
        if os.environ.get("ENVIRONMENT") == "production":
            raise process.NotStarted("Never in production: set DATABASE_URL.")
        if self.pid is not None:
            return
        self._prepare()
        try:
            self._server = self._start()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the server and let the folder go."""
        if self._server is not None:
            process.stop(self._server)
            self._server = None
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def dsn(self, role: str = "postgres", database: str = "postgres") -> str:
        """The address for this role, in the form that asyncpg and psql read."""
        if self.socket is None:
            raise process.NotStarted("Start the server first.")
        return f"postgresql://{quote(role)}@/{quote(database)}?host={quote(str(self.socket))}"

    def _prepare(self) -> None:
        if not self.folder.exists():
            self.folder.mkdir(parents=True)
            self.folder.chmod(0o711)  # the server's account walks through, and lists nothing
        if self._held is None:
            self._held = lock.hold(self.folder / "lock")

    def _start(self) -> subprocess.Popen[bytes]:
        runner = account.choose(self.folder / "cluster")
        data = places.cluster(self.folder, runner)
        self.socket = places.socket(self.folder, runner)
        lock.clear(data, self.socket, PATIENCE)
        made_by = cluster.made_by(data)
        programs = places.programs(self._binaries or find(made_by), runner)
        if made_by is None:
            durable = self._settings.get("fsync") != "off"
            cluster.make(programs, data, runner, durable=durable)
        settings = self._settings | {"unix_socket_directories": str(self.socket)}
        if version(programs) >= 18:
            settings.setdefault("io_method", "sync")  # three processes less
        launch = process.Launch(programs, data, runner, settings, self.log)
        return process.start(launch, PATIENCE)
