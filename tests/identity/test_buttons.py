"""The official button of a provider: the operator's image, or a plain frame of ours."""

import pytest
from msgspec.structs import replace

from backend.identity.oidc import opening_keys

pytestmark = pytest.mark.anyio
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 245 56"><title>official</title></svg>'
OVER = DRAWING.replace(b"official", b"over")


@pytest.fixture
def settings(settings, tmp_path):
    opening_keys.create_signing(tmp_path / "sign.json")
    folder = tmp_path / "buttons"
    folder.mkdir()
    (folder / "franceconnect-plus.svg").write_bytes(DRAWING)
    (folder / "franceconnect-plus-hover.svg").write_bytes(OVER)
    (folder / "notes.txt").write_bytes(b"secret of the operator")
    return replace(
        settings, provider_buttons_dir=folder, franceconnect_plus_issuer="https://fcp.example",
        franceconnect_plus_client_id="us", franceconnect_plus_key_file=str(tmp_path / "sign.json"),
    )  # fmt: skip


async def test_the_official_image_is_shown_unchanged_and_the_other_way_keeps_its_frame(cast):
    client = cast.nobody().client
    page = (await client.get("/entrer")).text
    image, over, *more = [part.split('"')[0] for part in page.split('src="')[1:] if part.startswith("/boutons/")]
    assert more == []
    assert 'alt="S’identifier avec FranceConnect+"' in page
    assert 'class="provider" href="/entrer/franceconnect"' in page
    for address, body in ((image, DRAWING), (over, OVER)):
        answer = await client.get(address)
        assert (answer.status_code, answer.headers["content-type"], answer.content) == (200, "image/svg+xml", body)


async def test_it_is_shown_wherever_a_proof_is_asked_for(cast):
    page = (await cast.nobody().client.get("/entrer/encore")).text
    assert 'src="/boutons/' in page
    assert 'alt="S’identifier avec FranceConnect+"' in page


@pytest.mark.parametrize("name", ["notes.txt", "franceconnect-plus.svg", "..%2Fbuttons%2Fnotes.txt", "%2Fetc%2Fpasswd"])
async def test_nothing_else_of_the_folder_is_served(cast, name):
    assert (await cast.nobody().client.get(f"/boutons/{name}")).status_code == 404


async def test_franceconnect_plus_comes_first_with_its_sentence_above_and_its_link_below(cast):
    page = (await cast.nobody().client.get("/entrer")).text
    wanted = (
        "FranceConnect+ est la solution proposée par l’État", 'href="/entrer/franceconnect-plus"',
        "Qu’est-ce que FranceConnect+ ?", 'href="/entrer/franceconnect"', 'href="/entrer/prosanteconnect',
    )  # fmt: skip
    places = [page.replace("\N{NO-BREAK SPACE}", " ").index(words) for words in wanted]
    assert places == sorted(places)


async def test_a_service_without_franceconnect_plus_does_not_offer_it(cast, monkeypatch):
    monkeypatch.delitem(cast.app.state.parties, "franceconnect-plus")
    page = (await cast.nobody().client.get("/entrer")).text
    assert "franceconnect-plus" not in page
    assert 'href="/entrer/franceconnect"' in page
