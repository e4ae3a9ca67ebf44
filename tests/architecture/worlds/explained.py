"""What the rules say that somebody finds and may do."""

import msgspec

from backend.appointments.rules import SEE, SHELF
from backend.delegation import rules as delegation
from backend.documents import rules as documents
from backend.identity import rules as identity
from backend.messaging import rules as messaging
from backend.people import rules as people
from backend.rights import rules as rights
from backend.rights.clocks import clocks
from tests.architecture.worlds import bans, visiting
from tests.architecture.worlds import world as w

NO_PERMIT = 9
MAY = {w.Hide: documents.may_hide, w.Dispute: documents.may_dispute, w.MarkOpened: documents.knows,
       w.Announce: documents.may_announce}  # fmt: skip


class Powers(msgspec.Struct, frozen=True):
    """The shelves of an actor who was recognised with a permit."""

    dossiers: frozenset
    reads: frozenset
    writes: frozenset
    teams: frozenset
    duties: frozenset = frozenset()
    identifies: object = None
    membership: object = None
    named: frozenset = frozenset()
    asks_in: frozenset | None = None  # an aidant's: where she may ask for rights
    everyday: frozenset = frozenset()
    by_authority: bool = False
    sees: frozenset = frozenset()  # dossiers whose appointments are open to her
    plans: frozenset = frozenset()


ONE_PROOF = 1


def explained(world, moment):
    asked = world.asked
    if not identity.alive(asked.sign_in, moment):
        return w.nothing(0, len(world.deeds))
    if not identity.proved(asked.sign_in):
        return w.nothing(ONE_PROOF, len(world.deeds))
    powers = _powers(world, moment)
    if powers is None:
        return w.nothing(NO_PERMIT, len(world.deeds))
    reader, writer, asker = _hats(asked, powers, _confidants(world, moment, powers))
    looker = visiting.seer(reader.capacity, reader.person, powers)
    papers = frozenset(key for key, paper in world.papers.items() if documents.knows(reader, paper))
    threads = {key: letter for key, letter in world.letters.items() if messaging.sees(writer, letter.thread)}
    return w.Verdict(
        level=asked.sign_in.level,
        dossiers=powers.dossiers | powers.named,
        papers=papers,
        files=papers,
        listed=frozenset(key for key in papers if documents.reads(reader, world.papers[key])),
        threads=frozenset(threads),
        messages=frozenset(letter.message for letter in threads.values() if letter.thread.begun),
        requests=frozenset(key for key, one in world.requests.items() if _sees(world, reader, asker, one)),
        visits=visiting.known(world, looker),
        done=tuple(_done(world, moment, (reader, writer, asker, looker), deed) for deed in world.deeds),
    )


def _powers(world, moment):
    asked, person = world.asked, world.asked.sign_in.person
    if identity.capacity_of(asked.sign_in, asked.capacity) is None:
        return None
    if asked.capacity == "machine":
        return Powers(*(frozenset(),) * 4) if asked.sign_in.machine else None
    if asked.capacity == "usager":
        if not identity.is_herself(asked.sign_in, asked.subject):
            return None
        if asked.sign_in.helped:
            reads = people.own_shelves(world.dossiers.values(), person, identity.EVERYDAY)
            return Powers(people.own_dossiers(world.dossiers.values(), person), reads, frozenset(), frozenset())
        shelves = people.own_shelves(world.dossiers.values(), person, (*w.FAMILIES, SHELF))
        sees = _there(shelves)
        return Powers(people.own_dossiers(world.dossiers.values(), person), shelves, shelves, frozenset(), sees=sees)
    return (_as_aidant if asked.capacity == "aidant" else _as_staff)(world, moment, person)


def _there(shelves):
    """The dossiers whose appointments are among these shelves."""
    return frozenset(dossier for dossier, family in shelves if family == SHELF)


def _as_aidant(world, moment, person):
    usager = world.asked.subject
    for one in world.delegations.values():
        if delegation.acts_for(one, person, usager, moment):
            hers = people.own_dossiers(world.dossiers.values(), usager)
            waits = people.withheld_shelves(world.dossiers.values(), usager)
            reads, writes = (delegation.aidant_shelves(one, hers, waits, can, moment) for can in w.RIGHTS)
            exercises = frozenset(d for d, _ in delegation.aidant_shelves(one, hers, waits, "exercise", moment))
            seen = delegation.aidant_dossiers(one, hers, moment)
            everyday = frozenset(d for d in seen if delegation.everyday_only(one, d, moment))
            may = {"asks_in": exercises, "everyday": everyday, "by_authority": one.ground == "authority"}
            may["sees"] = _there(delegation.aidant_shelves(one, hers, waits, SEE, moment))
            return Powers(seen, reads, writes, frozenset(), **may)
    return None


