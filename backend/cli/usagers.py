"""What a DUI does with its list of usagers: send it, follow it, read what is to be corrected."""

import asyncio
import os
import time
from pathlib import Path
from typing import Any

import click
import httpx2
from rich.console import Console
from rich.progress import Progress

from backend.cli.credential import Credential, credential, token
from backend.paths import ROOT

PATIENCE = 300.0
ENDS = {False: ("done",), True: ("looked",)}
KIND = {"content-type": "application/octet-stream"}


async def send(body: bytes, known: Credential, *, trial: bool) -> int:
    """0 when every line is taken, or would be."""
    console = Console(highlight=False)
    async with httpx2.AsyncClient(base_url=known.address, trust_env=False, timeout=60) as client:
        client.headers["authorization"] = f"Bearer {await token(client, known)}"
        asked = {"essai": "true"} if trial else {}
        answer = await client.post("/api/usagers", content=body, headers=KIND, params=asked)
        if answer.status_code != 202:
            told = answer.json()
            console.print(f"refusé ({answer.status_code} {told.get('reason') or told.get('title', '')})")
            return 1
        report = await followed(client, answer.headers["location"], trial=trial)
    counts = "new", "changed", "same", "faulty", "moved", "done"
    console.print(f"{report['state']} : " + ", ".join(f"{name} {report[name]}" for name in counts))
    for problem in report["problems"]:
        for fault in problem["faults"]:
            console.print(f"Ligne {problem['line']} : {fault}")
    return 1 if report["problems"] or report["state"] not in ENDS[trial] else 0


async def followed(client: httpx2.AsyncClient, location: str, *, trial: bool) -> dict[str, Any]:
    """The report, once it is over or patience is."""
    end = time.monotonic() + PATIENCE
    with Progress(transient=True) as progress:
        bar = progress.add_task("Import")
        while True:
            report: dict[str, Any] = (await client.get(location)).json()
            progress.update(bar, completed=report["done"], total=report["lines"])
            if report["state"] in ENDS[trial] or time.monotonic() > end:
                return report
            await asyncio.sleep(0.2)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--essai", is_flag=True, help="Look, and do nothing.")
@click.option("--demo-file", type=Path, help="The demo's file; default: $DATA_DIR/demo.json.")
@click.option("--token-url", help="With --client-id and --key-file, instead of the demo's file.")
@click.option("--client-id")
@click.option("--key-file", type=Path)
def usagers(file: Path, essai: bool, demo_file: Path | None, **known: Any) -> None:
    """Send a list of usagers with the house's credential: CSV, FHIR FR Core Patient, or the CDA of a transfer."""
    default = Path(os.environ.get("DATA_DIR", ROOT / "var")) / "demo.json"
    told = credential(demo_file or default, known["token_url"], known["client_id"], known["key_file"])
    raise SystemExit(asyncio.run(send(file.read_bytes(), told, trial=essai)))
