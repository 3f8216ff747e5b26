"""The headers every answer carries."""

from flask import Flask, Response, g, request

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
    response.headers.extend({name: value for name, value in HEADERS.items() if name not in response.headers})
    if "browser_language" in g:
        response.vary.add("Accept-Language")
    if request.endpoint == "static" and "v" in request.args:
        response.headers["Cache-Control"] = f"public, max-age={STATIC_SECONDS}, immutable"
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-cache"
    return response
