"""`dui push` sends each kind of file, and puts a PDF inside what is said of it; it tells why a file is refused."""

import base64
from uuid import UUID

import click
import pytest

from backend.cli import dui
from tests.cast import DLU
from tests.documents.test_crashes import BODY
from tests.interop.messages import message
from tests.interop.papers import pdf
from tests.interop.references import reference
from tests.interop.test_photo import photo

pytestmark = pytest.mark.anyio
WAITED = "update deposit set received_at = received_at - interval '2 seconds'"
"""Nothing is told sooner; the command itself waits for it where ten files are sent."""


@pytest.fixture
def pushing(cast):
    """The client that the command would have made, in front of the app of the test."""
    cast.dui.client.headers["authorization"] = cast.dui.headers()["authorization"]
    return cast.dui.client


async def sent(cast, pushing, body):
    """What the command tells, with a worker at hand."""
    answer = await dui.left(worked(cast, pushing), body)
    await cast.sql.execute(WAITED)
    return await dui.became(pushing, answer)


def worked(cast, pushing):
    real = pushing.post

    async def post(*given, **more):
        answer = await real(*given, **more)
        if answer.status_code == 202:
            await cast.works(UUID(answer.json()["id"]))
        return answer

    pushing.post = post
    return pushing


@pytest.mark.parametrize("body", [DLU, BODY, message(), reference()], ids=["CDA", "XDM", "HL7v2", "FHIR"])
async def test_each_kind_is_sent_as_it_is(cast, pushing, tmp_path, body):
    (tmp_path / "papier").write_bytes(body)
    assert await sent(cast, pushing, dui.parcel(tmp_path / "papier")) == "handled"
    assert len(await cast.david.papers()) == 1


@pytest.mark.parametrize("body", [pdf(), photo()], ids=["PDF", "photo"])
async def test_a_pdf_and_a_photo_go_inside_what_is_said_of_them(cast, pushing, tmp_path, body):
    (tmp_path / "papier.pdf").write_bytes(body)
    with pytest.raises(click.ClickException, match=r"papier\.json"):
        dui.parcel(tmp_path / "papier.pdf")
    (tmp_path / "papier.json").write_bytes(reference(b"another"))
    parcel = dui.parcel(tmp_path / "papier.pdf")
    assert base64.b64encode(body) in parcel
    assert await sent(cast, pushing, parcel) == "handled"
    assert len(await cast.david.papers()) == 1


async def test_a_refusal_is_told_with_what_to_do(cast, pushing):
    told = await sent(cast, pushing, b"Bonjour")
    assert told.startswith("refusé (422 unknown-kind Send a CDA, ")


@pytest.mark.attack("L06")
async def test_of_ten_files_three_are_bad_each_is_told_and_the_seven_others_arrive(cast, pushing, tmp_path):
    """Two of the good ones have the same name, in two folders."""
    good = [reference(masterIdentifier={"value": f"urn:oid:2.25.{n}"}, description=f"papier {n}") for n in range(7)]
    bad = [b"Bonjour", DLU[:2000], pdf()]
    names = [*(f"{n}/papier.json" for n in range(7)), "mots.txt", "moitie.xml", "seul.pdf"]
    files = []
    for name, body in zip(names, good + bad, strict=True):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(body)
        files.append(file)
    client, order = worked(cast, pushing), [7, 0, 1, 8, 2, 3, 9, 4, 5, 6]
    answers = {files[n]: await dui.answered(client, files[n]) for n in order}
    told = {file: await dui.became(client, answer) for file, answer in answers.items()}
    assert [told[file] for file in files[:7]] == ["handled"] * 7
    assert all(told[file].startswith("refusé (") for file in files[7:])
    assert await cast.sql.fetchval("select count(*) from document") == 7
