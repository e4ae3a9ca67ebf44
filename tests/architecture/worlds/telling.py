"""A world in which rules and policies differ, told so that one can follow."""

from uuid import UUID

import msgspec

LETTERS = {"persons": "person", "houses": "house", "dossiers": "dossier", "teams": "team", "papers": "paper",
           "memberships": "membership", "delegations": "delegation", "letters": "thread",
           "requests": "request", "visits": "appointment", "bans": "ban"}  # fmt: skip


def names_of(world):
    """Short names instead of ids: person-1, dossier-2."""
    named = {world.machine: "machine"}
    for field, word in LETTERS.items():
        named |= {key: f"{word}-{n}" for n, key in enumerate(getattr(world, field), 1)}
    return named | {letter.message: f"message of {named[key]}" for key, letter in world.letters.items()}


def difference(world, rules, policies):
    """Each point where they differ, then the facts that can matter to the one who asks."""
    named = names_of(world)
    lines = [f"World {world.seed}: {_plain(world.asked, named)}"]
    for point in ("level", "dossiers", "papers", "files", "listed", "threads", "messages", "requests", "visits"):
        said, did = getattr(rules, point), getattr(policies, point)
        if said != did:
            lines.append(f"DIFFERS {point}: rules {_plain(said, named)}; PostgreSQL {_plain(did, named)}")
    for deed, said, did in zip(world.deeds, rules.done, policies.done, strict=True):
        if said != did:
            lines.append(f"DIFFERS {_plain(deed, named)}: rules {said}; PostgreSQL {did}")
    lines += [f"  {named[key]}: {_plain(fact, named)}" for key, fact in _facts(world)]
    return "\n".join([*lines, *(f"  {_plain(support, named)}" for support in world.supports)])


def _facts(world):
    asker, subject = world.asked.sign_in.person, world.asked.subject
    for field in ("dossiers", "teams", "papers", "letters", "requests", "visits", "bans"):
        yield from getattr(world, field).items()
    for key, membership in world.memberships.items():
        if (membership.person, membership.house) == (asker, subject):
            yield key, membership
    for key, delegation in world.delegations.items():
        if asker in (delegation.aidant, delegation.usager):
            yield key, delegation


def _plain(value, named):
    if isinstance(value, UUID):
        return named.get(value, "another")
    if isinstance(value, frozenset | tuple):
        return "{" + ", ".join(sorted(_plain(one, named) for one in value)) + "}"
    if isinstance(value, msgspec.Struct):
        fields = ((name, getattr(value, name)) for name in value.__struct_fields__ if name != "id")
        return f"{type(value).__name__}(" + ", ".join(f"{name}={_plain(one, named)}" for name, one in fields) + ")"
    return f"{value:%Y-%m-%dT%H:%M}" if hasattr(value, "strftime") else str(value)
