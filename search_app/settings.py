"""What an operator can set: read once from the environment, at the edge, into a frozen value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

PREFIX = "SEARCH_"
ADDRESS = r"https?://[^\s/?#]+(/[^\s?#]*)?"
ORIGIN = r"https?://[^\s/?#]+"


class SettingsError(Exception):
    """One or more settings cannot be used; the message names each with what it must be."""


def _setting(default: Any, meaning: str, least: int = 0, most: int = 10**9, **wanted: Any) -> Any:
    """A setting; `wanted` may hold the `choices` of a text, or its `form`, a pattern, which an `example` shows."""
    metadata = {"meaning": meaning, "least": least, "most": most, "choices": (), "form": ".*", "example": ""}
    return field(default=default, metadata=metadata | wanted)


@dataclass(frozen=True, slots=True)
class Settings:
    """Each field is read from `SEARCH_` + its name in capitals, such as `SEARCH_MAX_QUERY_CHARS`."""

    site_name: str = _setting("", "name shown at the top of every page; empty: the name in the reader's language")
    public_url: str = _setting(
        "",
        "address readers see, with the path it is served under, such as https://example.cn/mz; empty: taken from the request",
        form=ADDRESS,
        example="an address such as https://search.example.cn",
    )
    language: str = _setting(
        "zh-Hans", "interface language when neither lang nor Accept-Language names one", choices=("zh-Hans", "zh-Hant", "en")
    )
    originals_url: str = _setting(
        "",
        "address below which the indexed files can be read, such as https://files.example.cn/minzheng; empty: they are named, not linked",
        form=ADDRESS,
        example="an address such as https://files.example.cn/minzheng",
    )
    api_origins: str = _setting(
        "",
        "sites whose scripts may read the API, such as https://data.example.cn, separated by spaces; *: all",
        form=rf"\*|{ORIGIN}( +{ORIGIN})*",
        example="* or sites such as https://data.example.cn, separated by spaces",
    )
    max_query_chars: int = _setting(300, "longest query accepted, in characters", 10, 100_000)
    max_values: int = _setting(200, "most facet values one request may select", 1, 10_000)
    max_results: int = _setting(10_000, "how deep into a result list a reader may page, in passages", 100, 1_000_000)
    query_milliseconds: int = _setting(2_000, "time one search may take; results found by then are shown; 0: no limit", 0, 60_000)
    max_export: int = _setting(2_000, "most passages an exported table holds", 10, 100_000)
    requests_per_minute: int = _setting(600, "requests a minute from one client, those from this machine uncounted; 0: no limit")
    access_log: int = _setting(0, "1: a line of JSON on standard error for every request, without addresses or words", 0, 1)
    workers: int = _setting(2, "processes that answer requests", 1, 64)
    threads: int = _setting(4, "requests one process answers at a time", 1, 256)
    timeout: int = _setting(30, "seconds after which a silent worker is replaced", 1, 3_600)
    trusted_proxies: int = _setting(0, "reverse proxies in front whose X-Forwarded headers are believed", 0, 10)

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> "Settings":
        """The settings of `environ`; `SettingsError` lists every fault, a misspelt name among them."""
        known = {PREFIX + item.name.upper(): item for item in fields(cls)}
        faults = [f"{name}: there is no such setting" for name in sorted(environ) if name.startswith(PREFIX) and name not in known]
        chosen: dict[str, Any] = {}
        for name, item in known.items():
            if name not in environ:
                continue
            try:
                chosen[item.name] = _read(environ[name].strip(), item.default, item.metadata)
            except ValueError as error:
                faults.append(f"{name}: {error}")
        if faults:
            raise SettingsError("; ".join(faults))
        return cls(**chosen)


def read_settings_file(path: Path) -> dict[str, str]:
    """The settings of a file as environment: `NAME=value` lines, `#` comments, as systemd and Compose read them too."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error})") from error
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        name, separator, value = line.partition("=")
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not separator or not name.strip().startswith(PREFIX):
            raise SettingsError(f"{path}:{number}: must be {PREFIX}NAME=value")
        if name.strip() in found:
            raise SettingsError(f"{path}:{number}: {name.strip()} stands here twice")
        found[name.strip()] = value.strip().strip("\"'")
    return found


def _read(text: str, default: Any, limits: Mapping[str, Any]) -> Any:
    if isinstance(default, str):
        if limits["choices"] and text not in limits["choices"]:
            raise ValueError(f"must be one of: {', '.join(limits['choices'])}")
        if text and not re.fullmatch(limits["form"], text):
            raise ValueError(f"must be {limits['example']}")
        return text
    try:
        number = int(text)
    except ValueError:
        raise ValueError("must be a whole number") from None
    if not limits["least"] <= number <= limits["most"]:
        raise ValueError(f"must be between {limits['least']} and {limits['most']}")
    return number
