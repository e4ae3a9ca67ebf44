"""What the demo says: on the screen to whoever typed the command, in files to programs."""

import shlex
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import msgspec
from rich.console import Console

from backend.demo import seed
from backend.demo.accounts import Account, accounts
from backend.demo.people import EVERYBODY
from backend.demo.place import Place
from backend.kit import env_file, files


@contextmanager
def step(console: Console, what: str) -> Iterator[None]:
    """A line while it goes on, another when it is done."""
    began = time.monotonic()
    if not console.is_terminal:
        console.print(f"  {what}…", soft_wrap=True)
    with console.status(f"{what}…"):
        yield
    console.print(f"[green]✓[/] {what} ({time.monotonic() - began:.1f} s)", soft_wrap=True)


def write_files(place: Place, environ: Mapping[str, str]) -> None:
    """`demo.json`: where it is and who can sign in; `demo.env`: for `python -m backend --env-file`."""
    told = msgspec.json.format(msgspec.json.encode(demo_file(place, accounts(place.folder))))
    files.write(place.folder / "demo.json", told)
    files.write(place.folder / "demo.env", env_file.write(dict(environ)))


def demo_file(place: Place, known: list[Account]) -> dict[str, object]:
    return {
        "address": place.address,
        "people": [
            {"name": who.name, "role": who.role,
             "sign_in": {"url": f"{place.address}/entrer/{who.provider}", "user": a.login, "password": a.password}}
            for who, a in zip(EVERYBODY, known, strict=True)
        ],
        "dui": {"token_url": f"{place.address}/api/token", "client_id": seed.CLIENT_ID, "key_file": str(place.dui_key)},
    }  # fmt: skip


def welcome(console: Console, place: Place, seconds: float) -> None:
    console.print(f"\nPrêt en {seconds:.1f} s. Ouvrez [bold]{place.address}[/]\n")
    for who, account in zip(EVERYBODY, accounts(place.folder), strict=True):
        console.print(f"  {who.name} ({who.role}) : {account.login} / {account.password}")
    operator = f".venv/bin/python -m backend --env-file {shlex.quote(str(place.folder / 'demo.env'))}"
    console.print("\n  Déposer un papier, comme le logiciel du foyer :")
    console.print(f"    {operator} dui push FICHIER.xml", soft_wrap=True)
    console.print(f"  Tout vérifier :\n    {operator} doctor", soft_wrap=True)
    console.print("\n  Ctrl-C arrête tout.\n")
