"""Plan an appointment, as Madame Martin does, and read it as anybody does."""

import re
from datetime import timedelta
from html import unescape
from uuid import UUID

from backend.kit.clock import now
from backend.kit.dates import local

PLACE = "Cabinet du docteur Hoarau"
WHAT = {
    "quoi": "docteur",
    "lieu": PLACE,
    "avec": "Docteur Hoarau",
    "mots": "Pour votre genou.",
    "apporter": "Vos radios.",
}
GRID = {"quoi": "own", "grille": "on", "lire-mdph": "on", "voir-rendez-vous": "on"}


def day(ahead):
    return f"{local(now()).date() + timedelta(days=ahead):%d/%m/%Y}"


def words(page):
    """As a person reads them: one space between two words."""
    return unescape(page.text).replace("\N{NO-BREAK SPACE}", " ")


async def plans(who, usager, **more):
    """The id of the appointment."""
    form = WHAT | {"jour": day(5), "heure": "14h30"} | more
    sent = await who.sends(f"/personnes/{usager.dossier}/rendez-vous", **form)
    assert sent.status_code == 200, words(sent)
    return UUID(sent.url.path.rpartition("/")[2])


async def moves(who, appointment, **more):
    return await who.sends(f"/rendez-vous/{appointment}", **(WHAT | {"jour": day(6), "heure": "9:00"} | more))


async def listed(who):
    """The ids in her list, or the status of the refusal."""
    page = await who.opens("/rendez-vous")
    found = re.findall(r'/rendez-vous/([0-9a-f-]{36})"', page.text)
    return [UUID(one) for one in found] if page.status_code == 200 else page.status_code


async def happened(cast, usager, days=3):
    """Time goes by: it is past."""
    move = "update appointment set starts_at = starts_at - make_interval(days => $2) where dossier_id = $1"
    await cast.sql.execute(move, usager.dossier, 5 + days)


def secret_in(page):
    """Where the person shows again what she keeps for herself."""
    return re.search(r'"(/rendez-vous/secrets/[0-9a-f-]+/montrer)"', page.text)[1]


def opposed_in(page):
    """The opposition that a professional may lift."""
    return re.search(r'name="garde" value="([0-9a-f-]+)"', page.text)[1]


async def unsaid_of_each(cast, made):
    """Whoever lifts one without ticking that he agrees is led to that very one: a single place of the page."""
    both = re.findall(r'name="garde" value="([0-9a-f-]+)"', (await cast.martin.opens(f"/rendez-vous/{made}")).text)
    assert len(both) == 2
    for kept in both:
        refused = await cast.martin.sends(f"/rendez-vous/{made}/opposition/lever", garde=kept)
        assert (refused.status_code, refused.text.count('href="#lui-meme"')) == (422, 1)
        parts = refused.text.split('name="garde" value="')[1:]
        assert [part[: len(kept)] for part in parts if 'id="lui-meme"' in part] == [kept]
