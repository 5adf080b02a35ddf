# shellcheck shell=bash disable=SC2034,SC2153,SC2154 # its variables are shared with the other parts
# Sourced by temporal-dev.sh: processes, pid files and locks. A pid alone proves nothing, since the system gives it out again:
# a process counts as ours only when its command line says so.

command_line() {
  if [ -r "/proc/$1/cmdline" ]; then
    tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null || true
  else
    ps -ww -o command= -p "$1" 2>/dev/null || true
  fi
}

alive() { kill -0 "$1" 2>/dev/null; }

# is_ours PID MARK...: the process lives and its command line contains one of the marks.
is_ours() {
  local pid=$1 line mark
  { [ -n "$pid" ] && alive "$pid"; } || return 1
  line=$(command_line "$pid")
  shift
  for mark in "$@"; do
    case "$line" in *"$mark"*) return 0 ;; esac
  done
  return 1
}

# end_process PID: asks it to end, and after 15 seconds ends it. The wait gives the server time to hand in its writes.
end_process() {
  local tries=150
  kill -TERM "$1" 2>/dev/null || return 0
  while alive "$1" && [ "$tries" -gt 0 ]; do
    sleep 0.1
    tries=$((tries - 1))
  done
  if alive "$1"; then kill -KILL "$1" 2>/dev/null || true; fi
}

# end_leftover NAME PIDFILE MARK...: after a SIGKILL of this script, its server goes on alone; the next start ends it.
end_leftover() {
  local name=$1 file=$2 pid
  [ -f "$file" ] || return 0
  pid=$(cat "$file")
  shift 2
  if is_ours "$pid" "$@"; then
    say "ending the $name that an earlier start left behind (process $pid)"
    end_process "$pid"
  fi
  rm -f "$file"
}

# take_lock FILE: makes FILE with our pid, or returns 1 and sets LOCK_HOLDER. A lock whose holder is gone is taken over.
take_lock() {
  local tries
  for tries in 1 2 3 4 5; do
    if (set -o noclobber && echo "$$" >"$1") 2>/dev/null; then return 0; fi
    LOCK_HOLDER=$(cat "$1" 2>/dev/null || true)
    if [ -z "$LOCK_HOLDER" ]; then
      # Just being made, or just removed: look again.
      sleep 0.2
    elif [ "$LOCK_HOLDER" != "$$" ] && is_ours "$LOCK_HOLDER" temporal-dev.sh; then
      # (Our own pid in a lock is an old one: a container gives the same pids out again.)
      return 1
    fi
    # Only the lock that was looked at is removed, not one that another start has made since.
    if [ "$tries" -gt 1 ] && [ "$(cat "$1" 2>/dev/null || true)" = "$LOCK_HOLDER" ]; then rm -f "$1"; fi
  done
  return 1
}

# start_apart PIDFILE LOG COMMAND...: starts it in the background and sets STARTED. Its own process group keeps a Ctrl-C of
# the terminal away from it, so that this script can end its processes in order.
start_apart() {
  local pid_file=$1 log=$2
  shift 2
  if [ -s "$log" ]; then mv -f "$log" "$log.1"; fi
  set -m
  "$@" </dev/null >>"$log" 2>&1 &
  STARTED=$!
  set +m
  echo "$STARTED" >"$pid_file"
}
