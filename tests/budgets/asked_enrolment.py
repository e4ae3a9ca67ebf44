"""The routes of enrolment that speak to PostgreSQL in one transaction, asked at the desk."""

from tests.enrolment.desk import WHO, arriving, enrolled, place, prints, types

DESK = "/equipe/{house:uuid}/inscriptions"
ONE = f"{DESK}/{{dossier:uuid}}"
NEW = "/equipe/{house:uuid}/inscrire"


async def _claimed(cast):
    """Somebody typed the code of a new dossier: its id, and the claim's."""
    dossier = await enrolled(cast)
    [code] = await prints(cast, dossier)
    async with arriving(cast) as hers:
        await types(hers, code)
    return dossier, await cast.sql.fetchval("select id from enrolment_claim where dossier_id = $1::uuid", dossier)


async def asked_enrolment(cast, get, post):
    clerk, here, new = cast.clerk, place(cast.tilleuls), f"/equipe/{cast.tilleuls.id}/inscrire"
    rose, seen = await enrolled(cast, matricule="269059913116714"), await _claimed(cast)
    to_decide = iter([await _claimed(cast) for _ in range(2)])
    with_her = iter([await enrolled(cast) for _ in range(2)])
    where = {f"equipe-{cast.care}": "on", "depuis": "2026-11-02", "piece": "cni"}
    said = {"preuve": "Sa sœur était là.", "canal": "call", "quand": "2026-11-20"}
    names = iter(["Lebeau", "Lebel"])

    def decides():
        dossier, claim = next(to_decide)
        return post(clerk, f"{here}/{dossier}/est-ce-elle", demande=str(claim), reponse="oui")()

    def corrects():
        return post(clerk, f"{here}/{rose}/identite", **WHO | {"naissance": next(names), "sur": "on"})()

    def enrols():
        return post(clerk, f"{here}/{next(with_her)}/avec-elle", **said)()

    return {
        ("GET", DESK): get(clerk, here),
        ("GET", NEW): get(clerk, new),
        ("POST", f"{NEW}/ou"): post(clerk, f"{new}/ou", **WHO),
        ("POST", NEW): post(clerk, new, **WHO | where),
        ("POST", f"{DESK}/lettres"): post(clerk, f"{here}/lettres", **{f"lettre-{rose}": "on"}),
        ("GET", ONE): get(clerk, f"{here}/{rose}"),
        ("POST", f"{ONE}/telephone"): post(clerk, f"{here}/{rose}/telephone"),
        ("POST", f"{ONE}/suivi"): post(clerk, f"{here}/{rose}/suivi", souhait="never"),
        ("POST", f"{ONE}/matricule"): post(clerk, f"{here}/{rose}/matricule"),
        ("GET", f"{ONE}/avec-elle"): get(clerk, f"{here}/{rose}/avec-elle"),
        ("POST", f"{ONE}/avec-elle"): enrols,
        ("GET", f"{ONE}/equipes"): get(clerk, f"{here}/{rose}/equipes"),
        ("POST", f"{ONE}/equipes"): post(clerk, f"{here}/{rose}/equipes", **{f"equipe-{cast.office}": "on"}),
        ("GET", f"{ONE}/identite"): get(clerk, f"{here}/{rose}/identite"),
        ("POST", f"{ONE}/identite"): corrects,
        ("GET", f"{ONE}/est-ce-elle"): get(clerk, f"{here}/{seen[0]}/est-ce-elle"),
        ("POST", f"{ONE}/est-ce-elle"): decides,
    }
