"""Who asks: from which network, at which level, before which process."""

from typing import Any

from litestar import Request
from litestar.datastructures import State

from backend.identity.cards.service import House
from backend.identity.means import level_of
from backend.kit.clock import now
from backend.kit.visitors import FORWARDED, network

Req = Request[Any, Any, State]


def house_of(request: Req) -> House:
    state = request.app.state
    return House(state.pool, state.ring, state.slowly, state.limits)


def network_of(request: Req) -> str:
    peer = request.client.host if request.client else ""
    return network(peer, request.headers.getall(FORWARDED, []), request.app.state.settings.trusted_proxies)


def level_by(request: Req, means: str) -> int:
    """Raises MeansClosed when it opens nothing any more."""
    return level_of(means, now().date(), request.app.state.settings.means_closed)
