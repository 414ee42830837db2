#!/usr/bin/env bash
# zhlint 0.8.2 joins a bare address and the full-width mark behind it: the link works on GitHub before the formatting, and not after.
#
# In Chinese text zhlint makes `.`, `,` and `!` full-width and takes the space behind away. Behind an address without brackets that changes the
# address: GitHub Flavored Markdown leaves a half-width mark at the end out, and takes a full-width one, and the words after it, in. zhlint reads
# Markdown with a parser of its own that knows autolinks in angle brackets only. The links of the real list ChineseMedicalNLP of
# June 2021 were 143 before; formatted by zhlint, two of them lead nowhere.
#
# Seen 2026-11-29: of three sentences with bare addresses all have other links afterwards, by cmarkgfm 2025.10.22, GitHub's own reader; with `<…>` and `[…](…)` the links stay.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check cmarkgfm==2025.10.22
npm init -y >/dev/null
npm install --silent --no-audit --no-fund zhlint@0.8.2 >/dev/null

cat >before.txt <<'TXT'
代码见 https://example.org/a.
代码见 https://example.org/a, 数据另行公布.
欢迎试用 https://example.org/a!
代码见 <https://example.org/a>.
代码见 [a](https://example.org/a).
TXT
cat >format.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { run } from 'zhlint';
for (const line of readFileSync('before.txt', 'utf8').trimEnd().split('\n'))
  console.log(run(line, { rules: { preset: 'default' } }).result);
JS
cat >links.py <<'PY'
import re, sys, urllib.parse
import cmarkgfm
for line in open(sys.argv[1], encoding='utf-8').read().splitlines():
    page = cmarkgfm.github_flavored_markdown_to_html(line)
    print(' '.join(urllib.parse.unquote(link) for link in re.findall(r'href="([^"]*)"', page)))
PY
node format.mjs >after.txt
env/bin/python links.py before.txt >links-before.txt
env/bin/python links.py after.txt >links-after.txt
paste -d '|' after.txt links-after.txt | sed 's/|/\n  links to: /'
[ "$(sort -u links-before.txt)" = 'https://example.org/a' ] || { echo 'CHANGED: other links before'; exit 1; }
cat >expected.txt <<'TXT'
https://example.org/a。
https://example.org/a，数据另行公布。
https://example.org/a！
https://example.org/a
https://example.org/a
TXT
diff expected.txt links-after.txt || { echo 'CHANGED: other links after'; exit 1; }
echo 'as described'
