"""The line of a request, written in few steps, says what the log would have said."""

import pytest

from backend.kit import request_line
from backend.kit.log import configure, logger
from backend.web.measure import Measure

CANARY = "Kanari Plumejaune"


@pytest.mark.parametrize(
    ("route", "method", "status"),
    [("/papiers/{id:uuid}", "GET", 200), ("unknown", "OTHER", 500), (f"/papiers/{CANARY}", "GET", 404)],
)
def test_it_is_the_line_of_the_log(lines, route, method, status):
    logger.info("request", route=route, method=method, status=status, ms=3.4)
    request_line.tell(request_line.known(route, method, status), 0.00341)
    wanted, line = lines()
    assert line.pop("at")[:16] >= wanted.pop("at")[:16]
    assert ("route" in line, "dropped" in line) == (CANARY not in route, CANARY in route)
    assert line == wanted


def test_a_number_that_the_log_drops_is_dropped(lines):
    """No request lasts so long: a clock that is wrong says nothing."""
    logger.info("request", route="/", method="GET", status=200, ms=1e13)
    request_line.tell(request_line.known("/", "GET", 200), 1e10)
    wanted, line = lines()
    assert {**line, "at": ""} == {**wanted, "at": ""}
    assert line["dropped"] == 1


@pytest.mark.parametrize(("level", "told"), [("info", 1), ("warning", 0)])
def test_whoever_asks_for_warnings_alone_reads_none(lines, level, told):
    configure(level)
    Measure(lambda *_: None)._note({"method": "GET", "path_template": "/"}, 200, 0.001)
    assert len(lines()) == told


def test_each_line_says_its_own_time(lines):
    """What is known is kept, and never changed."""
    known = request_line.known("/", "GET", 200)
    for seconds in (0.001, 0.002):
        request_line.tell(known, seconds)
    assert [line["ms"] for line in lines()] == [1.0, 2.0]
    assert known["at"] == ""
