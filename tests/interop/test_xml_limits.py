"""What would exhaust us is refused in little time; the sizes we allow pass."""

import time

import pytest

from backend.interop import xml
from backend.interop.xml import parse
from tests.interop.refusals import reason_of


@pytest.mark.attack("H09")
def test_entities_that_multiply_never_reach_the_parser():
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    lol = f'<!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]><a>&l9;</a>'
    quadratic = f'<!DOCTYPE a [<!ENTITY x "{"x" * 100_000}">]><a>{"&x;" * 10_000}</a>'
    began = time.process_time()
    assert reason_of(lol.encode()) == reason_of(quadratic.encode()) == "doctype"
    assert time.process_time() - began < 0.5


@pytest.mark.attack("H10")
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<a>" * 300 + b"</a>" * 300, "malformed"),
        (b'<a b="' + b"x" * 10_500_000 + b'"/>', "malformed"),
        (b"<a>" + b"<b/>" * 1_000_000 + b"</a>", "too-many-elements"),
        (
            b"<a " + b" ".join(b'xmlns:n%d="u"' % i for i in range(1_000_000)) + b"/>",
            "too-many-namespaces",
        ),
        (b"<a " + b" ".join(b'n%d="u"' % i for i in range(500_000)) + b"/>", "too-many-attributes"),
        (b"<a " + b" ".join(b'n%d="u"' % i for i in range(300)) + b"/>", "too-many-attributes"),
        (b"<a>" + b" " * (25 * 1024 * 1024) + b"</a>", "too-large"),
        (b"", "empty"),
    ],
    ids=["deep", "attribute", "siblings", "namespaces", "attributes", "of-one", "large", "empty"],
)
def test_what_would_exhaust_us_is_refused_in_little_time(body, reason):
    began = time.process_time()
    assert reason_of(body) == reason
    assert time.process_time() - began < 2


def test_the_allowed_sizes_pass():
    deep = parse(b"<a>" * 250 + b"</a>" * 250)
    assert len(list(deep.iter())) == 250
    assert len(parse(b"<a>" + b"<b/>" * 10_000 + b"</a>")) == 10_000


@pytest.mark.attack("H10")
def test_the_depth_is_ours_to_bound_not_only_the_librarys(monkeypatch):
    monkeypatch.setattr(xml, "MAX_DEPTH", 10)
    assert len(list(parse(b"<a>" * 10 + b"</a>" * 10).iter())) == 10
    assert reason_of(b"<a>" * 11 + b"</a>" * 11) == "too-deep"
