"""What is noted of every request: a line in the access log, where it is wanted, and the counters at `/metrics`.

No address of a client, no words, no parameters: what somebody looked for is nobody's business.
"""

import json
import logging
from datetime import UTC, datetime
from time import perf_counter
from typing import cast

from flask import Blueprint, Flask, Response, abort, current_app, g, request

from search_app.metrics import Metrics
from search_app.web.rate_limit import asked_here

blueprint = Blueprint("observation", __name__)

EXTENSION = "search_app_metrics"
ACCESS_LOG = logging.getLogger("search_app.access")


@blueprint.get("/metrics")
def metrics() -> Response:
    """For programs of this machine; to anybody else there is nothing here."""
    if not asked_here():
        abort(404)
    return Response("\n".join(metrics_of(current_app).lines()) + "\n", content_type="text/plain; version=0.0.4; charset=utf-8")


def metrics_of(app: Flask) -> Metrics:
    return cast("Metrics", app.extensions[EXTENSION])


def prepare(app: Flask, access_log: bool) -> None:
    """Begins to count. Asks to be called when the routes of `app` are all there."""
    app.extensions[EXTENSION] = Metrics(sorted({rule.endpoint for rule in app.url_map.iter_rules()}))
    app.before_request_funcs.setdefault(None, []).insert(0, _begin)
    app.after_request(_note_and_log if access_log else _note)


def _begin() -> None:
    g.began = perf_counter()


def _note(response: Response) -> Response:
    metrics_of(current_app).note(request.endpoint or "none", response.status_code, perf_counter() - g.began, g.get("out_of_time"))
    return response


def _note_and_log(response: Response) -> Response:
    ACCESS_LOG.info("%s", _line(request.endpoint or "none", response.status_code, perf_counter() - g.began))
    return _note(response)


def _line(endpoint: str, status: int, seconds: float) -> str:
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return json.dumps({"time": now, "method": request.method, "endpoint": endpoint, "status": status, "ms": round(seconds * 1000, 1)})
