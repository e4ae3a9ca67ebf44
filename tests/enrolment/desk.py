"""The desk of enrolment as the secretary uses it, and the browser of somebody who has a letter."""

import re
from contextlib import asynccontextmanager
from uuid import uuid4

import httpx
from msgspec.structs import replace

from backend.identity.arrivals import keeping
from backend.identity.oidc.proof import Proof
from backend.kit.references import ALPHABET
from backend.people.matching import Traits
from tests.identity.cards.desk import words_of

CODE = re.compile(rf"\b[{ALPHABET}]{{4}} [{ALPHABET}]{{4}} [{ALPHABET}]{{2}}\b")
ISSUER, SAME = "https://fc.test", {"sec-fetch-site": "same-origin"}
ROSE = Traits("", "", "LEBON", "ROSE ANNE", "1950-04-17", "F", "97411")
CLAIMS = {
    "family_name": "LEBON",
    "given_name": "Rose Anne",
    "birthdate": "1950-04-17",
    "gender": "female",
    "birthplace": "97411",
    "birthcountry": "99100",
    "email": "rose@exemple.fr",
}
WHO = {"naissance": "Lebon", "prenoms": "Rose Anne", "ne_le": "17/04/1950", "sexe": "F", "ne_a": "97411"}


def place(house):
    return f"/equipe/{house.id}/inscriptions"


async def presses(who, path, **fields):
    return await who.client.post(path, data={"key": str(uuid4())} | fields, follow_redirects=False)


async def inscribes(cast, clerk=None, house=None, team=None, **more):
    """Somebody by hand: what the desk answers."""
    clerk, house = clerk or cast.clerk, house or cast.tilleuls
    box = f"equipe-{team or cast.care}"
    fields = WHO | {box: "on", "depuis": "2026-11-02", "piece": "cni"} | more
    return await presses(clerk, f"/equipe/{house.id}/inscrire", **fields)


async def enrolled(cast, **more):
    """The id of the dossier of somebody who was inscribed by hand."""
    answer = await inscribes(cast, **more)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].partition("?")[0].rpartition("/")[2]


async def prints(cast, *dossiers):
    """A code for each, in the order of the sheets."""
    answer = await presses(cast.clerk, f"{place(cast.tilleuls)}/lettres", **{f"lettre-{one}": "on" for one in dossiers})
    assert answer.headers["content-type"] == "application/pdf", answer.text
    return CODE.findall(words_of(answer.content))


def proof_of(subject="rose", claims=CLAIMS, issuer=ISSUER):
    return Proof(
        iss=issuer, sub=subject, acr="eidas2", level=2, auth_time=None, given_name=claims["given_name"],
        family_name=claims["family_name"], birthdate=claims["birthdate"], sid=None, id_token="a.b.c", claims=claims,
    )  # fmt: skip


@asynccontextmanager
async def arriving(cast, subject="rose", network="192.0.2.7", level=3, **claims):
    """A browser that FranceConnect+ has just sent back with somebody whom no sign-in was opened for."""
    sql = await cast.database.connect("app")
    cookie = await keeping.keep(sql, cast.ring, proof_of(subject, CLAIMS | claims), "franceconnect-plus", level)
    await sql.close()
    transport = httpx.ASGITransport(cast.app, client=(network, 1234))
    async with httpx.AsyncClient(transport=transport, base_url="https://aportee.test", headers=SAME) as client:
        client.cookies.set(keeping.COOKIE, cookie.value, domain="aportee.test")
        yield client


async def types(client, code):
    return await client.post("/inscription", data={"key": str(uuid4()), "code": code})


async def says(client, answer):
    """To the house that asks: what becomes of it."""
    page = (await client.get("/inscription")).text
    found = re.search(r'name="demande" value="([^"]+)"', page)
    assert found, page
    fields = {"key": str(uuid4()), "demande": found[1], "reponse": answer}
    return await client.post("/inscription/reponse", data=fields)


async def decides(cast, dossier, answer="oui"):
    here = f"{place(cast.tilleuls)}/{dossier}/est-ce-elle"
    page = await cast.clerk.client.get(here)
    found = re.search(r'name="demande" value="([^"]+)"', page.text)
    assert found, page.text
    return await presses(cast.clerk, here, demande=found[1], reponse=answer)


async def is_in(client):
    return (await client.get("/papiers")).status_code == 200


def plain(page):
    """The text of a page, each blank an ordinary one."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("\N{NO-BREAK SPACE}", " ").split())


def like(**more):
    return replace(ROSE, **more)
