# What the scripts share. Sourced, from the root of the checkout.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

bold='' red='' green='' faint='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
  bold=$'\e[1m' red=$'\e[31m' green=$'\e[32m' faint=$'\e[2m' plain=$'\e[0m'
fi

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s\n' "${red}$1${plain}" >&2
  shift
  [ $# -gt 0 ] && printf '%s\n' "$@" >&2
  exit 1
}

# spent SECONDS: 75 -> 1 min 15 s
spent() {
  if [ "$1" -ge 60 ]; then printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); else printf '%d s' "$1"; fi
}

# logged NAME COMMAND…: runs a command that talks much. On a terminal its own progress shows; else its output goes into
# var/log/NAME.log and only what went wrong is shown.
logged() {
  local name=$1 began=$SECONDS status=0
  shift
  if [ -t 1 ] && [ -z "${CI:-}" ]; then
    "$@"
    return
  fi
  mkdir -p var/log
  "$@" >"var/log/$name.log" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then
    grep -E 'error:|fatal|✘|warning: unre' "var/log/$name.log" | sort -u | head -40
    say "${red}$name failed${plain} after $(spent $((SECONDS - began))); the end of var/log/$name.log:"
    tail -25 "var/log/$name.log"
  fi
  return "$status"
}
