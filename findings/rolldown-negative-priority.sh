#!/usr/bin/env bash
# rolldown 1.2.19 and 1.3.3: a group of `codeSplitting` with a negative priority comes before every group with a positive one.
#
# `output.codeSplitting.groups[].priority` is a number, 0 by default, and a module that several groups match goes to the group of the highest. Among
# positive numbers that holds, and among negative ones too (-1 before -2). Across zero it is turned round: -1 beats 0, 1 and 3, as an unsigned
# number of 32 bits would. So `priority: -1`, meant for what is left over, takes the modules of all other groups, without a word, whatever the
# order of the groups. Give a catch-all 0 and the others more.
#
# Seen 2026-11-29: of the 20 pairs of unlike priorities from -3 to 3 the 12 that cross zero go the wrong way, in both orders of the groups.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm pkg set type=module >/dev/null
mkdir -p src/lib/deep
echo 'export const one = (x) => { console.log("one", x); return x + Math.random(); };' >src/lib/one.js
echo 'export const two = (x) => { console.log("two", x); return x * Math.random(); };' >src/lib/deep/two.js
echo 'import { one } from "./lib/one.js"; import { two } from "./lib/deep/two.js"; console.log(one(1), two(2));' >src/main.js

cat >split.mjs <<'JS'
import { rolldown } from 'rolldown';

/** Whether src/lib/deep/two.js, which both groups match, lands in the chunk of the group `deep`. */
async function goesDeep(groups) {
  const build = await rolldown({ input: 'src/main.js' });
  const { output } = await build.generate({ format: 'esm', codeSplitting: { groups } });
  return output.some((chunk) => chunk.name === 'deep' && chunk.moduleIds.some((id) => id.endsWith('two.js')));
}
let right = 0;
const wrong = [];
for (const deep of [-3, -1, 0, 1, 3])
  for (const lib of [-3, -1, 0, 1, 3]) {
    if (deep === lib) continue;
    const groups = [
      { name: 'deep', test: /lib\/deep/, priority: deep },
      { name: 'lib', test: /lib/, priority: lib },
    ];
    const found = [await goesDeep(groups), await goesDeep(groups.toReversed())];
    if (found.every((each) => each === deep > lib)) right += 1;
    else wrong.push(`${deep}/${lib}`);
  }
console.log(`right: ${right}, wrong: ${wrong.length} (deep/lib: ${wrong.join(' ')})`);
JS
expected='right: 8, wrong: 12 (deep/lib: -3/0 -3/1 -3/3 -1/0 -1/1 -1/3 0/-3 0/-1 1/-3 1/-1 3/-3 3/-1)'
for version in 1.2.19 1.3.3; do
  npm install --silent --no-audit --no-fund "rolldown@$version" >/dev/null
  found=$(node split.mjs)
  echo "rolldown $version: $found"
  [ "$found" = "$expected" ] || { echo 'CHANGED: other groups win'; exit 1; }
done
echo 'as described'
