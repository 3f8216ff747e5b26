"""The API described as OpenAPI 3.1: one description, from which `/api/openapi.json` and the readable page are made."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from corpus.model import DOC_TYPES
from indexer.engine import Sort
from search_app.request import MAX_PER_PAGE
from search_app.settings import Settings
from search_app.vocabulary import Vocabulary

VERSION = "1.0"
Schema = dict[str, Any]

STRING: Schema = {"type": "string"}
INTEGER: Schema = {"type": "integer"}
DAY: Schema = {"type": ["string", "null"], "format": "date"}
TEXT_OR_NONE: Schema = {"type": ["string", "null"]}
SPAN: Schema = {"type": "array", "prefixItems": [INTEGER, INTEGER], "minItems": 2, "maxItems": 2}

PROMISE = (
    "Within v1 fields and parameters are added, never renamed, removed or given another meaning. Dates are ISO 8601, codes are strings, "
    "all text is in its own script. Spans count characters (Unicode code points) from 0; the end is not included."
)


def openapi(settings: Settings, vocabulary: Vocabulary, server: str) -> Schema:
    """The description of the API at `server`, with the limits of `settings`."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Civil Affairs Search", "version": VERSION, "description": PROMISE},
        "servers": [{"url": server}],
        "paths": {
            "/api/v1/search": {"get": _search(settings, vocabulary)},
            "/api/v1/documents/{id}": {"get": _document()},
            "/api/v1/suggest": {"get": _suggest(settings)},
        },
        "components": {"schemas": SCHEMAS},
    }


def texts(described: Schema) -> Iterator[str]:
    """What the description says in words, of the API and of every request."""
    yield described["info"]["description"]
    for operation in (operation for methods in described["paths"].values() for operation in methods.values()):
        yield operation["summary"]
        yield from (one["description"] for one in (*operation["parameters"], *operation["responses"].values()))


def _search(settings: Settings, vocabulary: Vocabulary) -> Schema:
    return {
        "operationId": "search",
        "summary": "Passages that answer a query, best first, with facet counts",
        "parameters": search_parameters(settings, vocabulary),
        "responses": {
            "200": _answer("A page of hits", "SearchPage"),
            "422": _answer("The request cannot be answered; every fault is listed", "Error"),
            "429": _too_many(),
            "503": _answer(
                "The search took too long, or the index cannot be read at the moment; `Retry-After` says when to come back", "Error"
            ),
        },
    }


def _document() -> Schema:
    identity = {
        "name": "id",
        "in": "path",
        "required": True,
        "schema": STRING,
        "description": "`document.id` of a hit; slashes stay as they are",
    }
    return {
        "operationId": "document",
        "summary": "One document with its text, sections and passages",
        "parameters": [identity],
        "responses": {
            "200": _answer("The document", "DocumentPage"),
            "404": _answer("There is no such document", "Error"),
            "429": _too_many(),
            "503": _answer("The index cannot be read at the moment", "Error"),
        },
    }


def _suggest(settings: Settings) -> Schema:
    typed = {**STRING, "maxLength": settings.max_query_chars}
    return {
        "operationId": "suggest",
        "summary": "Completions of what is being typed: places, words, headings and titles of the index; also by pinyin",
        "parameters": [_parameter("q", typed, "What has been typed; a blank at its end begins a new word", "养老"), _language()],
        "responses": {
            "200": _answer("At most ten completions", "Suggestions"),
            "422": _answer("The request cannot be answered; every fault is listed", "Error"),
            "429": _too_many(),
            "503": _answer("The index cannot be read at the moment", "Error"),
        },
    }


def _language() -> Schema:
    described = "Language of messages; that of Accept-Language where none is given"
    return _parameter("lang", {**STRING, "enum": ["zh-Hans", "zh-Hant", "en"]}, described, "en")


