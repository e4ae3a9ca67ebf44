"""Heads kept outside the database: alone they show that the end of a chain was cut.

The files below are the simplest place. Another one (a third party's log, paper in a safe) only
has to offer the two verbs of `Anchors`.
"""

import os
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

import asyncpg
import msgspec

from backend.kit.clock import now

HEADS = """select distinct on (establishment_id) establishment_id, number, head
  from sealed_segment order by establishment_id, number desc"""


class Anchor(msgspec.Struct, frozen=True):
    """On this day, the chain of this house ended with this head (hexadecimal)."""

    house: UUID
    number: int
    head: str
    at: datetime


class Anchors(Protocol):
    """A place that only grows."""

    def keep(self, anchor: Anchor) -> None:
        """Return once the anchor cannot be lost by a crash."""

    def of(self, house: UUID) -> list[Anchor]:
        """Every anchor of a house, oldest first. Raises UnreadableAnchors."""

    def houses(self) -> set[UUID]:
        """Every house that has one, even when the database knows it no more."""


class UnreadableAnchors(Exception):
    """A line of the anchors was damaged: the whole file says nothing sure."""


class AnchorFiles:
    """One file per house, readable by our account only, to which lines are added."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, anchor: Anchor) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(self._path(anchor.house), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, msgspec.json.encode(anchor) + b"\n")
            os.fsync(file)
        finally:
            os.close(file)
        self._sync_folder()

    def of(self, house: UUID) -> list[Anchor]:
        path = self._path(house)
        lines = path.read_bytes().splitlines() if path.exists() else []
        try:
            return [msgspec.json.decode(line, type=Anchor) for line in lines]
        except msgspec.DecodeError:
            raise UnreadableAnchors from None

    def houses(self) -> set[UUID]:
        return {UUID(path.stem) for path in self.folder.glob("*.jsonl")}

    def _path(self, house: UUID) -> Path:
        return self.folder / f"{house}.jsonl"

    def _sync_folder(self) -> None:
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


async def anchor(sql: asyncpg.Connection, anchors: Anchors) -> int:
    """Keep the head of every house that has a new one; how many were kept.

    Raises UnreadableAnchors once the heads of the other houses are safe.
    """
    kept, unreadable = 0, False
    for house, number, head in await sql.fetch(HEADS):
        try:
            known = anchors.of(house)
        except UnreadableAnchors:
            unreadable = True
            continue
        if not known or known[-1].head != head.hex():
            anchors.keep(Anchor(house, number, head.hex(), now()))
            kept += 1
    if unreadable:
        raise UnreadableAnchors
    return kept
