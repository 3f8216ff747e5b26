"""The headers every answer carries."""

from collections.abc import Sequence

from flask import Flask, Response, g, request

from search_app.web.site import site

POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Words searched for are nobody else's business: the address stays on this site.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
STATIC_SECONDS = 31_536_000
"""The address of a static file changes with its content, so that a browser may keep it for a year."""


def prepare(app: Flask) -> None:
    app.after_request(_add)


def _add(response: Response) -> Response:
    if request.path.startswith("/api/"):
        _share(response, site().settings.api_origins.split())
    response.headers.extend({name: value for name, value in HEADERS.items() if name not in response.headers})
    if "browser_language" in g:
        response.vary.add("Accept-Language")
    if request.endpoint == "static" and "v" in request.args:
        response.headers["Cache-Control"] = f"public, max-age={STATIC_SECONDS}, immutable"
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-cache"
    return response


def _share(response: Response, origins: Sequence[str]) -> None:
    """Lets scripts of the sites `origins` read the answer. It is for the operator to say which: an index inside a network would
    otherwise be read by whatever site its readers visit."""
    if not origins:
        return
    response.vary.add("Origin")
    if "*" in origins or request.origin in origins:
        response.headers["Access-Control-Allow-Origin"] = "*" if "*" in origins else request.origin
        response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
