#!/usr/bin/env bash
# flowmark 0.8.0 writes `mailto:` before a bare e-mail address, and with an underscore in it the next run makes another address of it.
#
# GFM links `a_b@example.org` and shows it as it stands. flowmark writes the link's destination in its place, so the page shows the
# word `mailto:`. That is not stable: in `mailto:a_b@…` the part behind the underscore is read as an address again, and the second run
# writes `mailto:a_mailto:b@…`, which reaches nobody. An address in `<…>` stays as it is.
#
# Seen 2026-11-29: the first run shows the word, the second changes the address.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check flowmark==0.8.0

fail() { echo "CHANGED: $1"; exit 1; }

echo 'Write to the_list@example.org or <the_list@example.org>.' >0.md
for run in 1 2; do
  env/bin/flowmark - <$((run - 1)).md >$run.md
  echo "run $run: $(cat $run.md)"
done
[ "$(cat 1.md)" = 'Write to mailto:the_list@example.org or <the_list@example.org>.' ] || fail 'the first run writes something else'
[ "$(cat 2.md)" = 'Write to mailto:the_mailto:list@example.org or <the_list@example.org>.' ] || fail 'the second run writes something else'
echo 'as described'
