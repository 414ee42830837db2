#!/usr/bin/env bash
# @lint-md/core 2.4.0: fixing a link without an address gives it `https://example.com`, which every link checker then calls alive.
#
# The rule no-empty-url, on by default, reports `[name]()`, `[name](<>)` and `![name]()`. Its fix does not take the link away nor leave it to a person: it
# writes an address that nobody has given. Lists keep such links for things whose page is gone (the real list funNLP has one). After the fix
# nothing points at the mistake any more: the rule is content, and the page answers 200. The README says no more of it than that the rule can be fixed.
#
# Seen 2026-11-29: three links without an address become three to https://example.com, and the second run reports nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @lint-md/core@2.4.0 >/dev/null

cat >fix.mjs <<'JS'
import { lintMarkdown } from '@lint-md/core';

const list = '- [数据集]()：已经下线。\n- [模型](<>)：即将开放。\n- ![结构图]()\n';
const rulesOf = ({ lintResult }) => lintResult.map(({ name }) => name).join(' ') || '-';
const before = lintMarkdown(list, {}, false);
const { fixedResult } = lintMarkdown(list, {}, true);
console.log(`reported: ${rulesOf(before)}`);
console.log(fixedResult.result.trimEnd());
console.log(`reported after the fix: ${rulesOf(lintMarkdown(fixedResult.result, {}, false))}`);
JS
node fix.mjs | tee found.txt
cat >expected.txt <<'TXT'
reported: no-empty-url no-empty-url no-empty-url
- [数据集](https://example.com)：已经下线。
- [模型](https://example.com)：即将开放。
- ![结构图](https://example.com)
reported after the fix: -
TXT
diff expected.txt found.txt || { echo 'CHANGED: the fix writes something else'; exit 1; }
echo 'as described'
