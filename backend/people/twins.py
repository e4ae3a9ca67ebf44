"""Are two dossiers of a house about one person? Probably, no, or somebody looks. Pure; nothing is joined by a rule.

Twins have the same name, day and place, and other given names: that is enough to say that they are two. Whatever a
hand may have mistyped (an accent, a day and a month in the wrong order, a maiden name) is for a human.
"""

from typing import Literal

import msgspec

from backend.people.matching import plain

Verdict = Literal["same", "different", "look"]
Likeness = Literal["equal", "near", "other"]
Number = Literal["same", "other", "unknown"]


class Civil(msgspec.Struct, frozen=True):
    """Who somebody is, as a house writes it. `birthplace` may be missing; a day or a month may be 00."""

    birth_name: str
    given_names: str
    birthdate: str
    sex: str
    birthplace: str
    used_name: str = ""
    used_given_name: str = ""


def compare(one: Civil, other: Civil, number: Number = "unknown") -> Verdict:
    """`number`: whether the two have the same matricule, as far as both are known."""
    names, given, born = _names(one, other), _given(one, other), _born(one.birthdate, other.birthdate)
    place, sex = _place(one.birthplace, other.birthplace), one.sex == other.sex
    likely = (names, given, born, place)
    whole = sex and all(each == "equal" for each in likely)
    if number != "unknown":
        return _by_number(number, whole=whole)
    if whole:
        return "same"
    unlike = [each for each in likely if each == "other"]
    if born == "other" or given == "other" or len(unlike) + (not sex) > 1:
        return "different"
    # One thing is really other: only when all the rest is word for word the same may it be a slip of the hand.
    if unlike or not sex:
        return "look" if sum(each != "equal" for each in likely) == len(unlike) else "different"
    return "look"


def _by_number(number: Number, *, whole: bool) -> Verdict:
    """The same number with other traits, or another with the same: a mistake somewhere, which nobody guesses."""
    if number == "same":
        return "same" if whole else "look"
    return "look" if whole else "different"


def _names(one: Civil, other: Civil) -> Likeness:
    left, right = plain(one.birth_name), plain(other.birth_name)
    if left == right and left:
        return "equal"
    if not left or not right:
        return "near"
    every = [{left, plain(one.used_name)} - {""}, {right, plain(other.used_name)} - {""}]
    parts = [set(left.split()), set(right.split())]
    if every[0] & every[1] or parts[0] <= parts[1] or parts[1] <= parts[0]:
        return "near"
    return "near" if _slip(left.replace(" ", ""), right.replace(" ", "")) else "other"


def _given(one: Civil, other: Civil) -> Likeness:
    left, right = plain(one.given_names).split(), plain(other.given_names).split()
    if left == right and left:
        return "equal"
    if not left or not right:
        return "near"
    used = {plain(one.used_given_name), plain(other.used_given_name)} - {""}
    if set(left) <= set(right) or set(right) <= set(left) or left[0] == right[0]:
        return "near"
    if used & set(left) and used & set(right):
        return "near"
    return "near" if _slip("".join(left), "".join(right)) or _slip(left[0], right[0]) else "other"


def _born(left: str, right: str) -> Likeness:
    if left == right:
        return "near" if "00" in (left[5:7], left[8:]) else "equal"
    one, other = left.split("-"), right.split("-")
    if len(one) != 3 or len(other) != 3:
        return "other"
    if one[0] == other[0] and one[1:] == other[:0:-1]:
        return "near"  # the day in the place of the month
    if all(a == b or "00" in (a, b) for a, b in zip(one, other, strict=True)):
        return "near"
    return (
        "near" if sum(a != b for a, b in zip(left, right, strict=False)) == 1 and len(left) == len(right) else "other"
    )


def _place(left: str, right: str) -> Likeness:
    if left == right and left:
        return "equal"
    return "other" if left and right else "near"


def _slip(left: str, right: str) -> bool:
    """One sign more, one less, one other, or two in the wrong order; short names have no room for a slip."""
    if min(len(left), len(right)) < 4 or abs(len(left) - len(right)) > 1:
        return False
    if len(left) == len(right):
        wrong = [n for n, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and left[wrong[0]] == right[wrong[1]]
        return len(wrong) == 1 or (swapped and left[wrong[1]] == right[wrong[0]])
    short, long = sorted((left, right), key=len)
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
