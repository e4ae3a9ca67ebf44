"""Sealed files in an object store: a folder, or anything that speaks S3.

Each file has a key of its own, under a random name.

The store is called from threads of Python, not through the asynchronous functions of obstore: those answer
from a thread of their own, and a program that ends while one answers is aborted (1 in 6, measured). What is in a
folder of this machine is read as any file, and at once when it is small (docs/decisions/0100).
"""

import asyncio
import hashlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit
from uuid import uuid4

import msgspec
import obstore
from obstore.store import ObjectStore, S3Store, from_url

from backend.documents.chunks import CHUNK, opened, sealed
from backend.kit.sealing import Broken, new_key
from backend.safety import is_loopback
from backend.settings import Settings

PART = 5 * 1024 * 1024
"""A larger file goes to S3 in several parts of this size, two at a time in memory."""
READ = 4 * CHUNK
# A page does not wait minutes for a store that is away.
RETRY: Any = {"max_retries": 4, "retry_timeout": timedelta(seconds=20)}


class Stored(msgspec.Struct, frozen=True):
    """Where a sealed file is, and what its plain bytes were."""

    store_key: str
    size: int
    sha256: bytes


class Vault:
    """`folder` is where the files are, when the store is a folder of this machine."""

    def __init__(self, store: ObjectStore, folder: Path | None = None) -> None:
        self.store, self.folder = store, folder

    async def put(self, words: bytes) -> tuple[Stored, bytes]:
        """Seal and keep `words`: where they are, and their new key, still unwrapped."""
        return await asyncio.to_thread(self._put, words)

    async def get(self, stored: Stored, key: bytes) -> bytes:
        """The plain bytes. Raises Broken when they are not those that were put."""
        if self.folder is not None and stored.size <= CHUNK:
            return self._get(stored, key)
        return await asyncio.to_thread(self._get, stored, key)

    async def check(self, stored: Stored, key: bytes) -> None:
        """Read it all and keep nothing. Raises Broken, or FileNotFoundError when it is gone."""
        await asyncio.to_thread(self._check, stored, key)

    async def drop(self, store_key: str) -> None:
        """No such file any more, whether there was one or not."""
        with suppress(FileNotFoundError):
            await asyncio.to_thread(obstore.delete, self.store, store_key)

    def _put(self, words: bytes) -> tuple[Stored, bytes]:
        name, key = uuid4().hex, new_key()
        mode: Literal["create"] | None = "create" if len(words) < PART else None  # in parts, S3 knows only the other
        obstore.put(self.store, name, sealed(words, key, name), mode=mode, chunk_size=PART, max_concurrency=2)
        return Stored(name, len(words), hashlib.sha256(words).digest()), key

    def _get(self, stored: Stored, key: bytes) -> bytes:
        words = BytesIO()  # a list of chunks would be the file twice
        words.writelines(self._chunks(stored, key))
        return words.getvalue()

    def _check(self, stored: Stored, key: bytes) -> None:
        for _ in self._chunks(stored, key):
            pass

    def _chunks(self, stored: Stored, key: bytes) -> Iterator[bytes]:
        """Believed only once the last one has come: the whole is then compared with its row."""
        whole = hashlib.sha256()
        for chunk in opened(self._pieces(stored.store_key), key, stored.store_key):
            whole.update(chunk)
            yield chunk
        if whole.digest() != stored.sha256:
            raise Broken

    def _pieces(self, store_key: str) -> Iterator[Any]:
        """As they are kept, a little at a time."""
        if self.folder is None:
            yield from obstore.get(self.store, store_key).stream(min_chunk_size=READ)
            return
        with (self.folder / store_key).open("rb") as kept:
            while piece := kept.read(READ):
                yield piece


def open_vault(url: str, endpoint: str = "", *, loopback: bool = False) -> Vault:
    """`file:///folder` or `s3://bucket/prefix`. The folder is made when missing.

    Without TLS only on this machine, and only when calls to it are allowed (`loopback`).
    """
    if url.startswith("file://"):
        folder = Path(unquote(urlsplit(url).path))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Vault(from_url(url), folder)
    plain = loopback and is_loopback(urlsplit(endpoint).hostname)
    where: dict[str, Any] = {"endpoint": endpoint} if endpoint else {}
    return Vault(S3Store.from_url(url, client_options={"allow_http": plain}, retry_config=RETRY, **where))


def vault_of(settings: Settings) -> Vault:
    where = settings.object_store_url, settings.object_store_endpoint
    return open_vault(*where, loopback=settings.outbound_allow_loopback)
