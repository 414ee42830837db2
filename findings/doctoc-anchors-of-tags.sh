#!/usr/bin/env bash
# doctoc 2.5.0 takes the letters of tags into the anchors of headings, which GitHub does not, and replaces images by an asterisk.
#
# GitHub makes an anchor of a heading's text. doctoc, which writes tables of contents for GitHub by default, makes it of the source: `## <b>Corpora</b> in Chinese` is
# linked as `#bcorporab-in-chinese`. The link goes nowhere, and no error is raised. An anchor of one's own is worse: `## <a name="data"></a>Data` is copied into the table
# as it is, so `#data` now leads to the table. A badge in a heading becomes ` *` in the table.
#
# Seen 2026-11-30: the lines of a table beside the anchors that github-slugger 2.0.0 makes of the text that cmarkgfm 2025.10.22 renders.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund doctoc@2.5.0 github-slugger@2.0.0 >/dev/null
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check cmarkgfm==2025.10.22

fail() { echo "CHANGED: $1"; exit 1; }

cat >list.md <<'MD'
## <b>Corpora</b> in Chinese

## Papers<sup>new</sup>

## <a name="data"></a>Data

## Tools [![Awesome](https://a.example/badge.svg)](https://a.example)

## Plain heading
MD
cp list.md with-table.md
node_modules/.bin/doctoc --github with-table.md >/dev/null
env/bin/python -c 'import cmarkgfm; print(cmarkgfm.github_flavored_markdown_to_html(open("list.md").read(), cmarkgfm.Options.CMARK_OPT_UNSAFE))' >list.html
cat >anchors.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { slug } from 'github-slugger';
const texts = [...readFileSync('list.html', 'utf8').matchAll(/<h2>(.*)<\/h2>/g)].map((match) => match[1].replace(/<[^>]*>/g, ''));
const lines = readFileSync('with-table.md', 'utf8').match(/^- \[.*$/gm);
for (const [index, text] of texts.entries()) console.log(`${lines[index]} | #${slug(text)}`);
JS
node anchors.mjs >found.txt
cat found.txt
cat >expected.txt <<'TXT'
- [<b>Corpora</b> in Chinese](#bcorporab-in-chinese) | #corpora-in-chinese
- [Papers<sup>new</sup>](#paperssupnewsup) | #papersnew
- [<a name="data"></a>Data](#a-namedataadata) | #data
- [Tools *](#tools-) | #tools-
- [Plain heading](#plain-heading) | #plain-heading
TXT
diff expected.txt found.txt || fail 'other lines or anchors are written'
echo 'as described'
