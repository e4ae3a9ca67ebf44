"""The routes by which an access is changed, asked as in `asked`: each yes is about another access."""

from uuid import uuid4

from backend.people.matching import Traits
from tests.architecture.authz.papers import paper as filed
from tests.cast import TEST_OID
from tests.entrusting.giving import delegation_of, gives
from tests.rights.asks import opposes

FOR = "/pour/{person:uuid}/demandes"
ONE = "/aidants/{delegation:uuid}"
ROSE = Traits("255089741300129", TEST_OID, "LEBON", "ROSE", "1955-08-02", "F", "97413")


async def asked_changes(cast, get, post, given):
    """`given` is David's."""
    rose = await cast.usager("Rose", "Lebon", cast.tilleuls, ROSE, cast.care)
    less = iter([await _given(cast, rose), await _given(cast, cast.marion)])
    more = iter([await _more(cast, cast.laura), await _more(cast, rose)])

    def narrow():
        who, one = next(less)
        return post(who, f"/aidants/{one}/reduire", **{"lire-mdph": "on"})()

    def widen():
        who, path, form = next(more)
        return who.client.post(path, data=form, follow_redirects=False)

    return {
        **await _asks(cast, rose, get, post),
        ("GET", f"{ONE}/changer"): get(cast.david, f"/aidants/{given}/changer"),
        ("POST", f"{ONE}/changer"): post(cast.david, f"/aidants/{given}/changer", **{"lire-mdph": "on"}),
        ("POST", f"{ONE}/reduire"): narrow,
        ("POST", f"{ONE}/elargir"): widen,
    }


async def _asks(cast, rose, get, post):
    """Somebody asks for a right of Rose: each time about another paper."""
    asker, base = await cast.stranger(), f"/pour/{rose.id}"
    await gives(rose, asker, quoi="own", grille="on", **{"lire-mdph": "on", "demander-demandes": "on"})
    first, other, *rest = [await filed(cast, cast.tilleuls, rose.dossier, "mdph") for _ in range(4)]
    asker.base, left = base, iter(rest)
    request = await opposes(asker, first)

    def ask():
        return post(asker, f"{base}/demandes/opposition", papier=str(next(left)), pourquoi="private", mots="")()

    return {
        ("GET", f"{FOR}/opposition"): get(asker, f"{base}/demandes/opposition?papier={other}"),
        ("POST", f"{FOR}/opposition"): ask,
        ("GET", f"{FOR}/{{asked:uuid}}"): get(asker, f"{base}/demandes/{request}"),
    }


async def _given(cast, usager):
    return usager, delegation_of(await gives(usager, await cast.stranger()))


async def _more(cast, usager):
    """What is added, proved already."""
    who, one = await _given(cast, usager)
    path, form = f"/aidants/{one}/elargir", {"key": str(uuid4()), "lire-mdph": "on", "lire-choix": "on"}
    await who.client.proves(path, form)
    return who, path, form
