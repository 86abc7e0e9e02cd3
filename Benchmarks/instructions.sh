#!/usr/bin/env bash
# Instructions and allocations a sentence, of the decoder alone: every field read, messages put together, with the digest.
#
#   Benchmarks/instructions.sh FILE      FILE: any recording
#
# AIS_BENCH      the binary (default .build/release/ais-bench)
# AT_MOST        fails where `--format none` takes more instructions a sentence than this
#
# callgrind counts one round and two; the difference leaves out the start of the program and the reading of the file. The same
# binary and file give the same count on every machine.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "$0")" && pwd)
bench=${AIS_BENCH:-$here/../.build/release/ais-bench}
die() { echo "instructions.sh: $*" >&2; exit 1; }
[ $# -eq 1 ] && [ -r "$1" ] || die "needs a recording to read"
[ -x "$bench" ] || die "no binary at $bench: build it (swift build -c release --product ais-bench) or set AIS_BENCH"
command -v valgrind >/dev/null || die "needs valgrind"
work=$(mktemp -d "${TMPDIR:-/tmp}/ais-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
strip -o "$work/bare" "$bench" # valgrind can't read the symbols of a newer compiler

# count FORMAT ROUNDS
count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$work/bare" --format "$1" --rounds "$2" "$file" 2>&1 >/dev/null |
    awk '/Collected/ {print $4}'
}

file=$1
sentences=$("$bench" "$file" | awk '$1 == "sentences" {print $2}')
[ "${sentences:-0}" -gt 0 ] || die "no sentences in $file"
for format in none json; do
  once=$(count "$format" 1)
  each=$((($(count "$format" 2) - once) / sentences))
  echo "instructions a sentence, $format: $each"
  if [ "$format" = none ] && [ -n "${AT_MOST:-}" ] && [ "$each" -gt "$AT_MOST" ]; then
    die "at most $AT_MOST are promised"
  fi
  "$bench" --format "$format" --rounds 3 "$file" | awk -v format="$format" '
    /^timed sentences/ {sentences = $3} /^allocations/ {print "allocations in " sentences " sentences, " format ": " $2}'
done
