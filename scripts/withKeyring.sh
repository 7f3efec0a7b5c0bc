#!/usr/bin/env bash
# Runs a command on Linux in a session of its own with an open keyring, as a user's desktop has one.
set -euo pipefail
exec dbus-run-session -- bash -c '
  printf "a password for a keyring of tests" | gnome-keyring-daemon --unlock --components=secrets >/dev/null
  exec "$@"
' withKeyring "$@"
