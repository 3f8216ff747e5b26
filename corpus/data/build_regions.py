"""Builds the gazetteer's data from public lists of divisions: `python corpus/data/build_regions.py SOURCE_FOLDER`.

Reads from SOURCE_FOLDER
    divisions_v1.json        today's provinces, prefectures and counties with their codes (National Place-name Database)
    townships_v1.json        townships by county
    areacodes-history.csv    every county-level code since 1981 with the years it was in use and its successors
    historical_changes_v1.json   events, to choose between several successors
and, beside this script, `region_supplement.tsv`. The names of government sites (yiwu.gov.cn) are the sound of the place's name, told by the
command line of pypinyin, which has to be installed. Writes `regions.tsv` and `townships.tsv` beside it; both are facts only.

A county that was replaced by several is given to the one that keeps the old name's stem (宣化县 → 宣化区) or that an event names as
the one it became (江干区 → 上城区), else to the smallest place that holds all of them. Events decide nothing beyond that: before
1985 they are noise.
"""

import argparse
import csv
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SUFFIX = re.compile(r"(?:特别行政区|自治[区州县旗]|地区|林区|矿区|新区|[省市县区旗盟州])$")
ABOLISHED = re.compile(r"[（(][^）)]*撤[^）)]*[）)]$")
GENERIC = {"市辖区", "郊区", "市区", "城区", "矿区", "市郊区", "新区"}
"""Old names that say nothing without the city before them, and are ordinary words with it far away."""

RECENT = "2000"
"""A name that another place bears today is kept for its former bearer only from this year on; older texts are not on the web."""

Former = dict[str, set[tuple[str, str]]]


def read_today(source: Path) -> dict[str, str]:
    """Code → name of every province, prefecture and county of today."""
    today: dict[str, str] = {}
    for province, entry in json.loads((source / "divisions_v1.json").read_text("utf-8"))["provinces"].items():
        today[entry["code"][:6]] = province
        for city, lower in entry["cities"].items():
            if lower["code"]:
                today[lower["code"][:6]] = city
            today.update({code[:6]: county for county, code in lower["counties"].items()})
    return today


def read_townships(source: Path) -> dict[str, dict[str, str]]:
    """County code → township code (three digits) → name; abolished townships lose the remark and stay, texts name them."""
    townships: dict[str, dict[str, str]] = defaultdict(dict)
    for county, entry in json.loads((source / "townships_v1.json").read_text("utf-8")).items():
        for name, code in entry["townships"].items():
            townships[county[:6]][code[6:9]] = ABOLISHED.sub("", name)
    return townships


def stem(name: str) -> str:
    return SUFFIX.sub("", name)


def enclosing(codes: Iterable[str], today: Mapping[str, str]) -> str | None:
    """The smallest place of today that holds all of `codes`."""
    codes = list(codes)
    for digits in (6, 4, 2):
        heads = {code[:digits] for code in codes}
        if len(heads) == 1 and (candidate := heads.pop().ljust(6, "0")) in today:
            return candidate
    return None


class History:
    """Follows a replaced code to today's place."""

    def __init__(self, rows: list[dict[str, str]], mergers: Mapping[tuple[str, str], set[str]], today: Mapping[str, str]) -> None:
        self.today = today
        self.mergers = mergers
        self.rows = [row for row in rows if row["状态"] != "在用" or row["代码"] not in today]
        self.by_code: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in self.rows:
            self.by_code[row["代码"]].append(row)

    def heirs(self, row: Mapping[str, str]) -> set[str]:
        """Today's codes that the final successors of `row` lead to; a successor with a year took only a part away."""
        found = set()
        for code in row["新代码"].split(";"):
            if code in self.today:
                found.add(code)
            else:
                for later in self.in_use(code, row["变更/弃用时间"]):
                    found |= self.heirs(later)
        return found

    def in_use(self, code: str, year: str) -> list[dict[str, str]]:
        """What bore `code` after the changes of `year`."""
        return [row for row in self.by_code.get(code, ()) if row["启用时间"] <= year < row["变更/弃用时间"]]

    def successor(self, row: Mapping[str, str]) -> str | None:
        heirs = self.heirs(row)
        if not heirs and row["代码"].endswith("00"):
            heirs = self.prefecture_heirs(row)
        if len(heirs) > 1 and not row["代码"].endswith("00"):
            same_stem = [code for code in heirs if stem(self.today[code]) == stem(row["名称"])]
            main = same_stem or sorted(heirs & self.mergers.get((row["代码"], row["名称"]), set()))
            if len(main) == 1:
                return main[0]
        return enclosing(heirs, self.today) if heirs else None

    def prefecture_heirs(self, row: Mapping[str, str]) -> set[str]:
        """A prefecture without successor in the source went where most of its counties went."""
        votes: Counter[str] = Counter()
        for other in self.rows:
            if other["代码"][:4] == row["代码"][:4] and not other["代码"].endswith("00"):
                votes.update({code[:4] + "00" for code in self.heirs(other)})
        ranked = [code for code, _ in votes.most_common() if code in self.today]
        named = [code for code in ranked if stem(self.today[code]) == stem(row["名称"])]
        return set((named or ranked)[:1])


def read_mergers(source: Path) -> dict[tuple[str, str], set[str]]:
    """Old code and name → codes that events name as the one place it became."""
    mergers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event in json.loads((source / "historical_changes_v1.json").read_text("utf-8"))["events"]:
        old, new = event["old"], event["new"]
        if event["year"] >= 1985 and old["code"] and new["code"] and event["type"] not in {"同名改码", "码位改派"}:
            mergers[old["code"][:6], old["name"]].add(new["code"][:6])
    return mergers


