"""The path below which readers see the site: that of `SEARCH_PUBLIC_URL`, unless a proxy names one itself (`X-Forwarded-Prefix`)."""

from collections.abc import Iterable
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class Below:
    """The application below the path of `public_url`. The proxy may cut the path off, or pass it on."""

    def __init__(self, app: WSGIApplication, public_url: str) -> None:
        self._app = app
        self._prefix = urlsplit(public_url).path.rstrip("/")

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not environ.get("SCRIPT_NAME"):
            environ["SCRIPT_NAME"] = self._prefix
            if f"{environ['PATH_INFO']}/".startswith(f"{self._prefix}/"):
                environ["PATH_INFO"] = environ["PATH_INFO"].removeprefix(self._prefix)
        return self._app(environ, start_response)
