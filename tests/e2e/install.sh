#!/usr/bin/env bash
# Installs what the browser tests need: chromium and a Java runtime (Debian packages), fonts with Chinese glyphs, the Python
# packages of requirements.txt and the checkers of package-lock.json. What is there already is left alone.
set -euo pipefail
cd "$(dirname "$0")"

python=${PYTHON:-../../.venv/bin/python}

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v java >/dev/null || missing+=(default-jre-headless)
command -v npm >/dev/null || missing+=(nodejs npm)
fc-list 2>/dev/null | grep -q "Noto Sans CJK" || missing+=(fontconfig fonts-noto-cjk)

if ((${#missing[@]})); then
  as_root=()
  if ((EUID)); then
    command -v sudo >/dev/null || { echo "install.sh: become root, or install by hand: ${missing[*]}" >&2; exit 1; }
    as_root=(sudo)
  fi
  command -v apt-get >/dev/null || { echo "install.sh: this is not Debian or Ubuntu; install by hand: ${missing[*]}" >&2; exit 1; }
  echo "installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends "${missing[@]}" >/dev/null
fi

# Once for each state of the two lists.
stamp=node_modules/.installed
state=$(cat requirements.txt package-lock.json | sha256sum)
if [[ "$(cat "$stamp" 2>/dev/null)" != "$state" ]] || ! "$python" -c "import playwright, schemathesis" 2>/dev/null; then
  "$python" -m pip install --quiet --disable-pip-version-check -r requirements.txt
  npm ci --ignore-scripts --no-fund --no-audit --loglevel=error
  echo "$state" >"$stamp"
fi
