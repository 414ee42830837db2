#!/usr/bin/env bash
# remark-gfm 4.0.1 links `www.` after any punctuation mark and after inline HTML; cmark-gfm, GitHub's own reader, does not.
#
# The specification of GitHub Flavored Markdown (6.9) lets a `www.` address begin after a space, a line's beginning, or one of `*`, `_`,
# `~` and `(`. mdast-util-gfm-autolink-literal takes any Unicode punctuation there, so in Chinese prose, where no space stands before
# an address, it finds links that GitHub does not show: after a full-width parenthesis or colon, a comma, a tag. Its address then takes the closing
# full-width parenthesis and the words behind it along. Inside `<a href="…">www.…</a>` it makes a second link, to `http:`, in the first.
# With `https://` both agree, and both take the words behind it.
#
# Seen 2026-11-29: remark-gfm finds 5 links in the five lines with `www.`, cmarkgfm (the C library with Python around it) 1; in the two lines
# with `https://` each finds the same 2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check cmarkgfm==2025.10.22
npm init -y >/dev/null
npm install --silent --no-audit --no-fund remark@15.0.1 remark-gfm@4.0.1 mdast-util-gfm-autolink-literal@2.1.0 unist-util-visit@5.1.0 >/dev/null

fail() { echo "CHANGED: $1"; exit 1; }

cat >lines.txt <<'TXT'
see www.example.org today
官网（www.example.org）可用
官网：www.example.org
官网, <b>www.example.org</b>
<a href="https://example.org/">www.example.org</a>
官网（https://example.org/a）可用
官网：https://example.org/a
TXT

cat >read.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
for (const line of readFileSync('lines.txt', 'utf8').trimEnd().split('\n')) {
  const links = [];
  visit(remark().use(remarkGfm).parse(line), 'link', (link) => {
    links.push(link.url);
  });
  console.log(links.join(' ') || '-');
}
JS
cat >read.py <<'PY'
import html, re, urllib.parse
import cmarkgfm
from cmarkgfm.cmark import Options
for line in open('lines.txt', encoding='utf-8').read().splitlines():
    page = cmarkgfm.github_flavored_markdown_to_html(line, Options.CMARK_OPT_UNSAFE)
    links = [urllib.parse.unquote(html.unescape(link)) for link in re.findall(r'<a href="([^"]*)"', page)]
    print(' '.join(links) or '-')
PY
node read.mjs >remark.txt
env/bin/python read.py >cmark.txt
paste -d '|' lines.txt remark.txt cmark.txt | while IFS='|' read -r line remark cmark; do
  printf '%s\n  remark-gfm: %s\n  cmark-gfm:  %s\n' "$line" "$remark" "$cmark"
done

expected_remark='http://www.example.org
http://www.example.org）可用
http://www.example.org
http://www.example.org
http://www.example.org
https://example.org/a）可用
https://example.org/a'
expected_cmark='http://www.example.org
-
-
-
https://example.org/
https://example.org/a）可用
https://example.org/a'
[ "$(cat remark.txt)" = "$expected_remark" ] || fail 'remark-gfm finds other links'
[ "$(cat cmark.txt)" = "$expected_cmark" ] || fail 'cmark-gfm finds other links'
echo 'as described'
