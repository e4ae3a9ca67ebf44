"""The routes of the identity desk, asked as in `asked`: each act has another parcel to settle each time."""

from uuid import uuid4

from tests.documents.desks import OTHER_DAY, waits

DESK = "/equipe/{house:uuid}/identites"


async def asked_identities(cast, get, post):
    async def some():
        return iter([await waits(cast, OTHER_DAY + b"<!-- %s -->" % uuid4().hex.encode()) for _ in range(2)])

    def each(parcels, verb, **fields):
        def ask():
            return post(clerk, f"{desk}/{next(parcels)}/{verb}", **fields)()

        return ask

    clerk, desk = cast.clerk, f"{cast.clerk.base}/identites"
    kept, tried, refused = await waits(cast), await some(), await some()
    one = f"{DESK}/{{parcel:uuid}}"
    return {
        ("GET", DESK): get(clerk, desk),
        ("GET", one): get(clerk, f"{desk}/{kept}"),
        ("GET", f"{one}/essayer"): get(clerk, f"{desk}/{kept}/essayer"),
        ("GET", f"{one}/refuser"): get(clerk, f"{desk}/{kept}/refuser"),
        ("POST", f"{one}/essayer"): each(tried, "essayer"),
        ("POST", f"{one}/refuser"): each(refused, "refuser", pourquoi="desk-mistake"),
    }
