"""Another dossier that may be hers, who is around her, a paper that was with somebody else: asked as in `asked`."""

from uuid import uuid4

import msgspec

from backend.demo.making import insert
from backend.people.matching import Traits
from tests.architecture.authz.papers import paper
from tests.cast import TEST_OID
from tests.people.insi import opens

HOUSE = "/equipe/{house:uuid}"
PERSON, INCIDENT = f"{HOUSE}/personnes/{{dossier:uuid}}", f"{HOUSE}/incidents/{{misfiling:uuid}}"
NINA = Traits("284039741100124", TEST_OID, "BOYER", "NINA", "1984-03-12", "F", "97411")
PAIR = """insert into dossier_pair (id, establishment_id, one_id, other_id, joined_by)
          values (gen_random_uuid(), $1, $2, $3, $2)"""


async def asked_dossiers(cast, get, post):
    clerk, nina = cast.clerk, await cast.usager("Nina", "Boyer", cast.tilleuls, NINA, cast.care)
    pairs = [await _joined(cast, nina) for _ in range(4)]
    first, *records = [await _misfiled(cast) for _ in range(4)]
    incident = f"{clerk.base}/incidents/{first}"
    closing = iter([(f"{clerk.base}/incidents/{one}", {"a-qui": "personne", "autorite": "no_risk"}) for one in records])
    no = iter([(f"/dossiers/{one}/non", {}) for one in pairs[:2]])
    yes = iter([await _says_yes(nina, pair) for pair in pairs[2:]])
    return {
        ("GET", "/dossiers"): get(nina, "/dossiers"),
        ("POST", "/dossiers/{pair:uuid}/non"): _pressed(nina, post, no),
        ("POST", "/dossiers/{pair:uuid}/oui"): _in_turn(yes),
        ("GET", "/entourage"): get(cast.david, "/entourage"),
        ("GET", f"{PERSON}/entourage"): get(
            cast.martin, f"{cast.martin.base}/personnes/{cast.david.dossier}/entourage"
        ),
        ("GET", f"{HOUSE}/incidents"): get(clerk, f"{clerk.base}/incidents"),
        ("GET", INCIDENT): get(clerk, incident),
        ("POST", INCIDENT): _pressed(clerk, post, closing),
        ("POST", f"{INCIDENT}/chercher"): post(clerk, f"{incident}/chercher", ne_le="20/05/1991"),
    }


async def _joined(cast, hers):
    """Another dossier, joined to one that is hers: the pair."""
    ones = [await opens(cast, Traits("", "", *msgspec.structs.astuple(NINA)[2:])) for _ in range(2)]
    await cast.sql.execute("update dossier set person_id = $2, linked_at = now() where id = $1", ones[0], hers.id)
    pair = uuid4()
    await cast.sql.execute(PAIR.replace("gen_random_uuid()", f"'{pair}'"), cast.tilleuls.id, *ones)
    return pair


async def _misfiled(cast):
    filed = await paper(cast, cast.tilleuls, cast.david.dossier, state="cancelled")
    where = {"establishment_id": cast.tilleuls.id, "dossier_id": cast.david.dossier, "document_id": filed}
    return await insert(cast.sql, "misfiling", id=uuid4(), opened_by=cast.clerk.id, **where)


async def _says_yes(who, pair):
    """She proved who she is for this very form, which is then sent."""
    url, form = f"/dossiers/{pair}/oui", {"key": str(uuid4())}
    await who.client.proves(url, form)
    return lambda: who.client.post(url, data=form, follow_redirects=False)


def _pressed(who, post, each):
    def ask():
        url, fields = next(each)
        return post(who, url, **fields)()

    return ask


def _in_turn(acts):
    def act():
        return next(acts)()

    return act
