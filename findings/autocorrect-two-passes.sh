#!/usr/bin/env bash
# @huacnlee/autocorrect 2.16.2: format() is not idempotent where two code spans share a run of Chinese.
#
# In `含有`甲`以及`乙`的` each code span wants a space on both sides. One call sets the outer two and leaves the inner two; the second
# call sets those; a third changes nothing. A tool that formats on save therefore changes a file again at the next save, and
# `format(text) !== text` complains of what the same function has just written. A single span, or two Latin words without marks, are
# right after one call; formatFor(text, 'text') leaves spaces around code spans alone altogether.
#
# Seen 2026-11-29 on Node 24.21.0, and in 4 of 6,756 Chinese lines of public lists.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node@24.21.0 @huacnlee/autocorrect@2.16.2
export PATH="$folder/node_modules/node/bin:$folder/node_modules/.bin:$PATH"
cat >passes.mjs <<'JS'
import { format, formatFor } from '@huacnlee/autocorrect';
const show = (...texts) => console.log(texts.join(' | '));
const one = format('先`a`再`b`后');
show(one, format(one), format(format(one)));
show(formatFor('先`a`再`b`后', 'text').out, formatFor('先a再b后', 'text').out);
const single = format('先`a`后');
show(single, format(single));
const plain = format('先a再b后');
show(plain, format(plain));
JS
node --no-warnings passes.mjs | tee seen.txt
cat >wanted.txt <<'TEXT'
先 `a`再`b` 后 | 先 `a` 再 `b` 后 | 先 `a` 再 `b` 后
先`a`再`b`后 | 先 a 再 b 后
先 `a` 后 | 先 `a` 后
先 a 再 b 后 | 先 a 再 b 后
TEXT
cmp -s seen.txt wanted.txt || { echo 'CHANGED: see above'; exit 1; }
