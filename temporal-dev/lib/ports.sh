# shellcheck shell=bash disable=SC2034,SC2153,SC2154 # its variables are shared with the other parts
# Sourced by temporal-dev.sh: which ports, and whether they are free.

# choose_ports DEFAULT: all ports follow from TEMPORAL_PORT, so that a second server needs one setting only.
choose_ports() {
  FRONTEND_PORT=${TEMPORAL_PORT:-$1}
  check_port TEMPORAL_PORT "$FRONTEND_PORT" 55000
  UI_PORT=${TEMPORAL_UI_PORT:-$((FRONTEND_PORT + 1000))}
  case "$UI_PORT" in
    0 | none) UI_PORT=none ;;
    *) check_port TEMPORAL_UI_PORT "$UI_PORT" 65535 ;;
  esac
  HISTORY_PORT=$((FRONTEND_PORT + 1))
  MATCHING_PORT=$((FRONTEND_PORT + 2))
  WORKER_PORT=$((FRONTEND_PORT + 3))
  FRONTEND_MEMBERSHIP_PORT=$((FRONTEND_PORT + 4))
  HISTORY_MEMBERSHIP_PORT=$((FRONTEND_PORT + 5))
  MATCHING_MEMBERSHIP_PORT=$((FRONTEND_PORT + 6))
  WORKER_MEMBERSHIP_PORT=$((FRONTEND_PORT + 7))
}

check_port() {
  case "$2" in
    '' | *[!0-9]*) fail "$1=$2 is not a port number" ;;
  esac
  if [ "$2" -lt 1024 ] || [ "$2" -gt "$3" ]; then fail "$1=$2 must lie between 1024 and $3"; fi
}

listening() { (: >"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

throw_if_port_taken() {
  local offset
  # The CLI finds free ports for what is inside the server; asking for all keeps both ways alike.
  for offset in 0 1 2 3 4 5 6 7; do
    if listening $((FRONTEND_PORT + offset)); then
      fail "port $((FRONTEND_PORT + offset)) is taken by another process" \
        "end that process, or set TEMPORAL_PORT to another port: the server uses it and the seven after it" \
        "to use a Temporal server that runs already, set TEMPORAL_ADDRESS to its host:port"
    fi
  done
  if [ "$UI_PORT" != none ] && listening "$UI_PORT"; then
    fail "port $UI_PORT is taken by another process" \
      "end that process, set TEMPORAL_UI_PORT to another port, or to none for no UI"
  fi
}
