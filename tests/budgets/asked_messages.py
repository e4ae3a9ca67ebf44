"""The routes of a team's messages, asked as in `asked`."""

from tests.messaging.talk import colleague

DESK, ONE = "/equipe/{house:uuid}/messages", "/equipe/{house:uuid}/messages/{thread:uuid}"


async def asked_messages(cast, get, post, thread):
    david, martin, zoe = cast.david, cast.martin, await colleague(cast)
    base = f"{martin.base}/messages"
    return {
        ("POST", "/messages/{thread:uuid}/garder"): post(david, f"/messages/{thread}/garder", mots="Je"),
        ("POST", "/messages/ecrire/garder"): post(david, "/messages/ecrire/garder", mots="Je"),
        ("GET", "/api/fils"): get(david, "/api/fils"),
        ("GET", DESK): get(martin, base),
        ("GET", ONE): get(martin, f"{base}/{thread}"),
        ("POST", f"{ONE}/noter"): post(martin, f"{base}/{thread}/noter", note="À rappeler."),
        ("POST", f"{ONE}/prendre"): post(martin, f"{base}/{thread}/prendre"),
        ("POST", f"{ONE}/confier"): post(martin, f"{base}/{thread}/confier", a=str(zoe.membership)),
        ("POST", f"{ONE}/rendre"): post(martin, f"{base}/{thread}/rendre"),
        ("POST", f"{ONE}/repondre"): post(martin, f"{base}/{thread}/repondre", mots="Oui."),
    }
