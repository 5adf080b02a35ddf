# shellcheck shell=bash disable=SC2034,SC2153,SC2154 # its variables are shared with the other parts
# Sourced by temporal-dev.sh: where the server comes from.

# find_server: sets SERVER_KIND (built or cli), SERVER_VERSION, and for built SERVER_BINARY and UI_BINARY.
find_server() {
  name_binaries
  if ! built && usable_cli; then
    SERVER_KIND=cli
    SERVER_VERSION=$CLI_SERVER_VERSION
    say "using the temporal CLI on the PATH, server $SERVER_VERSION"
    return
  fi
  ensure_built
  SERVER_KIND=built
  SERVER_VERSION=$TEMPORAL_SERVER_VERSION
}

name_binaries() {
  CACHE_DIR="${XDG_CACHE_HOME:-$HOME/.cache}/redress/temporal-$TEMPORAL_SERVER_VERSION-$TEMPORAL_UI_VERSION"
  SERVER_BINARY="$CACHE_DIR/temporal-server"
  UI_BINARY="$CACHE_DIR/temporal-ui"
}

built() { [ -x "$SERVER_BINARY" ] && [ -x "$UI_BINARY" ]; }

# usable_cli: sets CLI_SERVER_VERSION when the CLI on the PATH brings a server that is new enough.
usable_cli() {
  local version major minor rest
  command -v temporal >/dev/null 2>&1 || return 1
  version=$(temporal --version 2>/dev/null | sed -n 's/.*(Server \([0-9][0-9.]*\).*/\1/p')
  [ -n "$version" ] || return 1
  CLI_SERVER_VERSION=$version
  major=${version%%.*}
  rest=${version#*.}
  minor=${rest%%.*}
  [ "$major" -gt "${TEMPORAL_SERVER_MINIMUM%%.*}" ] ||
    { [ "$major" -eq "${TEMPORAL_SERVER_MINIMUM%%.*}" ] && [ "$minor" -ge "${TEMPORAL_SERVER_MINIMUM#*.}" ]; }
}

# ensure_built: afterwards both binaries are in the cache.
ensure_built() {
  name_binaries
  built && return
  throw_if_no_go
  throw_if_versions_differ
  mkdir -p "$CACHE_DIR"
  local lock="$CACHE_DIR/build.lock" said=
  while ! take_lock "$lock"; do
    if [ -z "$said" ]; then say "waiting for another build of the same (process $LOCK_HOLDER)"; fi
    said=yes
    sleep 1 &
    wait $! || true
    if built; then return; fi
  done
  BUILD_LOCK=$lock
  # The build that was waited for may have ended just before the lock was taken.
  if ! built; then build; fi
  rm -f "$lock"
  BUILD_LOCK=
}

throw_if_no_go() {
  command -v go >/dev/null 2>&1 && return
  local found="there is no temporal CLI on the PATH"
  if command -v temporal >/dev/null 2>&1; then found="the temporal CLI on the PATH brings server ${CLI_SERVER_VERSION:-of an unknown version}"; fi
  fail "no Temporal server: Go is not installed, and $found" \
    "do one of these:" \
    "  install Go $(sed -n 's/^go //p' "$PARTS/go.mod") or later; the server is then built here once" \
    "  install the temporal CLI with server $TEMPORAL_SERVER_MINIMUM or later (CLI 1.9 or later)" \
    "  set TEMPORAL_ADDRESS to the host:port of a Temporal server that runs already"
}

throw_if_versions_differ() {
  local module version
  for module in "go.temporal.io/server v$TEMPORAL_SERVER_VERSION" "github.com/temporalio/ui-server/v2 v$TEMPORAL_UI_VERSION"; do
    version=${module##* }
    grep -qE "^[[:space:]]*${module%% *} ${version//./\\.}([[:space:]]|\$)" "$PARTS/go.mod" ||
      fail "temporal-dev/versions.env says ${module%% *} $version, temporal-dev/go.mod does not" \
        "run in temporal-dev/: go get ${module%% *}@$version && go mod tidy"
  done
}

build() {
  local log="$CACHE_DIR/build.log" started=$SECONDS next=30
  end_leftover_build
  BUILD_DIR="$CACHE_DIR/build.$$"
  say "building Temporal server $TEMPORAL_SERVER_VERSION and UI $TEMPORAL_UI_VERSION from their Go modules, once for this user"
  say "4 to 5 minutes on two cores, and 250 MB of downloads, when nothing of it is in the Go caches; log: $log"
  mkdir -p "$BUILD_DIR"
  : >"$log"
  start_build "$log"
  while alive "$BUILD_PID"; do
    if [ $((SECONDS - started)) -ge "$next" ]; then
      say "still building, $next s"
      next=$((next + 30))
    fi
    sleep 0.5 &
    wait $! || true
  done
  if ! wait "$BUILD_PID"; then
    show_tail "$log"
    rm -rf "$BUILD_DIR"
    fail "the build failed" "it needs Go $(sed -n 's/^go //p' "$PARTS/go.mod") or later and the Go module proxy"
  fi
  BUILD_PID=
  # Each rename is atomic, and the server comes last: whoever sees both sees them whole.
  mv -f "$BUILD_DIR/temporal-ui" "$UI_BINARY"
  mv -f "$BUILD_DIR/temporal-server" "$SERVER_BINARY"
  rm -rf "$BUILD_DIR" "$CACHE_DIR/build.pid"
  say "built in $((SECONDS - started)) s"
}

# start_build LOG: sets BUILD_PID. In its own process group, so that ending the group ends the compilers too. All that decides
# about the result is fixed here, and nothing of the user's Go settings can change it: other flags would compile all anew.
start_build() {
  set -m
  (
    cd "$PARTS" || exit 1
    export CGO_ENABLED=0 GOFLAGS='' GOWORK=off
    go_build() { go build -trimpath -buildvcs=false -ldflags '-s -w' -o "$BUILD_DIR/$1" "$2"; }
    go_build temporal-server go.temporal.io/server/cmd/server && go_build temporal-ui github.com/temporalio/ui-server/v2/cmd/server
  ) </dev/null >>"$1" 2>&1 &
  BUILD_PID=$!
  set +m
  echo "$BUILD_PID" >"$CACHE_DIR/build.pid"
}

# end_leftover_build: after a SIGKILL of this script its compilers go on for minutes, for nothing.
end_leftover_build() {
  local pid
  pid=$(cat "$CACHE_DIR/build.pid" 2>/dev/null || true)
  if is_ours "$pid" temporal-dev.sh; then kill -TERM -- "-$pid" 2>/dev/null || true; fi
  rm -rf "$CACHE_DIR"/build.pid "$CACHE_DIR"/build.[0-9]*
}

# stop_build: for the way out in the middle of a build.
stop_build() {
  if [ -n "$BUILD_PID" ]; then kill -TERM -- "-$BUILD_PID" 2>/dev/null || true; fi
  if [ -n "$BUILD_DIR" ]; then rm -rf "$BUILD_DIR" "$CACHE_DIR/build.pid"; fi
  if [ -n "$BUILD_LOCK" ]; then rm -f "$BUILD_LOCK"; fi
}
