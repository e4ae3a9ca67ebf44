"""What the desks of a house ask: her people, her members, what waits there, what nobody has read yet."""

from backend.delegation import queries as delegations
from backend.documents import added, recognise, to_identify, waiting
from backend.enrolment import queries as enrolment
from backend.identity.cards import giving
from backend.kit.clock import EARLIEST
from backend.mandates import queries as mandates
from backend.messaging import confiding, hours_desk
from backend.people import identity_queries, joining
from backend.people import queries as people
from backend.people.members import queries as members
from backend.protection import queries as protection
from backend.web import desk_home, home
from tests.architecture.plans.hot import DAVIDS, HOUSE, PAGE, UUID, Hot, made

NOBODY, BORN = UUID(int=0), "1984-03-12"
FIRST = {"since": EARLIEST, "after": NOBODY}
MEMBER = made("member", 9)
DESK = [
    Hot("nurse", "what waits, on the first page", desk_home.WAITING, {"house": HOUSE}, 70 * PAGE),
    Hot("clerk", "what waits, on the first page", desk_home.WAITING, {"house": HOUSE}, 70 * PAGE),
    Hot("nurse", "what people added, unread", added.ADDED, {}, 60 * PAGE),
    Hot("nurse", "somebody by name", people.NAMED, {"words": ["nom"]}, 14 * PAGE),
    # Each member of the three teams that answer him, a hundred in each, by name.
    Hot("david", "who can be confided in", confiding.CONFIDANTS, {}, 95 * PAGE),
    Hot("nurse", "hours of a team", hours_desk.TEAM, {"id": made("team", 1)}, PAGE),
    Hot("clerk", "members", members.MEMBERS, {"house": HOUSE, "after": NOBODY}, 14 * PAGE),
    Hot("clerk", "members, later", members.MEMBERS, {"house": HOUSE, "after": MEMBER}, 14 * PAGE),
    Hot("clerk", "a member", members.MEMBER, {"house": HOUSE, "id": MEMBER}, PAGE),
    Hot("clerk", "teams", members.TEAMS, {"house": HOUSE, "team": None}, 45 * PAGE),
    Hot("clerk", "roles", members.ROLES, {"house": HOUSE, "role": None}, 12 * PAGE),
    Hot("clerk", "who waits to be enrolled", enrolment.WAITING, {"state": "asked", "after": NOBODY}, 12 * PAGE),
    Hot("clerk", "born that day", enrolment.ALIKE, {"birthdate": BORN}, 12 * PAGE),
    Hot("clerk", "mandates", mandates.WAITING, {}, PAGE),
    Hot("clerk", "mandates to check", mandates.TO_CHECK, {}, PAGE),
    Hot("clerk", "parcels to identify", to_identify.WAITING, FIRST, 4 * PAGE),
    Hot("clerk", "identities that are not sure", identity_queries.UNSURE, FIRST, 4 * PAGE),
    Hot("clerk", "what is told otherwise", identity_queries.DIFFERENT, {}, PAGE),
    Hot("clerk", "an identity", identity_queries.ONE, {"dossier": DAVIDS}, PAGE),
    Hot("clerk", "alike", joining.ALIKE, {"dossier": DAVIDS}, 12 * PAGE),
    Hot("clerk", "a card", giving.ONE, {"dossier": DAVIDS}, PAGE),
    Hot("clerk", "measures", protection.HERE, {"dossier": DAVIDS}, PAGE),
    Hot("dui", "whose number", recognise.BY_INDEX, {"house": HOUSE, "wanted": b""}, PAGE),
    Hot("dui", "near", waiting.NEAR, {"house": HOUSE, "wanted": b"", "birthdate": BORN}, 12 * PAGE),
    Hot("david", "what is new, on the first page", home.NEWS, {}, 90 * PAGE),
    # Her two shelves of his 5,000 papers: those of the other shelves are walked past.
    Hot("paula", "what is new of his", home.THEIR_NEWS, {}, 160 * PAGE),
    Hot("paula", "whom she helps", people.ACTING_FOR, {}, 2 * PAGE),
    Hot("paula", "whom she may add for", people.ADDING_FOR, {}, 2 * PAGE),
    Hot("david", "who helps him", delegations.HELD, {"id": made("delegation", 1)}, PAGE),
]
