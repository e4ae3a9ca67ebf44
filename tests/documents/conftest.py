"""Each test of the vault is done in a folder and in an S3."""

import pytest

from tests.documents.stores import CREDENTIALS, STORES, Place, new_bucket, s3_server
from tests.interop.conftest import run_as_child

__all__ = ["run_as_child"]


@pytest.fixture(scope="session")
def s3():
    with s3_server() as endpoint:
        yield endpoint


@pytest.fixture(params=STORES)
def place(request, tmp_path, monkeypatch):
    """Empty, and ours alone."""
    if request.param == "folder":
        return Place(f"file://{tmp_path}/objects")
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    return new_bucket(request.getfixturevalue("s3"))
