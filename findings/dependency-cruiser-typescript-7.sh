#!/usr/bin/env bash
# dependency-cruiser 18.7.2 beside typescript 7.0.2: a gate against circular imports passes on a circle.
#
# TypeScript 7 has no JavaScript API that dependency-cruiser can use, so `.ts` is no extension that it reads. A folder of TypeScript
# files is then "no dependency violations found (0 modules, 0 dependencies cruised)" with exit code 0 and nothing on stderr: the
# check of a project stays green when the compiler is upgraded from 6 to 7, and looks at nothing from that day on.
# With @swc/core installed and `parser: 'swc'` in the options, the same rule on the same two files fails, as it should.
#
# Seen 2026-11-29 on Node 24.21.0: first run exit 0, "0 modules"; second run exit 1, "error no-circular".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts node@24.21.0 dependency-cruiser@18.7.2 typescript@7.0.2
node node_modules/node/installArchSpecificPackage.js >/dev/null 2>&1 || true
export PATH="$folder/node_modules/node/bin:$folder/node_modules/.bin:$PATH"
mkdir src
printf "import { b } from './b.ts';\nexport const a = (n: number): number => (n === 0 ? 0 : b(n - 1));\n" >src/a.ts
printf "import { a } from './a.ts';\nexport const b = (n: number): number => (n === 0 ? 1 : a(n - 1));\n" >src/b.ts
rule="forbidden: [{ name: 'no-circular', severity: 'error', from: {}, to: { circular: true } }]"
echo "export default { $rule, options: {} };" >plain.mjs
echo "export default { $rule, options: { parser: 'swc' } };" >swc.mjs

fail() { echo "CHANGED: $1"; exit 1; }

code=0
depcruise src --config plain.mjs >plain.out 2>plain.err || code=$?
echo "with typescript $(node -p "require('typescript/package.json').version"): exit $code, $(tr -s '\n' ' ' <plain.out)"
[ "$code" -eq 0 ] || fail "the gate no longer passes"
grep -q '(0 modules, 0 dependencies cruised)' plain.out || fail "modules are read now"
[ ! -s plain.err ] || fail "there is a warning now: $(cat plain.err)"

npm install --silent --no-audit --no-fund --ignore-scripts @swc/core@1.16.22
code=0
depcruise src --config swc.mjs >swc.out 2>&1 || code=$?
echo "with @swc/core as the parser: exit $code, $(grep -c 'no-circular' swc.out) circle found"
[ "$code" -ne 0 ] && grep -q 'no-circular' swc.out || fail "swc no longer finds the circle"
