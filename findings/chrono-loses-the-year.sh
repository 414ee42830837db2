#!/usr/bin/env bash
# chrono-node 2.10.3 reads the traditional Chinese `二〇二〇年三月一日` (1 March 2020) as the first of March of this year.
#
# `zh.hant` does not know `〇`, the usual zero of a written year, and begins behind it: the match is `年三月一日`, and for a date without a year the present one is taken. Only its
# text and `isCertain('year')` say so. `zh.hans` reads the same characters right.
# `零`, the other zero, is known to both. In the calendar of Taiwan `民國109年` is 2020: the match leaves out `民國`, and gives the year 109.
#
# Seen 2026-11-30: three texts by both, with the base 2026-03-05.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund chrono-node@2.10.3 >/dev/null

fail() { echo "CHANGED: $1"; exit 1; }

cat >dates.mjs <<'JS'
import { zh } from 'chrono-node';
const base = new Date('2026-03-05T12:00:00Z');
const read = (parser, text) => parser.parse(text, base).map(({ text: match, start }) => `${match} ${start.get('year')}-${start.get('month')}-${start.get('day')}`);
for (const text of ['二〇二〇年三月一日', '二零二零年三月一日', '民國109年3月1日']) {
  console.log(`${text} | hant ${read(zh.hant, text)} | hans ${read(zh.hans, text)}`);
}
JS
node dates.mjs >found.txt
cat found.txt
cat >expected.txt <<'TXT'
二〇二〇年三月一日 | hant 年三月一日 2026-3-1 | hans 二〇二〇年三月一日 2020-3-1
二零二零年三月一日 | hant 二零二零年三月一日 2020-3-1 | hans 二零二零年三月一日 2020-3-1
民國109年3月1日 | hant 109年3月1日 109-3-1 | hans 109年3月1日 109-3-1
TXT
diff expected.txt found.txt || fail 'other dates are read'
echo 'as described'
