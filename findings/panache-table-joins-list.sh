#!/usr/bin/env bash
# panache 3.17.1 indents each table by two spaces, which puts a table that follows a bullet list into the list's last item.
#
# Two spaces before a table that stands alone change nothing. Behind `- ` they are just the indentation of what belongs to the item, so
# in GFM the table, which stood below the list, becomes a part of its last entry. Behind `1. `, which needs three, it stays outside. The second
# run keeps it there. Found with the flavor gfm on a Chinese list of data sets, whose notes are a list and whose numbers are a table.
#
# Seen 2026-11-29 with the flavor gfm: the table behind the bullet moves into the item, the one behind the number does not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check panache-cli==3.17.1 cmarkgfm==2025.10.22

fail() { echo "CHANGED: $1"; exit 1; }

cat >outline.py <<'PY'
import re, sys
import cmarkgfm
page = cmarkgfm.github_flavored_markdown_to_html(sys.stdin.read())
print(' '.join(re.findall(r'</?(?:[uo]l|table)(?=[ >])', page)).replace('<', ''))
PY
printf 'flavor = "gfm"\n' >panache.toml
printf -- '- 数据集的说明\n\n| 名称 | 数量 |\n| --- | --- |\n| a | 1 |\n' >bullet.md
printf -- '1. 数据集的说明\n\n| 名称 | 数量 |\n| --- | --- |\n| a | 1 |\n' >number.md

for list in bullet number; do
  env/bin/panache --config panache.toml format <$list.md >$list.out
  echo "$list: $(env/bin/python outline.py <$list.md) → $(env/bin/python outline.py <$list.out)"
done
sed 's/^/  /' bullet.out
grep -q '^  | 名称' bullet.out || fail 'the table is not indented'
[ "$(env/bin/python outline.py <bullet.md)" = 'ul /ul table /table' ] || fail 'cmark-gfm reads the list otherwise'
[ "$(env/bin/python outline.py <bullet.out)" = 'ul table /table /ul' ] || fail 'the table stays behind the bullet'
[ "$(env/bin/python outline.py <number.out)" = 'ol /ol table /table' ] || fail 'the table moves into the number'
echo 'as described'
