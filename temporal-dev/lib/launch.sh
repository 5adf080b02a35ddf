# shellcheck shell=bash disable=SC2034,SC2153,SC2154 # its variables are shared with the other parts
# Sourced by temporal-dev.sh: server and UI, from start to end.

# take_state: one script a state folder.
take_state() {
  mkdir -p "$STATE/ui/config"
  if ! take_lock "$STATE/script.pid"; then
    fail "already running on these files: temporal-dev.sh, process $LOCK_HOLDER ($STATE)" \
      "end it first, or set REDRESS_VAR to another folder and TEMPORAL_PORT to another port"
  fi
  STATE_TAKEN=yes
  end_leftover UI "$STATE/ui.pid" "--root $STATE/ui "
  # Built here, or from the CLI.
  end_leftover server "$STATE/server.pid" "--config-file $STATE/server.yaml " "--db-filename $STATE/temporal.db "
}

# throw_if_files_differ: the server neither checks nor changes the tables of an existing SQLite file, so one of another minor
# version could go wrong in silence.
throw_if_files_differ() {
  local made_by
  # A first start that was ended while it made the tables leaves some of them; the server would take them for all.
  if [ -f "$STATE/first-start" ] && [ -f "$STATE/temporal.db" ]; then
    mkdir -p "$STATE/unfinished"
    mv -f "$STATE"/temporal.db* "$STATE/unfinished/"
    say "the first start did not end well: its files are now in $STATE/unfinished"
  fi
  [ -f "$STATE/temporal.db" ] || : >"$STATE/first-start"
  [ -f "$STATE/server.version" ] || return 0
  made_by=$(cat "$STATE/server.version")
  if [ "${made_by%.*}" != "${SERVER_VERSION%.*}" ] && [ -f "$STATE/temporal.db" ]; then
    fail "the files in $STATE were written by Temporal server $made_by, and this is $SERVER_VERSION: their tables may differ" \
      "go on with server $made_by, or move $STATE away and start with empty files" \
      "to try it all the same, copy the folder and then remove $STATE/server.version"
  fi
}

start_server() {
  local log="$STATE/server.log"
  if [ "$SERVER_KIND" = cli ]; then
    start_cli "$log"
  else
    render "$PARTS/server.yaml" "$STATE/server.yaml" \
      "STATE=$STATE" "DYNAMIC_CONFIG=$DYNAMIC_CONFIG" "SYNCHRONOUS=$SYNCHRONOUS" "LOG_LEVEL=${TEMPORAL_LOG_LEVEL:-warn}" \
      "FRONTEND_PORT=$FRONTEND_PORT" "FRONTEND_MEMBERSHIP_PORT=$FRONTEND_MEMBERSHIP_PORT" \
      "HISTORY_PORT=$HISTORY_PORT" "HISTORY_MEMBERSHIP_PORT=$HISTORY_MEMBERSHIP_PORT" \
      "MATCHING_PORT=$MATCHING_PORT" "MATCHING_MEMBERSHIP_PORT=$MATCHING_MEMBERSHIP_PORT" \
      "WORKER_PORT=$WORKER_PORT" "WORKER_MEMBERSHIP_PORT=$WORKER_MEMBERSHIP_PORT"
    # The server reads these from the environment and refuses them beside --config-file.
    start_apart "$STATE/server.pid" "$log" env -u TEMPORAL_ROOT -u TEMPORAL_CONFIG_DIR -u TEMPORAL_ENVIRONMENT \
      -u TEMPORAL_AVAILABILITY_ZONE -u TEMPORAL_AVAILABILTY_ZONE -u TEMPORAL_SERVICES \
      "$SERVER_BINARY" --allow-no-auth --config-file "$STATE/server.yaml" start
  fi
  SERVER_PID=$STARTED
}

