"""What a DUI does: prove itself, leave each document, ask what became of it."""

import asyncio
import os
import time
from collections.abc import Sequence
from pathlib import Path

import click
import httpx2
from rich.console import Console
from rich.progress import Progress

from backend.cli.credential import MINUTE, Credential, credential, token
from backend.cli.parcel import parcel
from backend.cli.usagers import usagers
from backend.paths import ROOT

PATIENCE = 30.0
PARCEL = {"content-type": "application/octet-stream"}
TOO_FAST = 429
WAITING = ("received", "checking")


def leave(files: Sequence[Path], known: Credential) -> int:
    """0 when every document was accepted and handled. One that is refused keeps no other away."""
    return asyncio.run(_leave(files, known))


async def _leave(files: Sequence[Path], known: Credential) -> int:
    console, failed = Console(highlight=False), 0
    async with httpx2.AsyncClient(base_url=known.address, trust_env=False, timeout=60) as client:
        client.headers["authorization"] = f"Bearer {await token(client, known)}"
        with Progress(console=console, transient=True) as progress:
            sent = [await answered(client, file) for file in progress.track(files, len(files), description="Envoi")]
            for file, answer in progress.track(zip(files, sent, strict=True), len(files), description="Rangement"):
                told = await became(client, answer)
                failed += told not in ("handled", *WAITING)
                console.print(f"{file} : {told}")
    return 1 if failed else 0


async def answered(client: httpx2.AsyncClient, file: Path) -> httpx2.Response | str:
    """The answer to this file, or why it was not sent: of each, whatever became of the others."""
    try:
        body = parcel(file)
    except click.ClickException as why:
        return f"refusé ({why.message})"
    return await left(client, body)


async def left(client: httpx2.AsyncClient, body: bytes) -> httpx2.Response:
    """The answer to this document. A service that asks to wait is given the time it asks for."""
    answer = await client.post("/api/depots", content=body, headers=PARCEL)
    if answer.status_code != TOO_FAST:
        return answer
    await asyncio.sleep(int(answer.headers.get("retry-after", MINUTE)))
    return await left(client, body)


async def became(client: httpx2.AsyncClient, answer: httpx2.Response | str) -> str:
    """The last known state of a document that was answered so, or why it was not taken."""
    if isinstance(answer, str):
        return answer
    if answer.status_code != 202:
        told = answer.json()
        return f"refusé ({answer.status_code} {told.get('reason') or told.get('title', '')} {told.get('detail', '')})"
    location, end = answer.headers["location"], time.monotonic() + PATIENCE
    state = str(answer.json()["state"])
    while state in WAITING and time.monotonic() < end:
        await asyncio.sleep(0.1)
        state = str((await client.get(location)).json()["state"])
    return state


@click.group()
def dui() -> None:
    """Act as the record software of a house."""


@dui.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--demo-file", type=Path, help="The demo's file; default: $DATA_DIR/demo.json.")
@click.option("--token-url", help="With --client-id and --key-file, instead of the demo's file.")
@click.option("--client-id")
@click.option("--key-file", type=Path)
def push(
    files: tuple[Path, ...], demo_file: Path | None, token_url: str | None, client_id: str | None, key_file: Path | None
) -> None:
    """Leave documents with the house's credential: CDA, IHE XDM, FHIR DocumentReference, HL7 v2.

    A PDF or a photo goes inside the DocumentReference of the same name that lies beside it (.json).
    """
    default = Path(os.environ.get("DATA_DIR", ROOT / "var")) / "demo.json"
    raise SystemExit(leave(files, credential(demo_file or default, token_url, client_id, key_file)))


dui.add_command(usagers)
