"""Whoever types a matricule, however wrong: it is in no address, log line, figure, header or page but hers."""

import re

import pytest

from backend.app import create_app
from backend.kit.log import configure
from tests.architecture.test_canaries import Measured
from tests.cast import DAVID, DLU
from tests.enrolment.desk import enrolled, inscribes, place, presses

pytestmark = [pytest.mark.anyio, pytest.mark.attack("I04")]
HERS, WRONG_KEY = "269059913116714", "269059913116715"
SEEN = (HERS, WRONG_KEY, DAVID.matricule, HERS[:13], DAVID.matricule[:13])


@pytest.fixture
async def app(settings):
    made = create_app(settings)
    async with made.lifespan():
        yield Measured(made)


@pytest.fixture
def walked(cast):
    """All that browsers and programs were answered."""
    answers = []

    async def keeps(answer):
        await answer.aread()
        answers.append(answer)

    for somebody in (cast.clerk, cast.martin, cast.david, cast.dui):
        somebody.client.event_hooks["response"].append(keeps)
    return answers


def bare(text):
    """As it would be found however it is spaced or written in an address."""
    return re.sub(r"\s|%20|\+|&nbsp;|\N{NO-BREAK SPACE}", "", text)


def led_to(answer):
    """Where it was asked, where it leads, and each address of its page."""
    pages = re.findall(r'(?:href|src|action|formaction)="([^"]*)"', answer.text)
    return [str(answer.request.url), *answer.headers.values(), *pages]


async def types_it_everywhere(cast):
    for number in (HERS, WRONG_KEY, "2 69 05 99 131 167 14", HERS[:14]):
        await inscribes(cast, matricule=number, prenoms=f"Anne {'abcd'[len(number) % 4]}")
    rose = await enrolled(cast, prenoms="Marthe Lise", naissance="Autre")
    await presses(cast.clerk, f"{place(cast.tilleuls)}/{rose}/matricule", matricule=HERS)
    await cast.martin.sends("/personnes", cherche=HERS)
    for who in (cast.david, cast.martin):
        await who.sends("/messages/chercher", cherche=f"le numéro {HERS}")
    await cast.david.sends("/papiers/chercher", cherche=f"le numéro {HERS}")
    await cast.david.sends("/messages/ecrire", quoi="other", mots=f"Mon numéro est {HERS}.")
    await cast.dui.pushes(DLU)
    await cast.dui.pushes(DLU.replace(DAVID.matricule.encode(), WRONG_KEY.encode()))
    for query in (f"identifier=urn:oid:1.2.250.1.213.1.4.10|{HERS}", f"matricule={HERS}"):
        for address in ("/api/Patient", "/api/usagers", "/api/depots", "/api/depots/x"):
            answer = await cast.dui.asks(f"{address}?{query}")
            assert answer.status_code >= 400, address
            assert HERS not in bare(answer.text), "a program that errs is not answered by what it sent"


async def test_it_is_in_no_address_no_header_no_log_and_no_figure(capfd, cast, walked):
    configure("debug")
    await types_it_everywhere(cast)
    metrics = (await cast.nobody().opens("/metrics")).text
    told = capfd.readouterr()
    ours = [answer for answer in walked if not answer.request.url.query]
    assert len(ours) > 15, [str(answer.request.url) for answer in ours]
    for answer in ours:
        assert not [address for address in led_to(answer) for one in SEEN if one in bare(address)], answer.request.url
        assert answer.headers["referrer-policy"] in ("same-origin", "no-referrer")
    assert "aportee_requests_total" in metrics
    assert "request" in told.out + told.err
    for one in SEEN:
        assert one not in bare(metrics)
        assert one not in bare(told.out + told.err)


async def test_it_is_shown_whole_by_no_page_that_nobody_asked_on_purpose(cast, walked):
    rose = await enrolled(cast, matricule=HERS)
    for path in ("/personnes", f"/inscriptions/{rose}", "/inscriptions", f"/personnes/{rose}/papiers", "/identites"):
        await cast.clerk.opens(path)
    await cast.david.opens("/")
    assert [answer.request.url for answer in walked for one in SEEN if one in bare(answer.text)] == []
