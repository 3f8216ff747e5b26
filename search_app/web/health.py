"""`/healthz`: the process lives. `/readyz`: the index answers. A process may live while its index cannot be read."""

from flask import Blueprint, Response, jsonify

from indexer.engine import EngineError, EngineRequest
from indexer.query import Everything
from search_app.web.site import library, site

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    return jsonify({"status": "ok"})


@blueprint.get("/readyz")
def readyz() -> Response:
    try:
        reader = library().reader
        reader.search(EngineRequest(Everything(), limit=1))
    except EngineError as error:
        answer = jsonify({"status": "unavailable", "reason": str(error)})
        answer.status_code = 503
        return answer
    warning = site().index.warning
    found = {"status": "degraded" if warning else "ok", "documents": reader.document_count, "passages": reader.passage_count}
    return jsonify({**found, "warning": warning} if warning else found)
