"""What is refused of a paper that proves something: at once, by the worker, and what stays."""

import io
from uuid import uuid4

import pikepdf
import pytest

from backend.documents.scanning import Infected
from backend.interop.scanner import ScannerDown
from tests.evidence.proving import PHOTO, adds, opens, read
from tests.protection.entering import enters, helper, newest, place, plain

pytestmark = pytest.mark.anyio


class Says:
    """A scanner that finds this, or does not answer."""

    def __init__(self, found=None, away=False):
        self.found, self.away = found, away

    async def finds(self, body):
        if self.away:
            raise ScannerDown
        return self.found


@pytest.fixture
async def measure(cast, desks):
    await enters(desks[0], cast.laura, "tutelle/goods", await helper(cast, "Nadia", "Técher"))
    return await newest(cast, cast.laura)


def active_pdf():
    made = pikepdf.new()
    made.add_blank_page()
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "Choisissez une photo ou un PDF"),
        (b"MZ\x90 a program", "Ce n’est ni une photo ni un PDF"),
        (b"%PDF-" + b"0" * (10 * 1024 * 1024), "Ce fichier est trop lourd"),
    ],
)
async def test_refused_at_once(cast, desks, measure, body, words):
    page = await adds(desks[0], measure, body)
    assert (page.status_code, words in plain(page)) == (422, True)
    assert await cast.sql.fetchval("select count(*) from evidence") == 0
    assert await cast.sql.fetchval("select count(*) from measure") == 1, "what was typed is kept"


async def test_refused_once_read_with_its_reason_and_another_is_asked(cast, desks, measure):
    await adds(desks[0], measure, b"%PDF-1.7 nothing that opens")
    assert await read(cast) == ["refused"]
    page = plain(await opens(desks[0], measure))
    assert "Ce fichier n’est pas gardé" in page
    assert "Ce que vous avez écrit est gardé" in page
    assert await cast.sql.fetchval("select store_key from evidence") is None
    await adds(desks[0], measure)
    assert await read(cast) == ["refused", "kept"]


async def test_infected_is_not_kept_and_not_shown(cast, desks, measure):
    await adds(desks[0], measure)
    assert await read(cast, Says("Eicar")) == ["refused"]
    assert "Ce fichier est dangereux" in plain(await opens(desks[0], measure))
    assert (await desks[0].opens(f"/justificatifs/{measure}/pages/1")).status_code == 404
    assert Infected("Eicar").reason == await cast.sql.fetchval("select reason from evidence")


async def test_without_a_scanner_it_waits(cast, desks, measure):
    await adds(desks[0], measure)
    assert await read(cast, Says(away=True)) == ["received"]
    later = "select count(*) from jobs.pgqueuer where entrypoint = 'evidence.intake' and execute_after > now()"
    assert await cast.sql.fetchval(later) == 1
    assert (await desks[0].opens(f"/justificatifs/{measure}/original")).status_code == 404


async def test_a_pdf_that_acts_is_kept_disarmed(cast, desks, measure):
    await adds(desks[0], measure, active_pdf(), "jugement.pdf", "application/pdf")
    assert await read(cast) == ["kept"]
    whole = (await desks[1].opens(f"/justificatifs/{measure}/original")).content
    assert whole.startswith(b"%PDF")
    assert b"JavaScript" not in whole
    assert (await desks[1].opens(f"/justificatifs/{measure}/pages/1")).status_code == 200


async def test_sent_twice_it_is_kept_once_and_the_same_key_for_another_is_a_question(cast, desks, measure):
    key = str(uuid4())
    for _ in range(2):
        assert (await adds(desks[0], measure, key=key)).status_code == 200
    again = await adds(desks[0], measure, PHOTO + b"\0", key=key)
    assert (again.status_code, "a changé" in plain(again)) == (422, True)
    assert await cast.sql.fetchval("select count(*) from evidence") == 1


async def test_of_a_measure_that_has_ended_no_paper_is_taken(cast, desks, measure):
    await desks[0].sends(f"{place(cast.laura)}/{measure}/fin", pourquoi="ended")
    assert (await adds(desks[0], measure)).status_code == 422
