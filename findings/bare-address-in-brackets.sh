#!/usr/bin/env bash
# Two fixers of MD034 (bare addresses) break links: markdownlint-cli2 0.24.1 unlinks `www.…`, rumdl 0.3.0 puts a link into a link.
#
# GitHub links `www.a.example` as it stands. markdownlint puts angle brackets around it, but CommonMark has an autolink only where a scheme or a mail address stands
# in them: the page now shows `<www.a.example>` as plain text. rumdl adds the scheme too, which is right there; but it also does so inside of `<a href="…">`, where lists
# write the name of a site that opens in a new tab, and where no link may stand in HTML: browsers end the outer link before the inner one, and
# the text that was to be read becomes an address. markdownlint leaves that place alone.
#
# Seen 2026-11-30: two lines before and after both, as cmarkgfm 2025.10.22 renders them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund markdownlint-cli2@0.24.1 >/dev/null
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check rumdl==0.3.0 cmarkgfm==2025.10.22

fail() { echo "CHANGED: $1"; exit 1; }

cat >render.py <<'PY'
import sys
import cmarkgfm
html = cmarkgfm.github_flavored_markdown_to_html(sys.stdin.read(), cmarkgfm.Options.CMARK_OPT_UNSAFE)
print('\n'.join(line for line in html.splitlines() if line.startswith('<p>')))
PY
printf '# List\n\nSee www.a.example now.\n\nSee <a href="https://a.example" target="_blank">www.a.example</a> now.\n' >list.md
cp list.md markdownlint.md
cp list.md rumdl.md
node_modules/.bin/markdownlint-cli2 --fix markdownlint.md >/dev/null 2>&1 || true
env/bin/rumdl fmt rumdl.md >/dev/null 2>&1 || true
for name in list markdownlint rumdl; do env/bin/python render.py <$name.md | sed "s/^/$name: /"; done >found.txt
cat found.txt
cat >expected.txt <<'TXT'
list: <p>See <a href="http://www.a.example">www.a.example</a> now.</p>
list: <p>See <a href="https://a.example" target="_blank">www.a.example</a> now.</p>
markdownlint: <p>See &lt;www.a.example&gt; now.</p>
markdownlint: <p>See <a href="https://a.example" target="_blank">www.a.example</a> now.</p>
rumdl: <p>See <a href="https://www.a.example">https://www.a.example</a> now.</p>
rumdl: <p>See <a href="https://a.example" target="_blank"><a href="https://www.a.example">https://www.a.example</a></a> now.</p>
TXT
diff expected.txt found.txt || fail 'other lines are written'
echo 'as described'
