"""Write who did what, in the transaction of the act: both happen, or neither.

Nothing is read back, not even by RETURNING: the app may only add.
"""

import re

_INTO = """insert into audit_entry
    (id, establishment_id, dossier_id, actor_id, capacity, subject_id, purpose, act, objects)"""

_EACH_DOSSIER = """
    select gen_random_uuid(), establishment_id, dossier_id, {who},
           '{purpose}', '{act}', array_agg(id)
      from {shown} group by establishment_id, dossier_id"""
NOTED = _INTO + _EACH_DOSSIER
THE_ACTOR = "actor_id(), capacity(), subject_id()"
WORD = re.compile(r"[a-z_.]+")
PARAMETER = re.compile(r"\$[0-9]+")


def noted(act: str, purpose: str, shown: str = "shown") -> str:
    """The statement that notes all rows of `shown`, to stand in a `with` clause.

    One entry for each house and dossier among them: a list merges the dossiers of a person, and
    each house chains its own. `shown` has the columns id, establishment_id and dossier_id.
    """
    return _noted(act, purpose, shown, THE_ACTOR)


def noted_for_machine(act: str, purpose: str, machine: str, shown: str = "shown") -> str:
    """`noted`, in the name of the machine whose id is the parameter `machine` (`$3`)."""
    if not PARAMETER.fullmatch(machine):
        raise ValueError("a machine is a bound parameter")
    return _noted(act, purpose, shown, f"{machine}::uuid, 'machine', null::uuid")


def _noted(act: str, purpose: str, shown: str, who: str) -> str:
    if not all(WORD.fullmatch(word) for word in (act, purpose, shown)):
        raise ValueError("an act, a purpose and a name are words of ours")
    return NOTED.format(act=act, purpose=purpose, shown=shown, who=who)
