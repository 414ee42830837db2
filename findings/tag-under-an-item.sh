#!/usr/bin/env bash
# cmark-gfm, with which GitHub renders, ends a list at a line like `<br>` right below an item; readers of the present CommonMark keep it in the item.
#
# By CommonMark an HTML block that begins with an ordinary tag cannot interrupt a paragraph, so an unindented `<br>` below `- a` goes on with the item's
# paragraph. The C reader looked only at the open container, which is the list and no paragraph, and began a block; cmark mends that in 0.30, cmark-gfm is
# 0.29 still. Formatters that read by the present specification then indent the line, which for GitHub moves it into the item: seen with mdformat on
# public-apis, where such lines stand below each index. A tag of the first six kinds, like `<div>`, ends the list for all.
#
# Seen 2026-11-29: cmarkgfm closes the list before `<br>`, commonmark.js and micromark after it; mdformat's output differs for cmarkgfm only.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check cmarkgfm==2025.10.22 mdformat==1.0.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund commonmark@0.31.2 micromark@4.0.2 >/dev/null

fail() { echo "CHANGED: $1"; exit 1; }

printf -- '- a\n<br>\n\nb\n' >br.md
printf -- '- a\n<div></div>\n\nb\n' >div.md
cat >read.mjs <<'JS'
import { readFileSync } from 'node:fs';
import * as commonmark from 'commonmark';
import { micromark } from 'micromark';
const text = readFileSync(process.argv[2], 'utf8');
const pages = [
  new commonmark.HtmlRenderer().render(new commonmark.Parser().parse(text)),
  micromark(text, { allowDangerousHtml: true }),
];
for (const page of pages) console.log(page.replaceAll('\n', ''));
JS
cat >read.py <<'PY'
import sys
import cmarkgfm
from cmarkgfm.cmark import Options
print(cmarkgfm.github_flavored_markdown_to_html(open(sys.argv[1]).read(), Options.CMARK_OPT_UNSAFE).replace('\n', ''))
PY
cp br.md formatted.md
env/bin/mdformat formatted.md
for list in br div formatted; do
  node read.mjs $list.md >$list.spec
  env/bin/python read.py $list.md >$list.github
  printf '%s\n  commonmark.js, micromark: %s\n  cmark-gfm:                %s\n' $list.md "$(paste -sd '|' $list.spec)" "$(cat $list.github)"
done
inside='<ul><li>a<br></li></ul><p>b</p>'
outside='<ul><li>a</li></ul><br><p>b</p>'
[ "$(cat br.spec)" = "$inside"$'\n'"$inside" ] || fail 'commonmark.js or micromark reads the tag otherwise'
[ "$(cat br.github)" = "$outside" ] || fail 'cmark-gfm reads the tag otherwise'
[ "$(cat formatted.spec)" = "$inside"$'\n'"$inside" ] || fail 'mdformat changes the page of the specification'
[ "$(cat formatted.github)" = "$inside" ] || fail 'mdformat leaves the page of cmark-gfm as it was'
[ "$(sort -u div.spec div.github | wc -l)" = 1 ] || fail 'the three differ on <div> too'
echo 'as described'
