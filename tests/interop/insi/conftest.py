"""The stand-in of INSi and a client that it knows."""

import os
from pathlib import Path

import pytest

from backend.interop.insi.client import SoapInsi, Wire
from tests.interop.insi.certificates import Authority
from tests.interop.insi.stand_in import serving

FOLDER = Path(os.environ.get("APORTEE_SAMPLES", "none")) / "insi"
# The schemas and answers of the CNAM are not ours to give: without them their tests are not asked for, and the first
# line of a run says so.
collect_ignore = [] if FOLDER.is_dir() else ["test_contract.py"]


@pytest.fixture(scope="session")
def anyio_backend():
    return "asyncio"


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("insi"))


@pytest.fixture
async def stand_in(authority):
    async with serving(authority) as made:
        yield made


@pytest.fixture
def wire(stand_in, authority):
    certificate, key = authority.gives("INSI-AUTO")
    return Wire(
        url=stand_in.url, idam=stand_in.idam, certificate_file=str(certificate), key_file=str(key),
        authority_file=str(authority.file), allow_loopback=True,
    )  # fmt: skip


@pytest.fixture
def insi(wire):
    return SoapInsi(wire)