def search_parameters(settings: Settings, vocabulary: Vocabulary) -> list[Schema]:
    """Every parameter of a search. Those of facets may be repeated: OR inside a facet, AND across."""
    most = settings.max_values
    text = {**STRING, "maxLength": settings.max_query_chars}
    pages = {**INTEGER, "minimum": 1, "maximum": settings.max_results, "default": 1}
    domains, sorts = sorted(vocabulary.names.get("domain", ())), list(get_args(Sort))
    return [
        _parameter("q", text, "What to look for, in either script; empty lists everything", "养老服务 补贴"),
        _many("city", STRING, most, "Place by GB/T 2260 code, by full name, or `unknown`; includes the places below it", ["330200"]),
        _many("year", {**STRING, "pattern": _YEARS}, most, "Year a passage is about, a range, or `unknown`", ["2021-2023"]),
        _parameter("year_from", {**STRING, "pattern": _YEAR}, "First year of a range, with `year_to`", "2021"),
        _parameter("year_to", {**STRING, "pattern": _YEAR}, "Last year of a range, with `year_from`", "2023"),
        _many("domain", {**STRING, "enum": [*domains, "unknown"]}, most, "Field of work", ["elderly_care"]),
        _many("doc_type", {**STRING, "enum": [*DOC_TYPES, "unknown"]}, most, "Type of document", ["summary+plan"]),
        _many("issuer", text, most, "Issuer by its full name, in either script; together as long as `q` at most", ["义乌市民政局"]),
        _many("script", {**STRING, "enum": ["hans", "hant", "mixed", "unknown"]}, most, "Script of the document", ["hant"]),
        _parameter("published_from", {**STRING, "format": "date"}, "First day of publication", "2024-01-01"),
        _parameter("published_to", {**STRING, "format": "date"}, "Last day of publication", "2024-12-31"),
        _parameter("sort", {**STRING, "enum": sorts, "default": sorts[0]}, "Order; newest and oldest by date of publication", "newest"),
        _parameter("expand", {**STRING, "enum": ["1", "0"], "default": "1"}, "Whether to look for synonyms too", "0"),
        _parameter("page", pages, "Page; page × per_page has the same limit", 1),
        _parameter("per_page", {**INTEGER, "minimum": 1, "maximum": MAX_PER_PAGE, "default": 10}, "Hits a page", 20),
        _language(),
    ]


_FOUR_DIGITS = r"((19|20)\d\d|2100)"
_YEAR = f"^{_FOUR_DIGITS}$"
_YEARS = f"^(unknown|{_FOUR_DIGITS}(-{_FOUR_DIGITS})?)$"


def _parameter(name: str, schema: Schema, description: str, example: object) -> Schema:
    return {"name": name, "in": "query", "schema": _or_blank(schema), "description": description, "example": example}


def _many(name: str, items: Schema, most: int, description: str, example: list[str]) -> Schema:
    repeated = {"type": "array", "items": _or_blank(items), "maxItems": most}
    return {
        "name": name,
        "in": "query",
        "schema": repeated,
        "description": description,
        "example": example,
        "style": "form",
        "explode": True,
    }


def _or_blank(schema: Schema) -> Schema:
    """A blank value counts as not given, as a form sends it."""
    constrained = schema["type"] != "string" or schema.keys() & {"enum", "pattern", "format"}
    return {"anyOf": [schema, {"const": ""}]} if constrained else schema


def _answer(description: str, schema: str) -> Schema:
    return {"description": description, "content": {"application/json": {"schema": _ref(schema)}}}


def _too_many() -> Schema:
    return _answer("Too many requests from this client; `Retry-After` says when to come back", "Error")


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(**properties: Schema) -> Schema:
    """An object with all `properties` present; others may be added later."""
    return {"type": "object", "required": list(properties), "properties": properties}


_CARD = {"id": STRING, "title": STRING, "issuer": TEXT_OR_NONE, "published": DAY, "written": DAY, "url": STRING, "doc_type": STRING}

_RELATED = _list(_object(id=STRING, url=STRING))
_COPIES = {**_RELATED, "description": "The other documents with practically the same text, in either script"}
_CITING: Schema = {"type": "object", "required": ["id", "url"], "properties": {**_CARD, "document_number": TEXT_OR_NONE}}

