"""Start and stop the local identity providers. They never outlive the program that started them."""

import json
import os
import selectors
import shutil
import subprocess
from pathlib import Path
from typing import IO, Any, Self

PROGRAM = Path(__file__).with_name("provider.mjs")


class ProviderDidNotStart(Exception):
    """The local identity provider did not start."""


class LocalProvider:
    """A running provider; `stop()` or leaving the `with` block ends it."""

    def __init__(self, process: subprocess.Popen[str], log: Path) -> None:
        self.process = process
        self.log = log

    def wait_ready(self, seconds: float = 15.0) -> None:
        """Return once it listens; say why when it does not."""
        output = _pipe(self.process.stdout)
        with selectors.DefaultSelector() as selector:
            selector.register(output, selectors.EVENT_READ)
            if selector.select(seconds) and output.readline().startswith("ready"):
                return
        self.stop()
        raise ProviderDidNotStart(self.last_words())

    @property
    def dead(self) -> bool:
        return self.process.poll() is not None

    def last_words(self) -> str:
        return self.log.read_text(errors="replace")[-2000:]

    def ask(self) -> None:
        """Closing its input tells it."""
        _pipe(self.process.stdin).close()

    def stop(self) -> None:
        """Closing its input is enough; it is killed if it does not listen."""
        self.ask()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        _pipe(self.process.stdout).close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def start(config: dict[str, Any], folder: Path) -> LocalProvider:
    """Start it with its configuration (port, clients, accounts) and keys kept in `folder`.

    The configuration holds the passwords of the demonstration: only its owner may read it.
    """
    node = shutil.which("node")
    if node is None:
        raise ProviderDidNotStart("node is not installed")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file, log = folder / "provider.json", folder / "provider.log"
    with _private(file) as out:
        json.dump({"keys_dir": str(folder / "keys"), **config}, out)
    with _private(log) as errors:
        process = subprocess.Popen(
            [node, str(PROGRAM), str(file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,
        )
    return LocalProvider(process, log)


def _private(path: Path) -> IO[str]:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w")


def _pipe(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise ProviderDidNotStart("started without pipes")
    return stream