def _as_staff(world, moment, person):
    works_in = {m.house for m in world.memberships.values() if people.works(m, person, m.house, moment)}
    if not identity.is_for(world.asked.sign_in, world.asked.subject, works_in):
        return None
    for key, one in world.memberships.items():
        if people.works(one, person, world.asked.subject, moment):
            reads, writes = (people.staff_shelves(one, world.supports, can, moment) for can in w.RIGHTS)
            identifies = one.house if "identity" in one.duties else None
            hers = people.supported(one, world.supports, moment)
            named = people.named(one, world.dossiers.values())
            seen = {"sees": _there(people.staff_shelves(one, world.supports, SEE, moment)), "plans": _there(writes)}
            return Powers(hers, reads, writes, one.teams, one.duties, identifies, key, named, **seen)
    return None


def _confidants(world, moment, powers):
    """To whom alone she may write, when it is her own dossier."""
    if world.asked.capacity != "usager" or world.asked.sign_in.helped:
        return frozenset()
    return frozenset(
        (key, support.team, support.dossier)
        for key, member in world.memberships.items()
        for support in world.supports
        if support.dossier in powers.dossiers
        and messaging.may_be_confided_in(
            member, support.team, world.teams[support.team].answers, support, support.dossier, moment
        )
    )


def _hats(asked, powers, confidants):
    actor, capacity = asked.sign_in.person or asked.sign_in.machine, identity.capacity_of(asked.sign_in, asked.capacity)
    reads, writes = (frozenset(d for d, family in s if family == "messages") for s in (powers.reads, powers.writes))
    return (
        documents.Reader(capacity, actor, powers.reads, powers.identifies, powers.everyday, powers.by_authority),
        messaging.Writer(
            capacity, actor, reads, writes, powers.teams, powers.membership, confidants, powers.by_authority
        ),
        rights.Asker(
            capacity,
            powers.dossiers if powers.asks_in is None else powers.asks_in,
            powers.duties,
            actor,
            powers.by_authority,
        ),
    )


def _done(world, moment, hats, deed):
    reader, writer, asker, looker = hats
    match deed:
        case w.Plan() | w.Move() | w.Keep():
            return visiting.allowed(world, moment, looker, deed)
        case w.Name() | w.Forbid() | w.Lift():
            return bans.allowed(world, reader, asker.duties, deed)
        case w.Hide() | w.Dispute() | w.MarkOpened() | w.Announce():
            return MAY[type(deed)](reader, world.papers[deed.paper])
        case w.Ask() | w.Become() | w.Say():
            return _about_rights(world, reader, asker, deed)
        case w.Give() | w.Stop():
            return reader.capacity == "usager" and _given(world, moment, reader.person, deed)
    return _written(world, moment, reader, writer, deed)


def _written(world, moment, reader, writer, deed):
    match deed:
        case w.MarkRead(thread):
            return messaging.sees(writer, world.letters[thread].thread)
        case w.TakeNumber(thread):
            return messaging.may_take_number(writer, world.letters[thread].thread)
        case w.Hold(thread, key):
            return messaging.may_hold(writer, world.letters[thread].thread, key, world.memberships[key], moment)
        case w.Note(thread, author, dossier):
            return messaging.may_note(writer, world.letters[thread].thread, author, dossier)
        case w.Begin(thread, about):
            return messaging.may_begin(writer, _wish(world, moment, reader, thread, about))
        case w.Post(thread, author, capacity, dossier):
            return messaging.may_post(writer, world.letters[thread].thread, author, capacity, dossier)


def _about_rights(world, reader, asker, deed):
    match deed:
        case w.Ask(dossier, paper, by):
            seen = world.papers[paper].dossier == dossier and documents.knows(reader, world.papers[paper])
            in_her_name = by == reader.person or (by is None and reader.capacity == "usager")
            return in_her_name and rights.may_ask(asker, dossier, paper_seen=seen, usual=is_usual(deed.kind))
        case w.Become(key, state):
            return rights.may_become(asker, world.requests[key], state)
        case w.Say(key, step):
            one = world.requests[key]
            return rights.may_say(asker, one, step, paper_seen=documents.knows(reader, world.papers[one.document]))


def is_usual(kind):
    """What the clocks call usual; what they do not know is not."""
    law = clocks().get(kind)
    return law is not None and law.act == "usual"


def _sees(world, reader, asker, request):
    return rights.sees(asker, request, paper_seen=documents.knows(reader, world.papers[request.document]))


def _given(world, moment, giver, deed):
    match deed:
        case w.Give(key, dossier):
            hers = people.own_dossiers(world.dossiers.values(), giver)
            return delegation.may_give(giver, world.delegations[key], dossier, hers, moment)
        case w.Stop(key, back):
            return not back and delegation.may_stop(giver, world.delegations[key], moment)


def _wish(world, moment, reader, thread, about):
    team, paper = world.teams[thread.team], world.papers[about] if about else None
    supports = [s for s in world.supports if (s.team, s.dossier) == (thread.team, thread.dossier)]
    of_house = team.house == thread.house == world.dossiers[thread.dossier].house
    seen = paper is None or (paper.dossier == thread.dossier and documents.knows(reader, paper))
    return messaging.Wish(thread, team.answers, of_house and any(s.holds(moment) for s in supports), seen)
