"""Where sealed files may be: a folder, or an S3. moto answers as Amazon's does, in a thread of the tests."""

import logging
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import httpx
import obstore
from moto.server import ThreadedMotoServer
from msgspec import Struct
from obstore.store import ObjectStore

from backend.documents.vault import open_vault

STORES = ("folder", "s3")
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "tests", "AWS_SECRET_ACCESS_KEY": "tests", "AWS_REGION": "eu-west-3"}


class Place(Struct, frozen=True):
    """What two settings say, and the bytes as whoever holds the disk sees them."""

    url: str
    endpoint: str = ""

    def vault(self):
        return open_vault(self.url, self.endpoint, loopback=True)

    def raw(self, name):
        return Object(self.vault().store, name) if self.endpoint else Path(self.url.removeprefix("file://")) / name


class Object(Struct, frozen=True):
    """An object of an S3, read and overwritten as a file is."""

    store: ObjectStore
    name: str

    def read_bytes(self):
        return bytes(obstore.get(self.store, self.name).bytes())

    def write_bytes(self, words):
        obstore.put(self.store, self.name, words)

    def unlink(self):
        obstore.delete(self.store, self.name)


@contextmanager
def s3_server():
    """Its address. It needs no account: whoever asks is somebody."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


def new_bucket(endpoint):
    """With a prefix, which others may share."""
    bucket = f"papiers-{uuid4().hex[:12]}"
    httpx.put(f"{endpoint}/{bucket}").raise_for_status()
    return Place(f"s3://{bucket}/coffre", endpoint)
