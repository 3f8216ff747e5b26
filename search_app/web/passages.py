"""What can be done with one passage: find others like it, and cite it."""

from datetime import UTC, datetime
from hashlib import sha256

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from corpus.model import ParsedDocument
from search_app.anchors import anchor_of
from search_app.links import safe_link
from search_app.presenters.citation import STYLES, Citation
from search_app.request import Fault, InvalidRequest
from search_app.similar import similar_passages
from search_app.web.site import library, note_out_of_time, site
from search_app.web.templating import public_address

blueprint = Blueprint("passages", __name__)


@blueprint.get("/similar/<path:document_id>")
def similar(document_id: str) -> str:
    parsed = _document(document_id)
    position = _position(parsed)
    if position is None:
        abort(404)
    passage = parsed.passages[position]
    found = similar_passages(parsed, passage, library())
    if found.partial:
        note_out_of_time("partial")
    place = site().vocabulary.place_name(passage.region_code) if passage.region_code else None
    return render_template("similar.html", parsed=parsed, passage=passage, anchor=anchor_of(position), found=found, place=place)


@blueprint.get("/cite/<path:document_id>")
def cite(document_id: str) -> ResponseReturnValue:
    parsed = _document(document_id)
    position = _position(parsed)
    cited = citation(parsed, position)
    wanted = request.args.get("style", "")
    if not wanted:
        anchor = None if position is None else anchor_of(position)
        written = {key: style.write(cited) for key, style in STYLES.items()}
        return render_template("cite.html", cited=cited, anchor=anchor, written=written, styles=STYLES)
    if wanted not in STYLES:
        raise InvalidRequest([Fault("style", "must be one of: %(choices)s", {"choices": ", ".join(STYLES)})])
    style = STYLES[wanted]
    answer = Response(style.write(cited), mimetype=style.mimetype)
    answer.headers["Content-Disposition"] = f'attachment; filename="{cited.key}.{style.suffix}"'
    return answer


def citation(parsed: ParsedDocument, position: int | None) -> Citation:
    """The reference to a document, or to its passage at `position`. The address the document was found at comes before ours."""
    document = parsed.document
    digest = sha256(document.id.encode()).hexdigest()[:8]
    passage = None if position is None else parsed.passages[position]
    return Citation(
        document=document,
        path=passage.path if passage else (),
        url=document.url
        if document.url and safe_link(document.url)
        else public_address(document.id, None if position is None else anchor_of(position)),
        accessed=datetime.now(UTC).date(),
        key=f"doc-{digest}" + (f"-{position + 1}" if position is not None else ""),
    )


def _document(document_id: str) -> ParsedDocument:
    parsed = library().reader.document(document_id)
    if parsed is None:
        abort(404)
    return parsed


def _position(parsed: ParsedDocument) -> int | None:
    """The position of the passage named by its anchor in the parameter `passage`; None when none is named."""
    anchor = request.args.get("passage", "")
    if not anchor:
        return None
    positions = {anchor_of(position): position for position in range(len(parsed.passages))}
    if anchor not in positions:
        abort(404)
    return positions[anchor]
