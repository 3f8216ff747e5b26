"""Every page of the site, and every state of a page that looks different."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from tests.e2e.fetching import fetch

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
SCHEMES = ("light", "dark")

QUESTION = "养老服务 补贴"
QUESTION_HANT = "養老服務 補貼"

VIEWS: Mapping[str, str] = {
    "home": "/",
    "results": f"/search?q={QUESTION}",
    "results-everything": "/search",
    "results-filtered": "/search?q=养老服务&city=330000&city=320000&year=2021-2023&domain=elderly_care",
    "results-filters-sheet": "/search?q=养老服务&city=330000#filters",
    "results-page-2": f"/search?q={QUESTION}&page=2&sort=newest",
    "results-none": "/search?q=量子计算机&year=2021",
    "results-past-the-end": f"/search?q={QUESTION}&page=900",
    "results-repaired": '/search?q="养老服务 (补贴',
    "results-advice": "/search?q=扬老服务 义乌",
    "compare-places": f"/compare?q={QUESTION}&by=city&city=330000&city=320000&city=370000",
    "compare-years": f"/compare?q={QUESTION}&by=year&year=2021-2023",
    "document": f"/documents/{{hans}}?q={QUESTION}",
    "document-hant": f"/documents/{{hant}}?q={QUESTION}",
    "document-converted": f"/documents/{{hans}}?q={QUESTION}&read=hant",
    "document-unasked": "/documents/{hant}",
    "similar": "/similar/{hans}?passage={passage}",
    "cite-document": "/cite/{hans}",
    "cite-passage": "/cite/{hans}?passage={passage}",
    "coverage": "/coverage",
    "coverage-place": "/coverage?city=330000",
    "help": "/help",
    "analyze": "/analyze",
    "analyze-text": "/analyze?q=義烏市２０２０年低保標準",
    "api": "/api/",
    "error-refused": "/search?q=养老&page=0&year=最近&city=不存在的地方",
    "error-missing": "/documents/none",
}
"""Name → address. `{hans}` and `{hant}` stand for a document in each script, `{passage}` for the anchor of a passage of the first."""

STATUS = {"error-refused": 422, "error-missing": 404}


@dataclass(frozen=True, slots=True)
class Samples:
    """Documents of the running index that the views show: the identifier of one in each script, and a passage of the first."""

    hans: str
    hant: str
    passage: str


def find_samples(base: str) -> Samples:
    """The best documents for `QUESTION`, asked of the server at `base`."""
    hans, hant = (fetch(base, f"/api/v1/search?q={quote(QUESTION)}&script={script}").json["hits"][0] for script in ("hans", "hant"))
    return Samples(hans["document"]["id"], hant["document"]["id"], hans["url"].rpartition("#")[2])


def address(name: str, samples: Samples, language: str = "") -> str:
    """The address of a view, in `language` when one is given."""
    path, hash_mark, fragment = VIEWS[name].partition("#")
    path = path.format(hans=samples.hans, hant=samples.hant, passage=samples.passage)
    if language:
        path += ("&" if "?" in path else "?") + f"lang={language}"
    return path + hash_mark + fragment
