# shellcheck shell=bash disable=SC2034,SC2153,SC2154 # its variables are shared with the other parts
# Sourced by temporal-dev.sh: how it speaks.

say() { printf 'temporal: %s\n' "$*" 2>/dev/null || true; }

# fail SENTENCE...: says what is wrong and what to do, one sentence a line, and ends the script.
fail() {
  printf 'temporal: %s\n' "$@" >&2
  exit 1
}

# show_tail FILE: the end of a log, for the one who reads of a failure.
show_tail() {
  printf 'temporal: the end of %s:\n' "$1" >&2
  tail -n 25 "$1" >&2 || true
}

# render TEMPLATE TARGET NAME=VALUE...: replaces each __NAME__, without eval, so that a value can't run.
render() {
  local text target=$2 pair
  text=$(cat "$1")
  shift 2
  for pair in "$@"; do
    text=${text//"__${pair%%=*}__"/"${pair#*=}"}
  done
  printf '%s\n' "$text" >"$target"
}
