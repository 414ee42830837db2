#!/usr/bin/env bash
# panache 3.17.1 and flowmark 0.8.0 write `_` as `*` right behind `**`, and the emphasis becomes asterisks that show.
#
# Both prefer one mark for emphasis. Where strong text ends and emphasis begins without a space between, as in the first lines of
# awesome-go, `**` and `_` together become `***`, which can only end there, since a comma follows: the strong text still ends, the
# emphasis does not begin, and the page shows one asterisk there and one at its end. mdformat 1.0.0, which prefers `*` too, keeps the
# underscores of such a place.
#
# Seen 2026-11-29: one `<em>` before, none after panache (flavor gfm) and flowmark, one after mdformat.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check panache-cli==3.17.1 flowmark==0.8.0 mdformat==1.0.0 cmarkgfm==2025.10.22

fail() { echo "CHANGED: $1"; exit 1; }

render() { env/bin/python -c 'import sys, cmarkgfm; print(cmarkgfm.github_flavored_markdown_to_html(sys.stdin.read()).strip())'; }

printf 'flavor = "gfm"\n' >panache.toml
echo '**This list is free**_, and its keepers are not paid._ Since _2020_.' >list.md
meant=$(render <list.md)
panache=$(env/bin/panache --config panache.toml format <list.md | render)
flowmark=$(env/bin/flowmark - <list.md | render)
mdformat=$(env/bin/mdformat - <list.md | render)
printf '%-9s %s\n' before "$meant" panache "$panache" flowmark "$flowmark" mdformat "$mdformat"
broken='<p><strong>This list is free</strong>*, and its keepers are not paid.* Since <em>2020</em>.</p>'
[ "$panache" = "$broken" ] || fail 'panache writes something else'
[ "$flowmark" = "$broken" ] || fail 'flowmark writes something else'
[ "$mdformat" = "$meant" ] || fail 'mdformat changes the page'
echo 'as described'
