"""The pages of `pages.py` over HTTP: the browser keeps the files, which a route that answers for it forbids."""

import sys
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from tests.browser.stage import HEADERS, answer_to


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        said = answer_to(self.path.partition("?")[0])
        self.send_response(said.status)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("cache-control", "max-age=3600" if said.lasting else "no-store")
        self.send_header("content-type", said.media_type)
        self.send_header("content-length", str(len(said.body)))
        self.end_headers()
        self.wfile.write(said.body)

    def do_POST(self):
        """Whatever is sent is read to its end, and told nowhere."""
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.do_GET()

    def log_message(self, *said):
        """Nothing: the tests tell."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # a browser opens six connections at once, several pages more

    def handle_error(self, request, client_address):
        """A browser that leaves a page hangs up; a page that breaks says why."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving():
    """The address, as a secure one for the browser, until the end of the block."""
    with Server(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
