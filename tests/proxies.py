"""A little reverse proxy, to see the page as others see it: under a path of another server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade"}


@contextmanager
def proxy(server: str, path: str, *, strip: bool) -> Iterator[str]:
    """Show the server at `server` under `path`; gives the proxy's address, with the path.

    Parameters
    ----------
    server : str
        Address of the server behind, whose own path is ignored.
    path : str
        "/some/path"; everything else is not found.
    strip : bool
        Whether the server behind is asked without the path.
    """
    behind = urlsplit(server).netloc

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if not self.path.startswith(path):
                return self.send_error(404)
            asked = "/" + self.path[len(path) :].lstrip("/") if strip else self.path
            connection = HTTPConnection(behind, timeout=60)
            try:
                headers = {**self.headers, "X-Forwarded-Host": self.headers["Host"]}
                connection.request(self.command, asked, body, headers)
                answer = connection.getresponse()
                content = answer.read()
            finally:
                connection.close()
            self.send_response_only(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in {*HOP_BY_HOP, "content-length"}:
                    self.send_header(name, value)
            if answer.status != 304:
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = pass_on

        def log_message(self, *arguments: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *arguments: object) -> None:
            pass  # A browser that closes its page breaks off what it was still asking for.

    with Server(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.server_port}{path}"
        finally:
            listening.shutdown()
            thread.join()
