"""Where sealed files go: a folder made for us, or an S3 that is not Amazon's."""

import re

import httpx
import pytest
from obstore.exceptions import BaseError

from backend.documents import vault as sealed
from backend.documents.vault import open_vault
from backend.environment import load
from tests.documents.stores import CREDENTIALS, Place, new_bucket
from tests.kit.production import refused

HERE = "http://127.0.0.1:9000"


@pytest.mark.parametrize(("endpoint", "asked"), [("https://s3.example.org", "https://s3.example.org"), ("", None)])
def test_a_store_that_speaks_s3_is_asked_where_it_is(endpoint, asked):
    store = open_vault("s3://aportee/papers", endpoint).store
    assert (store.config["bucket"], store.prefix) == ("aportee", "papers")
    assert store.config.get("endpoint") == asked


def test_a_folder_is_made_for_our_account_only(tmp_path):
    open_vault((tmp_path / "a" / "objects").as_uri(), "https://unused.example.org")
    assert (tmp_path / "a" / "objects").stat().st_mode & 0o777 == 0o700


@pytest.fixture
def bucket(s3, monkeypatch):
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    return new_bucket(s3)


@pytest.mark.anyio
async def test_two_prefixes_of_one_bucket_are_two_stores(bucket):
    beside = Place(bucket.url.replace("coffre", "autre"), bucket.endpoint)
    stored, key = await bucket.vault().put(b"words")
    with pytest.raises(FileNotFoundError):
        await beside.vault().get(stored, key)
    assert names(bucket) == [f"coffre/{stored.store_key}"]


def names(bucket):
    """Every object of the bucket, as S3 lists them."""
    listed = httpx.get(f"{bucket.endpoint}/{bucket.url.split('/')[2]}", params={"list-type": "2"}).raise_for_status()
    return re.findall(r"<Key>([^<]+)</Key>", listed.text)


@pytest.mark.anyio
async def test_nothing_is_sent_without_tls_unless_calls_to_this_machine_are_allowed(bucket, monkeypatch):
    """Not even when the variable of obstore says so."""
    monkeypatch.setitem(sealed.RETRY, "max_retries", 0)
    monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
    for endpoint, loopback in ((bucket.endpoint, False), (bucket.endpoint.replace("127.0.0.1", "s3.test"), True)):
        with pytest.raises(BaseError):
            await open_vault(bucket.url, endpoint, loopback=loopback).put(b"words")
    assert names(bucket) == []


def test_a_start_with_a_store_in_clear_is_refused():
    (fault,) = refused({"OBJECT_STORE_URL": "s3://a/b", "OBJECT_STORE_ENDPOINT": HERE})
    assert fault.startswith("OBJECT_STORE_ENDPOINT est en http://")
    elsewhere = {"OBJECT_STORE_ENDPOINT": "http://s3.example.org", "OUTBOUND_ALLOW_LOOPBACK": "1"}
    (fault,) = refused(elsewhere)
    assert fault.startswith("OBJECT_STORE_ENDPOINT est en http://")
    allowed = {"OBJECT_STORE_URL": "s3://a/b", "OBJECT_STORE_ENDPOINT": HERE, "OUTBOUND_ALLOW_LOOPBACK": "1"}
    assert load(allowed).object_store_endpoint == HERE
