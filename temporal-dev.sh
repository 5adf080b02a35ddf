#!/usr/bin/env bash
# A real, pinned Temporal server with its UI on SQLite files, for one machine. See temporal-dev/README.md.
set -euo pipefail
unset CDPATH
# Histories hold personal data.
umask 077

usage() {
  cat <<'TEXT'
usage: ./temporal-dev.sh           start server and UI in the foreground; Ctrl-C ends both
       ./temporal-dev.sh --test    the same with the switches for tests, on its own files and ports
       ./temporal-dev.sh build     build only, print the paths of the binaries
       ./temporal-dev.sh ensure    register namespace and search attributes on a running server

environment: TEMPORAL_ADDRESS    use this server (host:port), start nothing
             TEMPORAL_PORT       default 7233, with --test 7333; the server uses it and the seven after it
             TEMPORAL_UI_PORT    default TEMPORAL_PORT + 1000; none or 0: no UI
             TEMPORAL_NAMESPACE  default redress
             REDRESS_VAR         folder for files, default var
             TEMPORAL_LOG_LEVEL  debug, info, warn (default), error
             TEMPORAL_UI_CODEC_ENDPOINT  codec server that the UI asks to decode payloads
TEXT
}

ROOT=$(cd "$(dirname "$0")" && pwd -P)
PARTS="$ROOT/temporal-dev"
ENSURE="$ROOT/dist/temporal-dev/ensure.js"
# shellcheck source=temporal-dev/lib/say.sh
. "$PARTS/lib/say.sh"
# shellcheck source=temporal-dev/lib/processes.sh
. "$PARTS/lib/processes.sh"
# shellcheck source=temporal-dev/lib/ports.sh
. "$PARTS/lib/ports.sh"
# shellcheck source=temporal-dev/lib/build.sh
. "$PARTS/lib/build.sh"
# shellcheck source=temporal-dev/lib/launch.sh
. "$PARTS/lib/launch.sh"
# shellcheck source=temporal-dev/versions.env
. "$PARTS/versions.env"

NAMESPACE=${TEMPORAL_NAMESPACE:-redress}
# Read by ensure.js.
export TEMPORAL_NAMESPACE=$NAMESPACE TEMPORAL_SERVER_MINIMUM

CODEC_ENDPOINT=${TEMPORAL_UI_CODEC_ENDPOINT:-}
# What stop_all has to take down.
SERVER_PID='' UI_PID='' ENSURE_PID='' BUILD_PID='' BUILD_DIR='' BUILD_LOCK='' STATE_TAKEN=''

# start MODE DEFAULT_PORT STATE_NAME SYNCHRONOUS
start() {
  throw_if_no_ensure
  if [ -n "${TEMPORAL_ADDRESS:-}" ]; then
    say "TEMPORAL_ADDRESS is set: waiting for the server at $TEMPORAL_ADDRESS"
    ensure "$TEMPORAL_ADDRESS" || fail "nothing was started, because TEMPORAL_ADDRESS is set; unset it to start a server here"
    say "server $TEMPORAL_ADDRESS (from TEMPORAL_ADDRESS, nothing started), namespace $NAMESPACE"
    return
  fi
  DYNAMIC_CONFIG="$PARTS/dynamicconfig/$1.yaml"
  SYNCHRONOUS=$4
  choose_ports "$2"
  choose_state "$3"
  take_state
  throw_if_port_taken
  find_server
  throw_if_files_differ
  start_server
  await_server
  start_ui
  local ui="UI http://127.0.0.1:$UI_PORT"
  if [ "$UI_PORT" = none ]; then ui="no UI"; fi
  say "server 127.0.0.1:$FRONTEND_PORT, $ui, namespace $NAMESPACE"
  watch
}

choose_state() {
  local var=${REDRESS_VAR:-$ROOT/var}
  mkdir -p "$var/$1"
  STATE=$(cd "$var/$1" && pwd -P)
  # The server puts the path into the address of its database, where these have a meaning of their own.
  case "$STATE" in
    *[\?\#%\"\'\\\&]*) fail "the path $STATE contains one of ? # % \" ' \\ &" "set REDRESS_VAR to a folder without them" ;;
  esac
}

throw_if_no_ensure() {
  command -v node >/dev/null 2>&1 || fail "node is not installed; this project needs it"
  [ -f "$ENSURE" ] || fail "$ENSURE is missing" "run npm run build first"
}

# ensure ADDRESS: waits for health, then registers namespace and search attributes.
ensure() { TEMPORAL_ADDRESS=$1 node "$ENSURE"; }

# on_signal CODE: a server that runs was stopped as asked, which is no failure; one that does not yet run was broken off.
# shellcheck disable=SC2317
on_signal() {
  trap '' INT TERM HUP
  if [ -n "$SERVER_PID" ]; then
    say "stopping"
    exit 0
  fi
  exit "$1"
}

main() {
  trap stop_all EXIT
  # Who reads the output may be gone first; that must not keep the server from being stopped.
  trap '' PIPE
  trap 'on_signal 130' INT
  trap 'on_signal 143' TERM
  trap 'on_signal 129' HUP
  case "${1:-}" in
    '') start development 7233 temporal 2 ;;
    # Tests kill the server, not the machine: they need not wait for the disk.
    --test) start test 7333 temporal-test 0 ;;
    build)
      ensure_built >&2
      printf '%s\n' "$SERVER_BINARY" "$UI_BINARY"
      ;;
    ensure)
      throw_if_no_ensure
      ensure "${TEMPORAL_ADDRESS:-127.0.0.1:${TEMPORAL_PORT:-7233}}"
      ;;
    -h | --help | help) usage ;;
    *)
      usage >&2
      exit 64
      ;;
  esac
}

# On one line: bash reads a script while it runs it, and this file may be replaced meanwhile by an update.
main "$@"; exit
