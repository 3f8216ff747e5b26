"""Errors as answers: a page for people, JSON below `/api/`, never a traceback. What was typed stands in the box of a refused search, to be
mended, and nowhere else."""

import logging

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from indexer.engine import EngineError, OutOfTime
from search_app.request import Fault, InvalidRequest, SearchRequest, clean
from search_app.web.site import give_up, interface, note_out_of_time

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
OUT_OF_TIME = "The search took too long and was stopped. Try fewer words or more filters, or the same again in a moment."
SECONDS_TO_WAIT = {"index": 30, "time": 5}
"""What `Retry-After` asks for: a new index is seen within a second, but making one may take long; a busy moment passes."""


def prepare(app: Flask) -> None:
    app.register_error_handler(InvalidRequest, _invalid)
    app.register_error_handler(EngineError, _unreadable)
    app.register_error_handler(OutOfTime, _out_of_time)
    app.register_error_handler(HTTPException, _http)


def _invalid(error: InvalidRequest) -> Response:
    return answer(422, error.faults)


def _unreadable(error: EngineError) -> Response:
    _LOG.error("the index cannot be read: %s", error)
    give_up(error)
    made = answer(503)
    made.headers["Retry-After"] = str(SECONDS_TO_WAIT["index"])
    return made


def _out_of_time(_: OutOfTime) -> Response:
    note_out_of_time("refused")
    made = answer(503, message=OUT_OF_TIME)
    made.headers["Retry-After"] = str(SECONDS_TO_WAIT["time"])
    return made


def _http(error: HTTPException) -> Response:
    if isinstance(error, InternalServerError):
        return answer(500)  # Flask has logged it with its traceback
    if error.response is not None or error.code is None or error.code < 400:
        return make_response(error.get_response())
    made = answer(error.code if error.code in MESSAGES else 400)
    made.status_code = error.code
    made.headers.extend((name, value) for name, value in error.get_headers() if name not in {"Content-Type", "Content-Length"})
    return made


def answer(status: int, faults: tuple[Fault, ...] = (), message: str = "") -> Response:
    """The answer for `status`, with all faults of the request; with a `message` where the status can mean more than one thing."""
    here = interface()
    told = [{"parameter": fault.parameter, "message": here.say(fault.message, **fault.values)} for fault in faults]
    told_first = here.say(message or MESSAGES[status])
    if request.path.startswith("/api/"):
        made = jsonify({"error": {"status": status, "message": told_first, "faults": told}})
    else:
        typed = SearchRequest(clean(request.args.get("q", "")) if faults else "")
        made = make_response(render_template("error.html", status=status, message=told_first, faults=told, typed=typed))
    made.status_code = status
    return made
