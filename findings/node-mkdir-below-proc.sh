#!/usr/bin/env bash
# Node 24.21.0 never returns from mkdir() with `recursive` below /proc, and keeps one core busy.
#
# `mkdirSync('/proc/self/x/y', { recursive: true })` should fail: no folder can be made there, and `mkdir -p` says so at once. The
# system answers ENOENT for /proc/self/x although /proc/self exists. Node takes ENOENT to mean that the parent is missing, makes the
# parent, which exists, and tries again without end. A program that makes the folder of a path its operator chose hangs at the start,
# without a word; SIGTERM doesn't end it, because no signal handler gets a turn. `src/runtime/make-folder.ts` goes around it.
#
# Seen 2026-11-29: killed after five seconds; `mkdir -p` exits with 1 at once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund node@24.21.0 >/dev/null
node="$folder/node_modules/.bin/node"

fail() { echo "CHANGED: $1"; exit 1; }

[ "$("$node" --version)" = v24.21.0 ] || fail "another version"
code=0
mkdir -p /proc/self/x/y 2>/dev/null || code=$?
echo "mkdir -p: exit $code"
[ "$code" -eq 1 ] || fail "mkdir -p exits with $code"
code=0
timeout --signal=KILL 5 "$node" -e "require('node:fs').mkdirSync('/proc/self/x/y', { recursive: true })" 2>/dev/null || code=$?
echo "mkdirSync, recursive: exit $code"
[ "$code" -eq 137 ] || fail "it returned, with exit code $code"
