"""Errors as answers: a page for people, JSON below `/api/`, never a traceback, never the words that were typed."""

import logging

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from indexer.engine import EngineError
from search_app.request import Fault, InvalidRequest
from search_app.web.site import interface

_LOG = logging.getLogger(__name__)

MESSAGES = {
    400: "The request could not be read.",
    404: "There is nothing at this address.",
    405: "This address does not accept that method.",
    414: "The address is too long.",
    422: "The request cannot be answered as it stands.",
    429: "Too many requests. Please wait a moment.",
    500: "Something went wrong on our side. It has been written to the log.",
    503: "The index cannot be read at the moment. Please try again soon.",
}


def prepare(app: Flask) -> None:
    app.register_error_handler(InvalidRequest, _invalid)
    app.register_error_handler(EngineError, _unreadable)
    app.register_error_handler(HTTPException, _http)


def _invalid(error: InvalidRequest) -> Response:
    return answer(422, error.faults)


def _unreadable(error: EngineError) -> Response:
    _LOG.error("the index cannot be read: %s", error)
    return answer(503)


def _http(error: HTTPException) -> Response:
    if isinstance(error, InternalServerError):
        return answer(500)  # Flask has logged it with its traceback
    if error.response is not None or error.code is None or error.code < 400:
        return make_response(error.get_response())
    made = answer(error.code if error.code in MESSAGES else 400)
    made.status_code = error.code
    made.headers.extend((name, value) for name, value in error.get_headers() if name not in {"Content-Type", "Content-Length"})
    return made


def answer(status: int, faults: tuple[Fault, ...] = ()) -> Response:
    """The answer for `status`, with all faults of the request."""
    here = interface()
    told = [{"parameter": fault.parameter, "message": here.say(fault.message, **fault.values)} for fault in faults]
    message = here.say(MESSAGES[status])
    if request.path.startswith("/api/"):
        made = jsonify({"error": {"status": status, "message": message, "faults": told}})
    else:
        made = make_response(render_template("error.html", status=status, message=message, faults=told))
    made.status_code = status
    return made
