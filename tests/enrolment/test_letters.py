"""The letter: large, in easy French, with nothing of health; several people in one file, one code each."""

import io
import re
from datetime import date

import pikepdf
import pytest

from backend.demo import making
from backend.enrolment.letter import Addressed, letters
from backend.falc.checking import check
from backend.falc.scoring.score import score
from backend.web.catalogues import using
from tests.enrolment.desk import CODE, enrolled, like, place, presses, prints
from tests.identity.cards.desk import words_of

pytestmark = pytest.mark.anyio
DAY = date(2026, 12, 27)
HEALTH = re.compile(r"santé|soin|malad|médic|handicap|patient|dossier|établissement|usager", re.IGNORECASE)


async def sheet(cast, *dossiers):
    fields = {f"lettre-{one}": "on" for one in dossiers}
    return await presses(cast.clerk, f"{place(cast.tilleuls)}/lettres", **fields)


async def test_it_is_hers_and_says_nothing_of_health(cast):
    await cast.sql.execute("update establishment set phone = '0262000000' where id = $1", cast.tilleuls.id)
    answer = await sheet(cast, await enrolled(cast))
    words = words_of(answer.content)
    assert "Rose Lebon" in words
    assert "Foyer Les Tilleuls" in words
    assert "0262000000" in words
    assert not HEALTH.findall(words)
    assert answer.headers["cache-control"] == "no-store"


async def test_it_is_read_by_those_who_do_not_see(cast):
    answer = await sheet(cast, await enrolled(cast))
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.Root.Lang) == "fr"
        assert pdf.Root.MarkInfo.Marked
        assert b"pdfuaid" in pdf.Root.Metadata.read_bytes()


async def test_many_people_one_file_a_sheet_and_a_code_each(cast):
    people = [await enrolled(cast, prenoms=f"Rose {name}") for name in ("Anne", "Julie", "Marthe")]
    answer = await sheet(cast, *people)
    words = words_of(answer.content)
    assert len(set(CODE.findall(words))) == 3
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) == 3
    hashes = await cast.sql.fetch("select distinct code_hash from enrolment_code where not revoked")
    assert len(hashes) == 3


async def test_printed_again_it_has_another_code(cast):
    rose = await enrolled(cast)
    assert await prints(cast, rose) != await prints(cast, rose)
    states = await cast.sql.fetch("select revoked from enrolment_code order by made_at")
    assert [row["revoked"] for row in states] == [True, False]


async def test_nobody_ticked_is_said(cast):
    answer = await sheet(cast)
    assert answer.status_code == 422
    assert "Cochez une personne" in answer.text


async def test_somebody_of_elsewhere_or_enrolled_gets_none(cast):
    away = await making.dossier(cast.sql, cast.ring, cast.pins, like(matricule="1", matricule_oid="1"))
    for other in (away, cast.laura.dossier, cast.david.dossier):
        assert (await sheet(cast, other)).status_code == 422
    assert await cast.sql.fetchval("select count(*) from enrolment_code") == 0


def test_its_words_are_easy():
    """But for the address, which has the signs that addresses have."""
    with using("fr", falc=True):
        told = letters([Addressed("Rose Lebon", "K7R42MXP9A")], "Foyer Les Tilleuls", None, "https://exemple.fr", DAY)
    lines = [told.title, *told.intro, *told.steps, told.code_label, *told.code_words, told.help_label, *told.help]
    whole = "\n".join(line for line in lines if "/" not in line)
    assert [one.message for one in check(whole) if one.severity == "error" or one.rule == "S01"] == []
    assert score(whole).band == "facile"
