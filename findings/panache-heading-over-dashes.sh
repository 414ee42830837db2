#!/usr/bin/env bash
# panache 3.17.1 takes `### a` with `---` below for a heading that is underlined, also where the flavor is GFM or CommonMark.
#
# In CommonMark a line that begins with `###` is a heading and ends there, so the dashes below it are a rule. Only a paragraph can be
# underlined. panache reads the two lines as one heading of level 2 whose text begins with `###`, and writes it so: the heading loses its
# level, shows the number signs, and the rule is gone. With `===` it becomes level 1. One list of this field has hundreds of sections
# that begin so, one for each date. A blank line between the two keeps both.
#
# Seen 2026-11-29 with the flavors gfm and commonmark: the heading of level 3 and the rule come out as one heading of level 2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check panache-cli==3.17.1 cmarkgfm==2025.10.22

fail() { echo "CHANGED: $1"; exit 1; }

cat >render.py <<'PY'
import re, sys
import cmarkgfm
page = cmarkgfm.github_flavored_markdown_to_html(sys.stdin.read())
print(re.sub(r'\s*\n\s*', '', page))
PY
printf '### 12 月 31 日\n---\n- an entry\n' >list.md
printf '### 12 月 31 日\n\n---\n- an entry\n' >blank.md

meant=$(env/bin/python render.py <list.md)
echo "GitHub shows:            $meant"
for flavor in gfm commonmark; do
  printf 'flavor = "%s"\n' "$flavor" >panache.toml
  shown=$(env/bin/panache --config panache.toml format <list.md | env/bin/python render.py)
  kept=$(env/bin/panache --config panache.toml format <blank.md | env/bin/python render.py)
  echo "after panache as $flavor: $shown"
  [ "$shown" = '<h2>### 12 月 31 日</h2><ul><li>an entry</li></ul>' ] || fail "$flavor writes another heading"
  [ "$kept" = "$meant" ] || fail "$flavor with a blank line between changes the page too"
done
[ "$meant" = '<h3>12 月 31 日</h3><hr /><ul><li>an entry</li></ul>' ] || fail 'cmark-gfm reads another heading'
echo 'as described'
