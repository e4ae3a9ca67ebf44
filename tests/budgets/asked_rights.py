"""The routes of requests, asked as in `asked`: each write has something new to change each time."""

from tests.architecture.authz.papers import paper
from tests.rights.asks import opposes, prints

OPPOSE, ONE = "/demandes/opposition", "/demandes/{asked:uuid}"
DESK = "/equipe/{house:uuid}/demandes"


async def asked_rights(cast, get, post):
    async def new_paper():
        return await paper(cast, cast.tilleuls, cast.david.dossier)

    async def some():
        return iter([await opposes(cast.david, await new_paper()) for _ in range(2)])

    def each(who, things, about):
        def ask():
            path, fields = about(next(things))
            return post(who, path, **fields)()

        return ask

    david, martin, desk = cast.david, cast.martin, f"{cast.martin.base}/demandes"
    followed, other = await opposes(david, await new_paper()), await new_paper()
    await prints(cast, followed)
    reference = await cast.sql.fetchval("select reference from request where id = $1", followed)
    papers, withdrawn, answered = iter([await new_paper() for _ in range(2)]), await some(), await some()
    return {
        ("GET", "/demandes"): get(david, "/demandes"),
        ("GET", OPPOSE): get(david, f"{OPPOSE}?papier={other}"),
        ("GET", ONE): get(david, f"/demandes/{followed}"),
        ("GET", f"{ONE}/recu"): get(david, f"/demandes/{followed}/recu"),
        ("GET", DESK): get(martin, desk),
        ("GET", f"{DESK}/{{asked:uuid}}"): get(martin, f"{desk}/{followed}"),
        ("GET", "/verifier/{reference:str}"): get(david, f"/verifier/{reference}"),
        ("POST", OPPOSE): each(david, papers, lambda one: (OPPOSE, {"papier": str(one), "pourquoi": "private"})),
        ("POST", f"{ONE}/retirer"): each(david, withdrawn, lambda one: (f"/demandes/{one}/retirer", {})),
        ("POST", f"{DESK}/{{asked:uuid}}/repondre"): each(
            martin, answered, lambda one: (f"{desk}/{one}/repondre", {"reponse": "accepted", "mots": "D’accord."})
        ),
    }
