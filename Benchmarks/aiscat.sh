#!/usr/bin/env bash
# Prints the python that has aiscat, AIS-catcher's decoder as a library, installed into var/aiscat where it is missing. Ends with 1, and
# prints nothing, where it can't be had.
set -euo pipefail
folder=$(cd "$(dirname "$0")/.." && pwd)/var/aiscat
has() { [ -x "$folder/bin/python" ] && "$folder/bin/python" -c 'import aiscat' 2>/dev/null; }
if ! has; then
  rm -rf "$folder"
  mkdir -p "$(dirname "$folder")"
  python3 -m venv "$folder" >/dev/null 2>&1 || exit 1
  timeout 120 "$folder/bin/pip" install --quiet --only-binary :all: aiscat >/dev/null 2>&1 || exit 1
  has || exit 1
fi
echo "$folder/bin/python"
