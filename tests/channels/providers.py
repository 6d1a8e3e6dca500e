"""Hand-made HTTP peers: they answer as a provider's published description says, and as a bad provider does."""

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Provider:
    """What it was sent, and how it answers from now on: a status, a body, and how long it thinks first."""

    url: str = ""
    port: int = 0
    status: int = 201
    body: Any = None
    delay: float = 0
    got: list[tuple[str, str, dict[str, str], Any]] = field(default_factory=list)


class Everybody(ThreadingHTTPServer):
    """Of those who dial at once the sixth would otherwise wait a second before it tries again."""

    request_queue_size = 100


def started(provider: Provider) -> ThreadingHTTPServer:
    """A real HTTP server on a free port."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self):
            raw = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
            try:
                said = json.loads(raw)
            except ValueError:
                said = raw
            provider.got.append((self.command, self.path, dict(self.headers.items()), said))
            time.sleep(provider.delay)
            self.send_response(provider.status)
            self.send_header("content-type", "application/json")
            self.end_headers()
            # What says that it has no content has none.
            if provider.status != 204:
                self.wfile.write(json.dumps(provider.body).encode())

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_):
            """Quiet."""

    server = Everybody(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    provider.port = server.server_port
    provider.url = f"http://127.0.0.1:{server.server_port}"
    return server
