"""How a test bends one claim, and says which attack it is."""

import pytest


def having(**changed):
    return lambda claims: {**claims, **changed}


def without(name):
    return lambda claims: {k: v for k, v in claims.items() if k != name}


def lie(attack, words, bend, reason):
    return pytest.param(bend, reason, marks=pytest.mark.attack(attack), id=f"{attack} {words}")
