"""How a text is folded, cut and expanded, for those who wonder why something is found or not."""

from itertools import groupby

from flask import Blueprint, make_response, render_template
from flask.typing import ResponseReturnValue

from analyzers.explain import explain
from analyzers.synonyms import load_synonyms
from search_app.request import parse_request
from search_app.web.site import library, parameters, site

blueprint = Blueprint("analyze", __name__)


@blueprint.get("/analyze")
def analyze() -> ResponseReturnValue:
    request = parse_request(parameters(), site().vocabulary, site().settings)
    explanation = explain(request.text, site().analyzer, load_synonyms())
    expansions = [
        (source, [expansion.target for expansion in found])
        for (_, source), found in groupby(explanation.expansions, key=lambda expansion: (expansion.start, expansion.source))
    ]
    answer = make_response(
        render_template(
            "analyze.html", text=request.text, explanation=explanation, expansions=expansions, frequency=library().reader.frequency
        )
    )
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
