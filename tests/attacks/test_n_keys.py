"""Sealed words open in their own place with their own keys, and nowhere without."""

import json
from uuid import UUID, uuid4

import msgspec
import pytest

from backend.app import create_app
from backend.kit.keyring import FileKeyRing, NoKeys, create
from backend.kit.log import configure, logger
from backend.kit.sealing import Broken, Place, new_key, seal, unseal
from tests.cast import BIOLOGIE, DLU

pytestmark = pytest.mark.anyio


@pytest.mark.attack("N08")
def test_a_sealed_word_moved_by_one_step_does_not_open():
    key, house, row, other = new_key(), uuid4(), uuid4(), uuid4()
    place = Place(house, "message", row, "body", row)
    sealed = seal(key, b"je suis malade", place)
    assert unseal(key, sealed, place) == b"je suis malade"
    moved = [
        msgspec.structs.replace(place, **{field: other if isinstance(value, UUID) else "elsewhere"})
        for field, value in msgspec.structs.asdict(place).items()
    ]
    assert len(moved) == 5
    for elsewhere in moved:
        with pytest.raises(Broken):
            unseal(key, sealed, elsewhere)


@pytest.mark.attack("N08")
async def test_the_words_of_marion_put_into_davids_row_are_not_shown(cast):
    david, marion = await cast.files(DLU), await cast.files(BIOLOGIE)
    title = await cast.sql.fetchval("select title from document where id = $1", marion)
    await cast.sql.execute("update document set title = $1 where id = $2", title, david)
    answer = await cast.david.opens(f"/papiers/{david}")
    assert answer.status_code == 500
    assert "biologie" not in answer.text.lower()
    assert (await cast.marion.opens(f"/papiers/{marion}")).status_code == 200


@pytest.mark.attack("N07")
@pytest.mark.parametrize("how", ["absent", "open to all", "cut", "another's"])
async def test_without_its_keys_the_service_does_not_start_or_shows_nothing(cast, settings, tmp_path, how):
    paper = await cast.files(DLU)
    place = tmp_path / "other-keys"
    place.mkdir(0o700)
    if how != "absent":
        create(place / "kek.json")
    if how == "open to all":
        (place / "kek.json").chmod(0o644)
    if how == "cut":
        (place / "kek.json").write_bytes(b'{"present": "1"')
    changed = msgspec.structs.replace(settings, keys_dir=place)
    if how == "another's":
        cast.app.state.ring = FileKeyRing(place / "kek.json")
        answer = await cast.david.opens(f"/papiers/{paper}")
        assert answer.status_code == 500
        assert "MOREL" not in answer.text
        return
    with pytest.RaisesGroup(pytest.RaisesExc(NoKeys, match=r"kek\.json"), flatten_subgroups=True):
        async with create_app(changed).lifespan():
            pytest.fail("it started blind")


@pytest.mark.attack("F10")
@pytest.mark.parametrize("words", ["\n{}", "\r\nX: y", "\x1b[2J", '"}\n{"severity":"info"', "\u2028", "\x00"])
def test_nothing_that_was_said_makes_a_line_of_the_log(words, capsys):
    configure("info")
    logger.info("request", route=f"/{words}", reason=words, method=words)
    logger.error(f"request{words}")
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    for line in lines:
        assert json.loads(line)["severity"] in ("info", "error")
        assert line.isprintable()


@pytest.mark.attack("I09")
async def test_every_id_that_an_address_can_hold_is_drawn_at_random(cast):
    await cast.files(DLU)
    await cast.david.sends("/messages/ecrire", quoi="pain", mots="")
    for table in ("document", "thread", "message", "deposit", "dossier", "establishment", "sign_in", "person"):
        ids = [row["id"] for row in await cast.sql.fetch(f"select id from {table}")]
        assert ids
        assert {one.version for one in ids} == {4}, table
