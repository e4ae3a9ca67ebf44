"""What comes as a photo and is something else, or names itself so that it does harm."""

import io
import zipfile
from uuid import uuid4

import pytest

from tests.messaging.photographs import PHOTO, in_the_store, looked_at, photo_of, sends
from tests.messaging.talk import begins

pytestmark = pytest.mark.anyio
ANSWER = "{}/repondre"
COUNTS = "select (select count(*) from message), (select count(*) from message_photo)"


@pytest.fixture
async def thread(cast):
    return await begins(cast.david, "Bonjour")


@pytest.mark.attack("F02")
@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a\u202egpj.exe", "<script>alert(1)</script>.jpg", "CON", "x" * 3000]
)
async def test_a_name_is_not_even_read(cast, thread, name):
    assert (await sends(cast.david, ANSWER.format(thread), name=name, mots="Voilà")).status_code == 200
    assert await looked_at(cast) == ["kept"]
    assert name not in (await cast.martin.opens(thread)).text


@pytest.mark.attack("F04")
@pytest.mark.attack("H22")
@pytest.mark.parametrize(
    ("name", "kind", "body"),
    [
        ("photo.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("photo.jpg", "image/jpeg", b"<!doctype html><script>alert(1)</script>"),
        ("ordonnance.pdf", "application/pdf", b"MZ\x90\x00" + bytes(200)),
        ("photo.png", "image/png", b"\x7fELF" + bytes(200)),
        ("photo.jpg", "image/jpeg", b"#!/bin/sh\nrm -rf /"),
    ],
)
async def test_what_is_no_photo_is_refused_whatever_it_says_of_itself(cast, thread, name, kind, body):
    refused = await sends(cast.david, ANSWER.format(thread), body, name, kind, mots="Voilà")
    assert refused.status_code == 422
    assert tuple(await cast.sql.fetchrow(COUNTS)) == (1, 0)


@pytest.mark.attack("H15")
async def test_of_two_things_at_once_only_the_picture_is_left(cast, thread):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("index.html", "<script>alert(1)</script>")
    await sends(cast.david, ANSWER.format(thread), PHOTO + packed.getvalue() + b"%PDF-1.7", mots="Voilà")
    assert await looked_at(cast) == ["kept"]
    for body in (await in_the_store(cast)).values():
        assert body.startswith(b"RIFF")
        assert b"PK\x03\x04" not in body
        assert b"%PDF" not in body
    seen = await cast.martin.client.get(photo_of(await cast.martin.opens(thread)))
    assert seen.headers["x-content-type-options"] == "nosniff"


@pytest.mark.attack("H20")
async def test_an_upload_that_is_cut_leaves_nothing_and_works_again(cast, thread):
    key, line = str(uuid4()), "----aportee"
    parts = "".join(
        f'--{line}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (("key", key), ("mots", "Voilà"))
    )
    whole = (
        parts.encode()
        + f'--{line}\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n'.encode()
        + PHOTO
        + f"\r\n--{line}--\r\n".encode()
    )
    headers = {"content-type": f"multipart/form-data; boundary={line}"}
    for cut in range(1, len(whole) - 2, len(whole) // 40):
        said = await cast.david.client.post(ANSWER.format(thread), content=whole[:cut], headers=headers)
        assert said.status_code in (400, 429), cut
    assert tuple(await cast.sql.fetchrow(COUNTS)) == (1, 0)
    await cast.sql.execute("delete from pace")
    said = await cast.david.client.post(ANSWER.format(thread), content=whole, headers=headers)
    assert said.status_code == 200
    assert tuple(await cast.sql.fetchrow(COUNTS)) == (2, 1)
