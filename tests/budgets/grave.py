"""A grave act, asked once it is proved: what the act itself costs."""

from uuid import uuid4

from backend.demo.making import insert
from tests.architecture.authz.papers import NOW


async def grave(who, path, *forms):
    """Each form is proved beforehand; each request sends the next."""
    proved = [{"key": str(uuid4())} | form for form in forms]
    for form in proved:
        await who.client.proves(path, form)
    left = iter(proved)
    return lambda: who.client.post(path, data=next(left), follow_redirects=False)


async def unlinking(cast):
    """David takes away a provider that he added; each request another."""
    what = {"person_id": cast.david.id, "subject": "david", "usable_from": NOW}
    added = [await insert(cast.sql, "identity", id=uuid4(), issuer=f"https://{n}.test", **what) for n in range(3)]
    left = iter(added)
    return lambda: cast.david.client.post(
        f"/facons/{next(left)}/enlever", data={"key": str(uuid4())}, follow_redirects=False
    )
