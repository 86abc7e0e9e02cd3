#!/usr/bin/env bash
# Decode throughput: `watchroom decode` against the physical limit (newline and checksum in C) and gpsdecode where installed.
#
#   Benchmarks/decode.sh [FILE]      FILE: any recording; without one, traffic is generated
#
# WATCHROOM      the binary (default .build/release/watchroom)
# SENTENCES      the input is repeated to about this many (default 1700000)
# ROUNDS         paired runs (default 9)
# CORE           the core all runs are pinned to (default 0)
# INSTRUCTIONS=1 counts instructions and allocations a sentence too (Benchmarks/instructions.sh; needs valgrind)
#
# All in one run, in turns, on one core: ratios hold where seconds do not. CPU time (user and system), medians.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "$0")" && pwd)
watchroom=${WATCHROOM:-$here/../.build/release/watchroom}
wanted=${SENTENCES:-1700000}
rounds=${ROUNDS:-9}
core=${CORE:-0}
work=$(mktemp -d "${TMPDIR:-/tmp}/watchroom-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT

die() { echo "decode.sh: $*" >&2; exit 1; }
[ -x "$watchroom" ] || die "no binary at $watchroom: build it (swift build -c release --product watchroom) or set WATCHROOM"
compiler=$(command -v cc || command -v gcc || command -v clang) || die "needs a C compiler for the limit loop"
pin=(); if command -v taskset >/dev/null; then pin=(taskset -c "$core"); fi

"$compiler" -O3 -march=native -o "$work/limit" "$here/limit.c"

if [ $# -ge 1 ]; then
  [ -r "$1" ] || die "can't read $1"
  cat "$1" > "$work/once"
  input=$1
else
  "$watchroom" traffic --vessels 500 --duration 30 --no-tag-blocks > "$work/once" || die "generating traffic failed: name a recording instead"
  input="generated traffic"
fi
once=$("$work/limit" "$work/once" | awk '{print $1}')
[ "$once" -gt 0 ] || die "no lines in $input"
# A last line without newline must not grow together with the first one of the next copy.
if [ -n "$(tail -c 1 "$work/once")" ]; then echo >> "$work/once"; fi
copies=$(( (wanted + once - 1) / once ))
[ "$copies" -ge 1 ] || copies=1
for ((i = 0; i < copies; i++)); do cat "$work/once"; done > "$work/input"
sentences=$("$watchroom" decode --format none "$work/input" | awk '$1 == "sentences" {print $2}')
[ "${sentences:-0}" -gt 0 ] || die "no sentences in $input"

# CPU seconds of a command, its output thrown away.
cpu() {
  local TIMEFORMAT='%3U %3S'
  { time "${pin[@]}" "$@" > /dev/null 2>&1; } 2>&1 | awk 'END {printf "%.3f\n", $1 + $2}'
}

names=("limit (newline and checksum, C)" "watchroom decode --format none" "watchroom decode --format json")
if command -v gpsdecode >/dev/null; then names+=("gpsdecode (JSON)"); fi

run() {
  case $1 in
    0) cpu "$work/limit" "$work/input" ;;
    1) cpu "$watchroom" decode --format none "$work/input" ;;
    2) cpu "$watchroom" decode --format json "$work/input" ;;
    3) cpu bash -c 'gpsdecode -j < "$1"' gpsdecode "$work/input" ;;
  esac
}

echo "$input: $once lines, $copies times: $sentences sentences; $rounds rounds on one core"
for ((round = 1; round <= rounds; round++)); do
  for index in "${!names[@]}"; do
    # gpsdecode is slow: three rounds are enough.
    if [ "$index" -eq 3 ] && [ "$round" -gt 3 ]; then continue; fi
    echo "$round $index $(run "$index")"
  done
done > "$work/times"

awk -v sentences="$sentences" -v list="$(IFS='|'; echo "${names[*]}")" '
  function median(values, n,   i, j, t) {
    for (i = 2; i <= n; i++) { t = values[i]; for (j = i - 1; j > 0 && values[j] > t; j--) values[j + 1] = values[j]; values[j + 1] = t }
    return n % 2 ? values[(n + 1) / 2] : (values[n / 2] + values[n / 2 + 1]) / 2
  }
  { seconds[$1, $2] = $3 > 0 ? $3 : 0.001; if ($1 > rounds) rounds = $1 }
  END {
    count = split(list, names, "|")
    printf "%-34s %10s %16s %10s\n", "decoder", "CPU s", "M sentences/s", "of limit"
    for (k = 0; k < count; k++) {
      n = 0
      for (r = 1; r <= rounds; r++) if ((r, k) in seconds) { n++; time[n] = seconds[r, k]; ratio[n] = seconds[r, 0] / seconds[r, k] }
      middle = median(time, n)
      printf "%-34s %10.3f %16.2f %10.3f\n", names[k + 1], middle, sentences / middle / 1e6, median(ratio, n)
    }
  }' "$work/times"

if [ "${INSTRUCTIONS:-0}" = 1 ]; then
  AT_MOST=${AT_MOST:-900} "$here/instructions.sh" "$work/once"
fi
