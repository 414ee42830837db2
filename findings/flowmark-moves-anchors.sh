#!/usr/bin/env bash
# flowmark 0.8.0 puts spaces between Chinese and Latin letters, in headings too, but leaves the links to these headings as they are.
#
# A heading's anchor is made of its text: `## 中文NLP资源` is at `#中文nlp资源`. With the spaces that flowmark adds it moves to
# `#中文-nlp-资源`, and each entry of the contents list, whose text gets the spaces and whose address does not, leads nowhere. In a list with a
# contents list by hand that is every heading with a Latin word in it.
#
# Seen 2026-11-29: github-slugger makes another anchor of the heading after a run; the link still names the one before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check flowmark==0.8.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund github-slugger@2.0.0 >/dev/null

fail() { echo "CHANGED: $1"; exit 1; }

cat >anchor.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { slug } from 'github-slugger';
const text = readFileSync(0, 'utf8');
console.log(`heading #${slug(/^## (.+)$/m.exec(text)[1])}, link ${/\((#.+)\)/.exec(text)[1]}`);
JS
printf -- '- [中文NLP资源](#中文nlp资源)\n\n## 中文NLP资源\n' >list.md
env/bin/flowmark - <list.md >after.md
cat after.md
before=$(node anchor.mjs <list.md)
after=$(node anchor.mjs <after.md)
echo "before: $before"
echo "after:  $after"
[ "$before" = 'heading #中文nlp资源, link #中文nlp资源' ] || fail 'the list is read otherwise'
[ "$after" = 'heading #中文-nlp-资源, link #中文nlp资源' ] || fail 'the heading or the link is written otherwise'
echo 'as described'
