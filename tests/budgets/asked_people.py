"""The routes of the desk of people's identities, asked as in `asked`: each act is about another person."""

from uuid import uuid4

from tests.budgets.asked_dossiers import PAIR, asked_dossiers
from tests.interop.insi import people
from tests.people.insi import opens, traits_of

DESK = "/equipe/{house:uuid}/identites/personnes"
ONE = f"{DESK}/{{dossier:uuid}}"
SAID = """insert into insi_search (id, establishment_id, dossier_id, asked_by, state, reason, birth_name, given_names,
                                   birthdate, sex, birthplace)
          values (gen_random_uuid(), $1, $2, $2, 'unlike', 'given_names', 'NESSI', 'RUTH', '1977-07-14', 'F', '63220')
          returning id"""


async def asked_people(cast, get, post):
    clerk, desk = cast.clerk, f"{cast.clerk.base}/identites/personnes"
    known = [await opens(cast, traits_of(people.RUTH)) for _ in range(7)]
    said = [await cast.sql.fetchval(SAID, cast.tilleuls.id, one) for one in known]

    def each(rows, verb, fields):
        rest = iter(rows)

        def ask():
            row = next(rest)
            return post(clerk, f"{desk}/{row[0]}/{verb}", **fields(*row))()

        return ask

    pairs = list(zip(known, said, strict=True))
    await cast.sql.execute("delete from insi_search where id = any ($1)", said[5:])
    spare = [await opens(cast, traits_of(people.ZOE)) for _ in range(4)]
    joined = [await opens(cast, traits_of(people.ZOE)) for _ in range(4)]
    for one, other in (joined[:2], joined[2:]):
        await cast.sql.execute(PAIR, cast.tilleuls.id, one, other)

    joins = iter([await _proved(clerk, f"{desk}/{one}/reunir", other) for one, other in (spare[:2], spare[2:])])
    return {
        **await asked_dossiers(cast, get, post),
        ("GET", f"{ONE}/reunir"): get(clerk, f"{desk}/{spare[0]}/reunir"),
        ("POST", f"{ONE}/reunir"): _each_in_turn(joins),
        ("POST", f"{ONE}/separer"): each([joined[:2], joined[2:]], "separer", lambda *_: {}),
        ("GET", DESK): get(clerk, desk),
        ("GET", ONE): get(clerk, f"{desk}/{known[0]}"),
        ("GET", f"{ONE}/document"): get(clerk, f"{desk}/{known[0]}/document"),
        ("POST", f"{ONE}/document"): each(pairs[1:3], "document", lambda *_: {"piece": "passport"}),
        ("POST", f"{ONE}/ecart"): each(pairs[3:5], "ecart", lambda _, s: {"ecart": str(s), "faire": "laisser"}),
        ("POST", f"{ONE}/insi"): each(pairs[5:7], "insi", lambda *_: {}),
    }


async def _proved(who, url, other):
    """She proved who she is for this very form, which is then sent."""
    form = {"avec": str(other), "key": str(uuid4())}
    await who.client.proves(url, form)
    return lambda: who.client.post(url, data=form, follow_redirects=False)


def _each_in_turn(acts):
    def act():
        return next(acts)()

    return act