start_cli() {
  local log=$1 setting
  set -- server start-dev --ip 127.0.0.1 --port "$FRONTEND_PORT" --log-level "${TEMPORAL_LOG_LEVEL:-warn}" \
    --sqlite-pragma journal_mode=wal --sqlite-pragma "synchronous=$SYNCHRONOUS"
  if [ "$UI_PORT" = none ]; then
    set -- "$@" --headless
  else
    set -- "$@" --ui-ip 127.0.0.1 --ui-port "$UI_PORT"
    if [ -n "$CODEC_ENDPOINT" ]; then set -- "$@" --ui-codec-endpoint "$CODEC_ENDPOINT"; fi
  fi
  while IFS= read -r setting; do
    set -- "$@" --dynamic-config-value "$setting"
  done <<SETTINGS
$(dynamic_config_values)
SETTINGS
  start_apart "$STATE/server.pid" "$log" temporal "$@" --db-filename "$STATE/temporal.db"
}

# dynamic_config_values: KEY=VALUE, a line each, the value as JSON: the CLI takes no file.
dynamic_config_values() {
  awk '
    /^[A-Za-z].*:$/ { key = substr($0, 1, length($0) - 1) }
    /- value:/ { value = $NF; if (value !~ /^(true|false|[0-9.]+)$/) value = "\"" value "\""; print key "=" value }
  ' "$DYNAMIC_CONFIG"
}

# await_server: waits for health, namespace and search attributes, and notices when the server ends in the meantime.
await_server() {
  TEMPORAL_ADDRESS=127.0.0.1:$FRONTEND_PORT node "$ENSURE" &
  ENSURE_PID=$!
  while alive "$ENSURE_PID"; do
    throw_if_server_ended
    sleep 0.1 &
    wait $! || true
  done
  if ! wait "$ENSURE_PID"; then
    show_tail "$STATE/server.log"
    fail "the server did not become ready"
  fi
  ENSURE_PID=
  echo "$SERVER_VERSION" >"$STATE/server.version"
  rm -f "$STATE/first-start"
}

throw_if_server_ended() {
  if alive "$SERVER_PID"; then return 0; fi
  local code=0
  wait "$SERVER_PID" || code=$?
  SERVER_PID=
  show_tail "$STATE/server.log"
  fail "the server ended by itself, exit code $code; what it had stored is kept, and the next start goes on from it"
}

start_ui() {
  local tries=100
  # The CLI brings its own.
  if [ "$UI_PORT" = none ] || [ "$SERVER_KIND" = cli ]; then return 0; fi
  render "$PARTS/ui.yaml" "$STATE/ui/config/development.yaml" \
    "FRONTEND_PORT=$FRONTEND_PORT" "UI_PORT=$UI_PORT" "NAMESPACE=$NAMESPACE" "CODEC_ENDPOINT=$CODEC_ENDPOINT"
  start_apart "$STATE/ui.pid" "$STATE/ui.log" "$UI_BINARY" --root "$STATE/ui" --config config --env development start
  UI_PID=$STARTED
  until listening "$UI_PORT"; do
    tries=$((tries - 1))
    if ! alive "$UI_PID" || [ "$tries" -eq 0 ]; then
      show_tail "$STATE/ui.log"
      fail "the UI did not start"
    fi
    sleep 0.1
  done
}

# watch: until the server ends or a signal comes. Without its UI the server goes on: the complaints matter more than the page.
watch() {
  while throw_if_server_ended; do
    if [ -n "$UI_PID" ] && ! alive "$UI_PID"; then
      show_tail "$STATE/ui.log"
      say "the UI ended by itself; the server goes on" >&2
      UI_PID=
      rm -f "$STATE/ui.pid"
    fi
    sleep 1 &
    # Where bash would tell in its own words that the server was killed.
    { wait $! || true; } 2>/dev/null
  done
}

# stop_all: the UI before the server that it asks; runs at every way out of the script.
stop_all() {
  stop_build
  if [ -n "$ENSURE_PID" ]; then kill -TERM "$ENSURE_PID" 2>/dev/null || true; fi
  if [ -n "$UI_PID" ]; then end_process "$UI_PID"; fi
  if [ -n "$SERVER_PID" ]; then end_process "$SERVER_PID"; fi
  if [ -n "$STATE_TAKEN" ]; then rm -f "$STATE/ui.pid" "$STATE/server.pid" "$STATE/script.pid"; fi
}
