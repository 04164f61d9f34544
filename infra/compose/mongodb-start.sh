#!/usr/bin/env bash
# mongod takes its key only from a file that is its own and that nobody else can read, which no mount of compose gives.
set -euo pipefail
install --mode=0400 --owner=mongodb --group=mongodb /dev/stdin /tmp/mongodb-key <<<"$MONGODB_KEY"
unset MONGODB_KEY
exec docker-entrypoint.sh mongod --replSet rs0 --keyFile /tmp/mongodb-key --bind_ip_all