def read_former(source: Path, today: Mapping[str, str]) -> Former:
    with (source / "areacodes-history.csv").open(encoding="utf-8-sig", newline="") as file:
        history = History(list(csv.DictReader(file)), read_mergers(source), today)
    former: Former = defaultdict(set)
    names = set(today.values())
    for row in history.rows:
        place = history.successor(row)
        if place is None:
            sys.stderr.write(f"{row['代码']} {row['名称']}: no successor in the source\n")
        elif (row["代码"], row["名称"]) != (place, today[place]):
            taken = row["名称"] in names and row["变更/弃用时间"] < RECENT
            former[place].add((row["代码"], "-" if taken else row["名称"]))
    return former


@dataclass(frozen=True)
class Supplement:
    """`region_supplement.tsv`, by kind."""

    former: list[tuple[str, str, str]]
    names: dict[str, list[str]]
    parts: dict[str, list[str]]
    sites: dict[str, list[str]]
    autonomous: re.Pattern[str]


def read_supplement() -> Supplement:
    rows = [line.split("\t") for line in (HERE / "region_supplement.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    by_kind: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind, code, value, _ in rows:
        by_kind[kind].append((code, value))
    names: dict[str, list[str]] = defaultdict(list)
    for code, name in by_kind["name"]:
        names[code].append(name)
    peoples = "|".join(people for _, value in by_kind["people"] for people in value.split())
    return Supplement(
        former=[(code, value[:6], value[7:]) for code, value in by_kind["former"]],
        names=names,
        parts={code: value.split() for code, value in by_kind["part"]},
        sites={code: value.split() for code, value in by_kind["site"]},
        autonomous=re.compile(rf"(?P<stem>..+?)(?:(?:{peoples})族?)+自治(?P<kind>[州县旗区])"),
    )


def stem_and_short(name: str, autonomous: re.Pattern[str]) -> tuple[str, str | None]:
    """The name without its kind, and the short form of an autonomous place: 景宁畲族自治县 → 景宁, 景宁县."""
    if found := autonomous.fullmatch(name):
        short = None if found["kind"] == "区" else found["stem"] + found["kind"]
        return found["stem"], short
    return stem(name), None


def is_ancestor_name(name: str, code: str, today: Mapping[str, str]) -> bool:
    """An old county that bore the name of the city it lies in tells nothing new (邢台市, once a county-level city)."""
    return name in {today.get(code[:4] + "00"), today.get(code[:2] + "0000"), today[code]}


def write(path: Path, header: str, lines: Iterable[str]) -> None:
    path.write_text("".join(f"# {line}\n" for line in header.splitlines()) + "\n".join(lines) + "\n", encoding="utf-8")


def former_field(code: str, entries: Iterable[tuple[str, str]], today: Mapping[str, str]) -> str:
    fields = []
    for old_code, name in sorted(entries):
        keep_name = name not in {*GENERIC, "-"} and not is_ancestor_name(name, code, today)
        keep_code = old_code not in today and old_code != "-"
        if keep_name or keep_code:
            fields.append(f"{old_code if keep_code else '-'}:{name if keep_name else '-'}")
    return " ".join(dict.fromkeys(fields))


def site_names(stems: Sequence[str]) -> list[str]:
    """How each name sounds, in one word without tones: 义乌 → yiwu."""
    command = [sys.executable, "-m", "pypinyin", "-s", "NORMAL"]
    spoken = subprocess.run(command, input="\n".join(stems), capture_output=True, text=True, check=True)  # noqa: S603
    return ["".join(line.split()) for line in spoken.stdout.splitlines()]


def region_lines(today: Mapping[str, str], former: Former, supplement: Supplement) -> Iterable[str]:
    codes = sorted(today)
    shorts = [stem_and_short(today[code], supplement.autonomous) for code in codes]
    for code, (short, other), site in zip(codes, shorts, site_names([short for short, _ in shorts]), strict=True):
        others = ([other] if other else []) + supplement.names.get(code, [])
        yield "\t".join(
            (
                code,
                today[code],
                short if len(short) > 1 else "-",
                former_field(code, former[code], today) or "-",
                " ".join(others) or "-",
                " ".join([site] * (len(short) > 1) + supplement.sites.get(code, [])) or "-",
            )
        )


def township_lines(townships: Mapping[str, Mapping[str, str]], parts: Mapping[str, list[str]]) -> Iterable[str]:
    lines = {code: " ".join(f"{tail}{name}" for tail, name in sorted(entries.items())) for code, entries in townships.items()}
    lines |= {code: " ".join(f"---{name}" for name in entries) for code, entries in parts.items()}
    return (f"{code}\t{lines[code]}" for code in sorted(lines))


def main() -> int:
    parser = argparse.ArgumentParser(description="Builds regions.tsv and townships.tsv from a folder of public lists.")
    parser.add_argument("source", type=Path)
    source = parser.parse_args().source
    today, supplement = read_today(source), read_supplement()
    former = read_former(source, today)
    for code, old_code, name in supplement.former:
        former[code].add((old_code, name))
    write(
        HERE / "regions.tsv",
        "Divisions of today by GB/T 2260 code, made by build_regions.py; do not edit.\n"
        "Columns: code, name, the name without its kind, replaced codes and former names (`code:name`), other names in use, names of\n"
        "government sites; `-` for none.",
        region_lines(today, former, supplement),
    )
    write(
        HERE / "townships.tsv",
        "Townships and sub-districts by the place above them, made by build_regions.py; do not edit.\n"
        "Columns: code of the county, its townships as three digits of their code (`---` where there is none) and name.",
        township_lines(read_townships(source), supplement.parts),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
