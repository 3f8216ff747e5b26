"""The API described: for programs at `/api/openapi.json`, for people at `/api/`."""

from flask import Blueprint, Response, jsonify, render_template

from search_app.openapi import openapi
from search_app.web.site import site
from search_app.web.templating import absolute

blueprint = Blueprint("api_guide", __name__, url_prefix="/api")

EXAMPLES = (
    "/api/v1/search?q=养老服务&city=330000&year=2023",
    "/api/v1/search?q=“未成年人保护”&sort=newest&per_page=5",
    "/api/v1/search?domain=charity&year=2021-2023&published_from=2022-01-01",
)


@blueprint.get("/openapi.json")
def description() -> Response:
    return jsonify(openapi(site().settings, site().vocabulary, absolute("")))


@blueprint.get("/")
def guide() -> str:
    described = openapi(site().settings, site().vocabulary, absolute(""))
    return render_template("api.html", described=described, examples=EXAMPLES)
