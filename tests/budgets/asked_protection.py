"""The routes of measures, as in `asked`: each act is about another measure, or another member."""

from uuid import uuid4

from backend.demo import making
from backend.documents.views import FAMILIES
from tests.architecture.authz.protected import CHILD, ENDS, STARTS
from tests.entrusting.giving import says_her_code
from tests.evidence.proving import added, opens
from tests.people.members.deciding import decides

PLACE, OFFICES = "/equipe/{house:uuid}/personnes/{dossier:uuid}/protection", "/equipe/{house:uuid}/organismes"
MINE = "/aidants/mesures/{measure:uuid}"
AGREED = {"jour": "02/01/2026", "accord": "on", **{f"voit-{family}": "on" for family in FAMILIES}}
ENDED = {"pourquoi": "ended"}
BAN, RIGHTS = {"decision": "01/01/2026", "preuve": "judgment"}, {"read": ("mdph",)}
TYPED = {"mesure": "tutelle/goods", "decision": "01/01/2026", "debut": "02/01/2026", "fin": "02/01/2031"}
TYPED |= {"preuve": "judgment", "prevenue": "on"}


async def asked_protection(cast, get, post):
    who = await decides(cast, "Léa", "Protège", "Madame Protège", ("enrolment",), "tutelles")
    other = await decides(cast, "Luc", "Vérifie", "Monsieur Vérifie", ("enrolment",), "tutelles")
    held = await cast.stranger()
    hers = [await _measure(cast, cast.david.dossier, other, held, checks=who) for _ in range(2)]
    base, offices = f"{who.base}/personnes/{cast.marion.dossier}/protection", f"{who.base}/organismes"
    waiting = [await _measure(cast, cast.marion.dossier, other, held) for _ in range(4)]
    for one in waiting[:2]:
        await added(cast, other, one)
        await opens(who, one)
    office = await making.insert(
        cast.sql, "guardian_office", id=uuid4(), establishment_id=cast.tilleuls.id, name="Association", made_by=who.id
    )
    agents = [await _agent(cast, office, other) for _ in range(4)]
    acts = {
        ("POST", PLACE): [(base, TYPED | {"code": await says_her_code(await cast.stranger())}) for _ in range(2)],
        ("POST", f"{PLACE}/{{measure:uuid}}/verifier"): [(f"{base}/{one}/verifier", {}) for one in waiting[:2]],
        ("POST", f"{PLACE}/{{measure:uuid}}/fin"): [(f"{base}/{one}/fin", ENDED) for one in waiting[2:]],
        ("POST", OFFICES): [(offices, {"nom": f"Association {n}"}) for n in range(2)],
        ("POST", f"{OFFICES}/{{office:uuid}}"): [
            (f"{offices}/{office}", {"code": await says_her_code(await cast.stranger())}) for _ in range(2)
        ],
        ("POST", f"{OFFICES}/{{office:uuid}}/{{agent:uuid}}/verifier"): [
            (f"{offices}/{office}/{one}/verifier", {}) for one in agents[:2]
        ],
        ("POST", f"{OFFICES}/{{office:uuid}}/{{agent:uuid}}/fin"): [
            (f"{offices}/{office}/{one}/fin", {}) for one in agents[2:]
        ],
    }
    child = await making.dossier(cast.sql, cast.ring, cast.tilleuls, CHILD)
    minor = f"{who.base}/personnes/{child}/protection/enfant"
    acts["POST", f"{PLACE}/enfant"] = [(minor, AGREED | {"maturite": word}) for word in ("alone", "helped")]
    known = [await making.delegation(cast.sql, cast.marion.id, (await cast.stranger()).id, cast.marion.dossier, RIGHTS)
             for _ in range(2)]  # fmt: skip
    banned = [await cast.sql.fetchval("select aidant_id from delegation where id = $1", one) for one in known]
    acts["POST", f"{PLACE}/contact"] = [(f"{base}/contact", BAN | {"aidant": str(one)}) for one in banned]
    made = {place: await _proved(who, sent) for place, sent in acts.items()}
    yes = [(f"/aidants/mesures/{one}/oui", {}) for one in hers]
    return made | {
        ("GET", PLACE): get(who, base),
        ("GET", f"{PLACE}/contact"): get(who, f"{base}/contact"),
        ("GET", f"{PLACE}/enfant"): get(who, minor),
        ("GET", OFFICES): get(who, offices),
        ("GET", f"{OFFICES}/{{office:uuid}}"): get(who, f"{offices}/{office}"),
        ("GET", MINE): get(cast.david, f"/aidants/mesures/{hers[0]}"),
        ("POST", f"{MINE}/oui"): await _proved(cast.david, yes),
        ("POST", f"{MINE}/non"): post(cast.david, f"/aidants/mesures/{hers[0]}/non"),
    }


async def _proved(who, sent):
    """Each request sends the next, proved beforehand where it must be."""
    typed = [(url, form | {"key": str(uuid4())}) for url, form in sent]
    if not typed[0][0].endswith(("/fin", "/organismes", "/contact")):
        for url, form in typed:
            await who.client.proves(url, form)
    left = iter(typed)

    async def ask():
        url, form = next(left)
        return await who.client.post(url, data=form, follow_redirects=False)

    return ask


async def _measure(cast, dossier, by, held, checks=None):
    checked = {"checked_by": checks.id, "checked_at": await cast.sql.fetchval("select now()")} if checks else {}
    made = await making.insert(
        cast.sql, "measure", id=uuid4(), establishment_id=cast.tilleuls.id, dossier_id=dossier, kind="curatelle",
        scope="assistance", decided_on=STARTS, starts_on=STARTS, ends_on=ENDS, evidence="judgment", entered_by=by.id,
        **checked,
    )  # fmt: skip
    where = {"measure_id": made, "establishment_id": cast.tilleuls.id}
    await making.insert(cast.sql, "measure_holder", id=uuid4(), **where, person_id=held.id)
    return made


async def _agent(cast, office, by):
    where = {"establishment_id": cast.tilleuls.id, "office_id": office, "entered_by": by.id}
    person = (await cast.stranger()).id
    return await making.insert(cast.sql, "guardian_office_member", id=uuid4(), **where, person_id=person)
