#!/bin/sh
# Replaces the members of docker-compose.yml by as many with the image and the settings as they are now, without a failed
# request: the new ones start beside the old, which stop, one after the other, once all new ones take requests. If those do
# not within five minutes, the old ones stay.
#
#   docker compose build memecast && conf/rolling-update.sh
#
# It takes twice the memory meanwhile. HAProxy has room for 16 members, so at most 8 can be replaced.
set -eu
cd "$(dirname "$0")/.."

compose() {
  if docker compose version > /dev/null 2>&1; then
    docker compose "$@"
  else
    docker-compose "$@"
  fi
}

all_healthy() {
  for member in $1; do
    [ "$(docker inspect --format '{{.State.Health.Status}}' "$member")" = healthy ] || return 1
  done
}

remove() {
  for member in $1; do
    docker stop "$member"
    docker rm "$member"
  done > /dev/null
}

old=$(compose ps --quiet memecast)
number=$(echo "$old" | wc -w)
if [ "$number" -lt 1 ] || [ "$number" -gt 8 ]; then
  echo "$number members run: 1 to 8 can be replaced" >&2
  exit 1
fi

compose up --detach --no-deps --no-recreate --scale "memecast=$((number * 2))" memecast
new=$(compose ps --quiet memecast | grep --invert-match --fixed-strings "$old")

seconds=0
until all_healthy "$new"; do
  if [ "$seconds" -ge 300 ]; then
    for member in $new; do
      docker logs --tail 5 "$member"
    done
    remove "$new"
    echo "the new members are not ready after $seconds s: the old ones stay" >&2
    exit 1
  fi
  sleep 1
  seconds=$((seconds + 1))
done
remove "$old"
