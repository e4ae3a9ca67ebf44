"""What a DUI proves itself with: the demo's file or three options, and what is said when nobody answers there."""

import click
import httpx2
import msgspec
import pytest
from joserfc.jwk import ECKey

from backend.cli.credential import Credential, credential, token

AWAY = "https://dui.test/jeton"
OPTIONS = {"token_url": AWAY, "client_id": "dui", "key_file": "key.json"}


@pytest.fixture
def demo(tmp_path):
    """The file that the demo left."""
    key = ECKey.generate_key("P-256", {"kid": "dui"}).as_dict(private=True)
    (tmp_path / "key.json").write_bytes(msgspec.json.encode(key))
    told = {"token_url": "http://127.0.0.1:9/jeton", "client_id": "demo", "key_file": str(tmp_path / "key.json")}
    (tmp_path / "demo.json").write_bytes(msgspec.json.encode({"dui": told}))
    return tmp_path / "demo.json"


def by_options(demo, **told):
    return credential(demo, **(dict.fromkeys(OPTIONS) | told))


def test_three_options_are_a_credential_and_none_is_that_of_the_demo(demo):
    assert by_options(demo, **OPTIONS).client_id == "dui"
    assert by_options(demo).client_id == "demo"


@pytest.mark.parametrize("left_out", OPTIONS)
@pytest.mark.parametrize("empty", ["", None])
def test_two_options_or_one_never_fall_back_on_the_demo(demo, left_out, empty):
    with pytest.raises(click.ClickException, match="trois options vont ensemble"):
        by_options(demo, **(OPTIONS | {left_out: empty}))
    with pytest.raises(click.ClickException, match="trois options vont ensemble"):
        by_options(demo, **{left_out: OPTIONS[left_out]})


def nobody(request):
    raise httpx2.ConnectError("nobody", request=request)


async def why_not(known: Credential) -> str:
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(nobody)) as client:
        with pytest.raises(SystemExit) as why:
            await token(client, known)
    return str(why.value)


@pytest.mark.anyio
async def test_whoever_gave_an_address_is_told_to_look_at_it(demo):
    known = by_options(demo, **(OPTIONS | {"key_file": str(demo.parent / "key.json")}))
    assert await why_not(known) == "Personne ne répond à https://dui.test. Vérifiez l’adresse (--token-url)."


@pytest.mark.anyio
async def test_whoever_gave_none_is_told_to_start_the_demo(demo):
    said = await why_not(by_options(demo))
    assert said == "Personne ne répond à http://127.0.0.1:9. Lancez la démonstration : make demo"
