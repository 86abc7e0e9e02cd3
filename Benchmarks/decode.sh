#!/usr/bin/env bash
# Decode throughput: `watchroom decode` against the physical limit (newline and checksum in C), and against gpsdecode and aiscat.
#
#   Benchmarks/decode.sh [FILE…]     FILE: any recording; without one, AISHub × 20 and Kystverket × 1000 where ../shared/data/ais is
#                                    at hand, else traffic of the same mix is generated, with tag blocks and without
#
# WATCHROOM      the binary (default .build/release/watchroom)
# SENTENCES      each input is repeated to about this many (default: as said, else 1700000)
# ROUNDS         paired runs (default 9)
# CORE           the core all runs are pinned to (default 0)
# INSTRUCTIONS=0 leaves out the instructions and allocations a sentence (Benchmarks/instructions.sh; need valgrind)
# PEERS=0        leaves out gpsdecode and aiscat, the decoder of AIS-catcher (from PyPI, into var/aiscat)
#
# All in one run, in turns, on one core: ratios hold where seconds do not. CPU time (user and system), medians. The start of the program
# is in its time and in `of limit`; it stands in a row of its own and is left out in `start apart`: the loader's work is the same for a
# minute of traffic and for a year, and with few sentences it is most of the time. The limit verifies no checksum behind a tag block: there
# it looks for newlines alone. Peers get 200,000 sentences, three rounds.
# Ends with 1 where a floor is not kept (0.20 of the limit, the start in it; 900 instructions a sentence); with CI=true it says so and goes
# on, for what else runs on such a machine is not ours to say.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
watchroom=${WATCHROOM:-$root/.build/release/watchroom}
rounds=${ROUNDS:-9}
core=${CORE:-0}
work=$(mktemp -d "${TMPDIR:-/tmp}/watchroom-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
broken=0

die() { echo "decode.sh: $*" >&2; exit 1; }
[ -x "$watchroom" ] || die "no binary at $watchroom: build it (swift build -c release --product watchroom) or set WATCHROOM"
compiler=$(command -v cc || command -v gcc || command -v clang) || die "needs a C compiler for the limit loop"
pin=(); if command -v taskset >/dev/null; then pin=(taskset -c "$core"); fi
"$compiler" -O3 -march=native -o "$work/limit" "$here/limit.c"
: >"$work/empty"

# aiscat where it can be had: its python, or nothing.
python=
if [ "${PEERS:-1}" = 1 ]; then python=$("$here/aiscat.sh") || true; fi

# CPU seconds of a command, its output thrown away.
cpu() {
  local TIMEFORMAT='%3U %3S'
  { time "${pin[@]}" "$@" >/dev/null 2>&1; } 2>&1 | awk 'END {printf "%.3f\n", $1 + $2}'
}

# Key | what is printed; run KEY does it. Those after `start` get less, less often.
rows=("limit|newline and checksum in C, the limit" "none|watchroom decode --format none" "json|watchroom decode (JSON)" "start|watchroom, nothing to decode")
if [ "${PEERS:-1}" = 1 ]; then
  if command -v gpsdecode >/dev/null; then rows+=("gpsd|gpsdecode (JSON)"); else echo "gpsdecode: not had"; fi
  if [ -n "$python" ]; then rows+=("aisj|aiscat (JSON)" "aisd|aiscat (Python dictionaries)"); else echo "aiscat: not had"; fi
fi
run() {
  case $1 in
    limit) cpu "$work/limit" "$work/input" ;;
    none) cpu "$watchroom" decode --format none "$work/input" ;;
    json) cpu "$watchroom" decode --format json "$work/input" ;;
    start) cpu "$watchroom" decode --format none "$work/empty" ;;
    gpsd) cpu bash -c 'gpsdecode -j < "$1"' gpsdecode "$work/short" ;;
    aisj) cpu "$python" "$here/peer.py" json "$work/short" ;;
    aisd) cpu "$python" "$here/peer.py" dictionary "$work/short" ;;
  esac
}

# repeat COUNT: the lines of $work/once so many times.
repeat() { for ((i = 0; i < $1; i++)); do cat "$work/once"; done; }

# measure FILE TITLE COPIES
measure() {
  local title=$2 copies=$3 once sentences short round row
  cat "$1" >"$work/once"
  # A last line without newline must not grow together with the first one of the next copy.
  if [ -n "$(tail -c 1 "$work/once")" ]; then echo >>"$work/once"; fi
  once=$("$watchroom" decode --format none "$work/once" | awk '$1 == "sentences" {print $2}')
  [ "${once:-0}" -gt 0 ] || die "no sentences in $title"
  if [ -n "${SENTENCES:-}" ] || [ "$copies" -eq 0 ]; then copies=$(((${SENTENCES:-1700000} + once - 1) / once)); fi
  repeat "$copies" >"$work/input"
  short=$(((200000 + once - 1) / once))
  if [ "$short" -gt "$copies" ]; then short=$copies; fi
  repeat "$short" >"$work/short"
  sentences=$((once * copies))
  echo "$title, $copies times: $sentences sentences; $rounds rounds on one core"
  for ((round = 1; round <= rounds; round++)); do
    for row in "${rows[@]}"; do
      case ${row%%|*} in gpsd | ais?) [ "$round" -le 3 ] || continue ;; esac
      echo "$round ${row%%|*} $(run "${row%%|*}")"
    done
  done >"$work/times"
  printf '%s\n' "${rows[@]}" >"$work/rows"
  awk -v sentences="$sentences" -v few=$((once * short)) -f "$here/decode.awk" "$work/rows" "$work/times" || broken=1
}

if [ $# -gt 0 ]; then
  for file in "$@"; do
    [ -r "$file" ] || die "can't read $file"
    measure "$file" "$file" 0
  done
  counted=$1
else
  data=$root/../shared/data/ais
  if [ -r "$data/aishub-3min.nmea" ] && [ -r "$data/kystverket-1000.nm4" ]; then
    measure "$data/aishub-3min.nmea" "AISHub" 20
    measure "$data/kystverket-1000.nm4" "Kystverket, a tag block a line" 1000
    counted=$data/aishub-3min.nmea
  else
    "$watchroom" traffic --vessels 500 --duration 30 --no-tag-blocks >"$work/bare" || die "generating traffic failed: name a recording instead"
    "$watchroom" traffic --vessels 500 --duration 30 >"$work/tagged"
    measure "$work/bare" "generated traffic" 0
    measure "$work/tagged" "generated traffic, a tag block a line" 0
    counted=$work/bare
  fi
fi

if [ "${INSTRUCTIONS:-1}" = 1 ]; then
  if command -v valgrind >/dev/null && [ -x "${AIS_BENCH:-$root/.build/release/ais-bench}" ]; then
    AT_MOST=${AT_MOST:-900} "$here/instructions.sh" "$counted" || broken=1
  else
    echo "instructions a sentence: not counted (needs valgrind and ais-bench)"
  fi
fi
if [ "$broken" = 1 ]; then
  [ "${CI:-}" = true ] || die "a floor is not kept"
  echo "decode.sh: a floor is not kept on this machine, now"
fi
