"""Bend what has a shape and keep it readable: a random bit in XML or JSON only meets the first guard."""

import copy
import random
from contextlib import suppress

import atheris
import msgspec
from lxml import etree

TIMES = (1, 2, 4, 8)
# How often the shape is bent, and the words of an element; else one of its attributes is.
SHAPES, WORDS = 0.3, 0.35
ODD = ("", "²", "٣", "0", "-1", "9" * 30, "1e999", "19840312", "99991231235960+9999", "00000000", "\u202e", "é" * 9,
       "#x", "a^b^c&d", "B64", "text/plain", "application/pdf", "image/png", "IVL_TS", "UNK", "../x", "NaN", " ",
       "JVBERi0=", "=", "1", "65535", "true", "①")  # fmt: skip


def xml(body: bytes, most: int, seed: int) -> bytes:
    """Another tree most of the time; raw bits for the rest, and for what is no tree any more."""
    dice = random.Random(seed)
    if dice.random() < 0.8:
        with suppress(etree.LxmlError, ValueError):
            root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
            for _ in range(dice.choice(TIMES)):
                _bend_element(dice, root)
            bent = etree.tostring(root)
            if len(bent) <= most:
                return bent
    return atheris.Mutate(body, most)


def _bend_element(dice: random.Random, root: etree._Element) -> None:
    """Removed, said twice, moved under another, renamed, given other words or an attribute of another."""
    everything = list(root.iter(etree.Element))
    one, other = dice.choice(everything), dice.choice(everything)
    act = dice.random()
    if act < SHAPES:
        dice.choice((_remove, _add, _replace, _rename))(one, other)
    elif act < SHAPES + WORDS:
        one.text = dice.choice((*ODD, other.text))
    elif one.attrib:
        one.set(dice.choice(one.keys()), dice.choice((*ODD, *other.values())))


def _remove(one: etree._Element, _other: etree._Element) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def _add(one: etree._Element, other: etree._Element) -> None:
    other.append(copy.deepcopy(one))


def _replace(one: etree._Element, other: etree._Element) -> None:
    if len(one):
        one[0] = copy.deepcopy(other)


def _rename(one: etree._Element, other: etree._Element) -> None:
    one.tag = other.tag


def json(body: bytes, most: int, seed: int) -> bytes:
    """The same for JSON."""
    dice = random.Random(seed)
    if dice.random() < 0.8:
        with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            told = msgspec.json.decode(body)
            places = list(_places(told))
            for _ in range(dice.choice(TIMES) if places else 0):
                holder, key = dice.choice(places)
                source, where = dice.choice(places)
                with suppress(LookupError):  # what held it was replaced a moment ago
                    holder[key] = dice.choice((*ODD, None, 0, [], {}, -1.5, [source[where]], source[where]))
            with suppress(ValueError, RecursionError):  # a part put inside itself
                bent = msgspec.json.encode(told)
                return bent if len(bent) <= most else body
    return atheris.Mutate(body, most)


def _places(told):
    pairs = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    for key, inner in pairs:
        yield told, key
        yield from _places(inner)
