#!/usr/bin/env bash
# What planning costs with a full province: 1 + 14 + 122 centres, 3,000 points (Benchmarks/province). A year planned on one core; days opened
# in a register; the look at the clock at which nothing is due; a month simulated. Each figure beside what is promised.
#
# WATCHROOM  folder of the binaries (default .build/release)
# ROUNDS     runs of each (default 3); the median counts
# CORE       the core that planning is pinned to (default 0)
# Ends with 1 where a promise is not kept; with CI=true it says so and goes on, for what else runs on such a machine is not ours to say.
set -euo pipefail
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "$0")" && pwd)
build=${WATCHROOM:-$here/../.build/release}
rounds=${ROUNDS:-3}
core=${CORE:-0}
work=$(mktemp -d "${TMPDIR:-/tmp}/watchroom-plan.XXXXXX")
trap 'rm -rf "$work"' EXIT
die() { echo "plan.sh: $*" >&2; exit 1; }
[ -x "$build/watchroom" ] && [ -x "$build/watchroom-story" ] || die "no binaries in $build: make release"
pin=(); if command -v taskset >/dev/null; then pin=(taskset -c "$core"); fi
"$here/province" "$work/config" || die "the province could not be made"
"$build/watchroom" config check "$work/config" >/dev/null 2>&1 || die "the made-up province is refused"

# Processor seconds (user and system) of a command, median of all rounds.
cpu() {
  local TIMEFORMAT='%3U %3S' round
  for ((round = 1; round <= rounds; round++)); do
    { time "${pin[@]}" "$@" >/dev/null 2>&1; } 2>&1 | awk 'END {printf "%.3f\n", $1 + $2}'
  done | sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'
}
plan=$(cpu "$build/watchroom" agenda --config "$work/config" --from 2026-01-01 --to 2026-12-31 -o none)
read_only=$(cpu "$build/watchroom" config check "$work/config")
month=$(cpu "$build/watchroom" simulate --config "$work/config" --from 2026-06-01 --to 2026-06-30 --people lazy)
# The province open for a day, and for three days on which nobody did anything.
ticks() { "$build/watchroom-story" --config "$work/config" --state "$work/$1" --day 2026-06-02 --bench-days "$1" 2>/dev/null; }
read -r _ duties _ opening _ look _ look99 < <(ticks 1)
read -r _ _ _ _ _ later _ _ < <(ticks 3)

awk -v plan="$plan" -v reading="$read_only" -v month="$month" -v duties="$duties" -v opening="$opening" -v look="$look" \
  -v look99="$look99" -v later="$later" '
  function row(what, figure, promise, unit) {
    printf "%-62s %9.3f %-2s %8s %8s\n", what, figure, unit, promise == "" ? "" : promise " " unit,
      promise == "" ? "" : sprintf("%.2f", figure / promise)
    if (promise != "" && figure > promise) broken = 1
  }
  BEGIN {
    printf "%-62s %12s %8s %8s\n", "full province: 137 centres, 3,000 points", "figure", "promise", "ratio"
    row("a year planned, reading the configuration left out (CPU)", plan - reading, 2, "s")
    row("reading the configuration (CPU)", reading, "", "s")
    row("a look at the clock, nothing due: median", look, 5, "ms")
    row("a look at the clock, nothing due: 99 of 100", look99, "", "ms")
    row("the same on the third day, nothing done on the others: median", later, "", "ms")
    row("opening a day of " duties " duties in the register", opening, "", "ms")
    row("a month simulated, configuration read (CPU)", month, "", "s")
    exit broken
  }' || { [ "${CI:-}" = true ] && echo "plan.sh: a promise is not kept on this machine, now"; } || die "a promise is not kept"
