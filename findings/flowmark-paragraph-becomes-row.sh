#!/usr/bin/env bash
# flowmark 0.8.0 removes the blank line behind a table that follows a heading at once, and the next paragraph becomes a row of it.
#
# A table in GFM ends at a blank line. flowmark keeps that line when a blank line stands before the table too, and drops it when
# the table's first row follows the heading directly, as in public-apis. What stood below, there the link back to the contents list, is then a
# row whose other cells are empty, and the second run writes it as one, with bars.
#
# Seen 2026-11-29: 2 rows before, 3 after one run; with a blank line below the heading 2 and 2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check flowmark==0.8.0 cmarkgfm==2025.10.22

fail() { echo "CHANGED: $1"; exit 1; }

rows() { env/bin/python -c 'import sys, cmarkgfm; print(cmarkgfm.github_flavored_markdown_to_html(sys.stdin.read()).count("<tr>"))'; }

printf '### Animals\n| API | Auth |\n| --- | --- |\n| a | No |\n\n**[Back](#index)**\n' >list.md
printf '### Animals\n\n| API | Auth |\n| --- | --- |\n| a | No |\n\n**[Back](#index)**\n' >blank.md
for list in list blank; do
  env/bin/flowmark - <$list.md >$list.1
  env/bin/flowmark - <$list.1 >$list.2
  echo "$list: $(rows <$list.md) rows, then $(rows <$list.1): $(tail -n 1 $list.2)"
done
[ "$(rows <list.md)" = 2 ] || fail 'cmark-gfm reads the table otherwise'
[ "$(rows <list.1)" = 3 ] || fail 'the paragraph stays below the table'
[ "$(rows <blank.1)" = 2 ] || fail 'it becomes a row behind a blank line too'
[ "$(tail -n 1 list.2)" = '| **[Back](#index)** |  |' ] || fail 'the second run writes something else'
echo 'as described'
