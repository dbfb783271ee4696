#!/usr/bin/env bash
# A Docker engine of a test's own, on a bare Debian machine, as root: its daemon in namespaces of its own, with stand-ins for
# the images that the project's files name, as nothing is pulled. It prints "ready ADDRESS" when it is up: containers publish
# their ports at that address, and FOLDER/docker.sock is the engine's. It lives until its standard input ends or it is told
# to stop; then containers, daemon, network, mounts and images go. FOLDER/root.tar stays for the next time.
#
#   engine.sh FOLDER JAR
#
# What it cannot show: the real base images, a pull, and Maven inside the build.
set -euo pipefail
folder=$1
jar=$2
here=$(cd "$(dirname "$0")" && pwd)

# The first process of the namespace ends with unshare, and all others in it with the first: network and mounts, too.
stop() {
  kill -KILL "$inside" 2>/dev/null && wait "$inside" || true
  rm -rf "$folder/data" "$folder/docker.sock"
  find /sys/fs/cgroup -depth -type d -path "*/memecast-test-$$*" -exec rmdir {} + 2>/dev/null || true
}

mkdir -p "$folder"
rm -rf "$folder/data"
unshare --mount --pid --fork --kill-child --mount-proc --propagation private \
  bash "$here/inside.sh" "$folder" "$jar" $$ <&0 &
inside=$!
trap stop EXIT
trap 'exit 1' INT TERM
# Waiting in the foreground would put off the traps.
wait "$inside"