SCHEMAS: Mapping[str, Schema] = {
    "SearchPage": _object(
        query=_ref("Query"),
        total={**INTEGER, "description": "Passages that match in all"},
        complete={"type": "integer", "description": "How many of the total hold everything asked; they come first"},
        took_ms={"type": "number"},
        partial={
            "type": "boolean",
            "description": "Whether time ran out: passages that hold only some of the words, and hints, may be missing",
        },
        page=INTEGER,
        pages={**INTEGER, "description": "Pages that may be asked for"},
        per_page=INTEGER,
        hits=_list(_ref("Hit")),
        no_hits={"anyOf": [_ref("NoHits"), {"type": "null"}], "description": "Where no passage answers in full: why, and what is near"},
        facets=_object(**{name: _list(_ref("FacetValue")) for name in ("city", "year", "domain", "doc_type", "issuer")}),
    ),
    "Query": _object(
        text=STRING,
        terms=_list(STRING),
        phrases=_list(STRING),
        filters=_list({"type": "object"}),
        repairs=_list(_object(repair=STRING, detail=STRING)),
        expansions=_list(_object(word=STRING, also={**_list(STRING), "description": "Synonyms that were looked for too"})),
        expand={"type": "boolean"},
        offers=_list(_object(facet=STRING, value=STRING, label=STRING, total=INTEGER, search=_ref("Parameters"))),
        corrections=_list(_object(written=STRING, meant=STRING)),
        corrected={"anyOf": [_ref("Parameters"), {"type": "null"}], "description": "The search with all corrections made"},
        selected={"type": "object", "additionalProperties": _list(STRING)},
        published_from=DAY,
        published_to=DAY,
        sort=STRING,
    ),
    "Parameters": {"type": "object", "additionalProperties": _list(STRING), "description": "Parameters of another search"},
    "NoHits": _object(
        unknown={**_list(STRING), "description": "Words and phrases that no passage holds"},
        ways_out=_list(
            _object(
                kind={**STRING, "enum": ["phrase", "word", "facet", "filters", "year", "parent"]},
                name={**STRING, "description": "The phrase read as words, the word or facet left out, or the value chosen instead"},
                total=INTEGER,
                search=_ref("Parameters"),
            )
        ),
    ),
    "Suggestions": _list(_object(text=STRING, kind={**STRING, "enum": ["place", "word", "heading", "title"]})),
    "Hit": _object(
        id=STRING,
        score={"type": "number"},
        url={**STRING, "description": "Address of the passage on its document page"},
        path={**_list(STRING), "description": "Headings from the top down to the passage"},
        snippet=_object(text=STRING, marks={**_list(SPAN), "description": "Spans of the snippet to mark"}),
        text=STRING,
        start={**INTEGER, "description": "Where the passage begins in the text of its document"},
        end=INTEGER,
        city={**STRING, "description": "Code of the place, or `unknown`"},
        place={**STRING, "description": "Name of the place, or `unknown`"},
        years=_list(INTEGER),
        domains=_list(STRING),
        document=_object(**_CARD),
        copies=_COPIES,
    ),
    "FacetValue": {
        "type": "object",
        "description": "Counts are of passages and ignore the facet's own choice; `children` only where there are any. "
        "An issuer is one value for documents in either script, named in Simplified; bodies of one name stand below that name",
        "required": ["value", "label", "count", "selected"],
        "properties": {
            "value": STRING,
            "label": STRING,
            "count": INTEGER,
            "selected": {"type": "boolean"},
            "children": _list(_ref("FacetValue")),
        },
    },
    "DocumentPage": _object(
        document=_object(
            **_CARD,
            source=STRING,
            title_made={"type": "boolean", "description": "Whether the title was made from issuer and years"},
            region={"type": ["object", "null"]},
            index_number=TEXT_OR_NONE,
            document_number=TEXT_OR_NONE,
            covers_years=_list(INTEGER),
            script={**STRING, "enum": ["hans", "hant", "mixed"]},
            domains=_list(STRING),
            source_url={**TEXT_OR_NONE, "description": "The web address the document names"},
            original_url={**TEXT_OR_NONE, "description": "Where its original can be read: `source_url`, else the file that was indexed"},
            warnings=_list(STRING),
        ),
        copies=_COPIES,
        cited_by={
            **_list(_CITING),
            "description": "The documents that cite it by its title (《…》); the first two hundred with title, issuer and number",
        },
        text=STRING,
        sections=_list(_object(heading=STRING, level=INTEGER, path=_list(STRING), start=INTEGER, end=INTEGER, url=STRING)),
        passages=_list(
            _object(
                id=STRING,
                url=STRING,
                path=_list(STRING),
                start=INTEGER,
                end=INTEGER,
                text=STRING,
                years=_list(INTEGER),
                domains=_list(STRING),
                region_code=TEXT_OR_NONE,
            )
        ),
    ),
    "Error": _object(
        error=_object(status=INTEGER, message=STRING, faults=_list(_object(parameter=STRING, message=STRING))),
    ),
}
