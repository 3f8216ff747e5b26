import subprocess
import sys

WITHOUT_A_SERVER = """
import sys
from search_app.vocabulary import load_vocabulary

assert load_vocabulary().canonical("city", "义乌") == "330782"
assert not {'flask', 'gunicorn'} & sys.modules.keys()
"""


def test_whoever_asks_without_a_server_loads_none() -> None:
    subprocess.run([sys.executable, "-c", WITHOUT_A_SERVER], check=True)
