"""Every view is valid HTML, by the Nu HTML checker, in each language."""

import json
import shutil
import subprocess
from pathlib import Path

from tests.e2e.fetching import fetch
from tests.e2e.views import LANGUAGES, STATUS, VIEWS, Samples, address

CHECKER = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
SECONDS = 240


def test_nu_html_checker(base: str, samples: Samples, tmp_path: Path) -> None:
    """All pages in one run: the checker takes longer to start than to read them."""
    java = shutil.which("java")
    assert java, "java is not installed: run tests/e2e/install.sh"
    assert CHECKER.exists(), "the Nu HTML checker is not installed: run tests/e2e/install.sh"
    for view in VIEWS:
        for language in LANGUAGES:
            answer = fetch(base, address(view, samples, language).partition("#")[0])
            assert answer.status == STATUS.get(view, 200), view
            (tmp_path / f"{view}-{language}.html").write_bytes(answer.body)
    command = [java, "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=SECONDS)
    said = json.loads(run.stdout)["messages"]
    faults = {f"{Path(fault['url']).stem}: {fault['message']} {fault.get('extract', '')}": fault["type"] for fault in said}
    assert not faults, "\n".join(faults)
