"""What a server runs: `backend.asgi:app`."""

import os

from backend.app import create_app
from backend.environment import load
from backend.kit.log import configure
from backend.web.measure import Measure

settings = load(os.environ)
configure(settings.log_level)
app = Measure(create_app(settings))
