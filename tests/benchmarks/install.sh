#!/usr/bin/env bash
# Installs wrk (a Debian package), which asks the server with a tenth of the processor time that load.py takes. Where it cannot be
# had, load.py asks: the benchmark works all the same, and says who asked.
set -euo pipefail

command -v wrk >/dev/null && exit 0
as_root=()
if ((EUID)); then
  command -v sudo >/dev/null || { echo "install.sh: no root, so tests/benchmarks/load.py asks the server instead of wrk"; exit 0; }
  as_root=(sudo -n)
fi
command -v apt-get >/dev/null || { echo "install.sh: not Debian or Ubuntu, so tests/benchmarks/load.py asks the server instead of wrk"; exit 0; }
echo "installing wrk"
if ! { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -qq --yes --no-install-recommends wrk >/dev/null; }; then
  echo "install.sh: wrk cannot be installed, so tests/benchmarks/load.py asks the server"
fi
