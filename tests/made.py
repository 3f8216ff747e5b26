"""Made-up documents: a test names what it is about and leaves the rest."""

from typing import Any

from corpus.model import Document


def made_document(id_: str, text: str, **told: Any) -> Document:
    """A document of which only what is `told` is known."""
    unknown: dict[str, Any] = {
        "source": f"{id_}.txt",
        "title": "",
        "title_made": False,
        "issuer": None,
        "region": None,
        "published": None,
        "written": None,
        "index_number": None,
        "document_number": None,
        "doc_type": "other",
        "covers_years": (),
        "script": "hans",
        "domains": (),
    }
    return Document(id=id_, text=text, **unknown | told)
