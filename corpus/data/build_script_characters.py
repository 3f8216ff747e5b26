"""Builds `script_characters.txt`: `python corpus/data/build_script_characters.py DICTIONARY_FOLDER`.

DICTIONARY_FOLDER holds OpenCC's `TSCharacters.txt` and `STCharacters.txt`. A character exists in one script only when the conversion
to the other never leaves it as it is (後 becomes 后; 后 may become 後 or stay, so 后 says nothing).
"""

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
HAN = range(0x4E00, 0xA000)
"""The block of everyday characters; rarer ones decide nothing."""


def one_script_only(table: Path) -> str:
    found = set()
    for line in table.read_text("utf-8").splitlines():
        source, _, targets = line.partition("\t")
        if ord(source) in HAN and source not in targets.split(" "):
            found.add(source)
    return "".join(sorted(found))


def main() -> int:
    parser = argparse.ArgumentParser(description="Builds script_characters.txt from OpenCC's tables.")
    parser.add_argument("dictionary", type=Path)
    folder = parser.parse_args().dictionary
    (HERE / "script_characters.txt").write_text(
        "# Characters of one script only, made by build_script_characters.py from OpenCC's tables; do not edit.\n"
        f"hant\t{one_script_only(folder / 'TSCharacters.txt')}\nhans\t{one_script_only(folder / 'STCharacters.txt')}\n",
        encoding="utf-8",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
