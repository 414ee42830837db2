#!/usr/bin/env bash
# license-expression 30.4.4 rejects the SPDX license `MPL-2.0-no-copyleft-exception`, and accepts it where only an exception may stand.
#
# The Mozilla license without its secondary licenses is a license of the SPDX list, not one of the list's exceptions: its name alone ends like
# one. The library takes it for an exception, so that the valid identifier has an error, and `MIT WITH MPL-2.0-no-copyleft-exception`, which the
# specification does not know, has none. The same goes for seven older identifiers, such as `GPL-2.0-with-classpath-exception`.
# spdx-expression-parse 5.0.0 tells the two lists apart.
#
# Seen 2026-11-30: the license alone and behind `WITH` by both; eight identifiers of spdx-license-ids 3.0.24 are exceptions to license-expression.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund spdx-expression-parse@5.0.0 spdx-license-ids@3.0.24 >/dev/null
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check license-expression==30.4.4

fail() { echo "CHANGED: $1"; exit 1; }

cat >check.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import parse from 'spdx-expression-parse';
const require = createRequire(import.meta.url);
writeFileSync('licenses.json', JSON.stringify([...require('spdx-license-ids'), ...require('spdx-license-ids/deprecated')]));
for (const expression of ['MPL-2.0-no-copyleft-exception', 'MIT WITH MPL-2.0-no-copyleft-exception', 'MIT WITH Classpath-exception-2.0']) {
  let answer = 'valid';
  try { parse(expression); } catch { answer = 'invalid'; }
  console.log(`${expression} | spdx-expression-parse | ${answer}`);
}
JS
cat >check.py <<'PY'
import json
from license_expression import get_spdx_licensing
licensing = get_spdx_licensing()
for expression in ['MPL-2.0-no-copyleft-exception', 'MIT WITH MPL-2.0-no-copyleft-exception', 'MIT WITH Classpath-exception-2.0']:
    print(expression, '| license-expression |', 'invalid' if licensing.validate(expression).errors else 'valid')
taken = [name for name in json.load(open('licenses.json')) if any('exception symbol' in error for error in licensing.validate(name).errors)]
print(len(taken), 'licenses are exceptions:', *taken)
PY
{ node check.mjs; env/bin/python check.py; } >found.txt
cat found.txt
verdicts='MPL-2.0-no-copyleft-exception | spdx-expression-parse | valid
MIT WITH MPL-2.0-no-copyleft-exception | spdx-expression-parse | invalid
MIT WITH Classpath-exception-2.0 | spdx-expression-parse | valid
MPL-2.0-no-copyleft-exception | license-expression | invalid
MIT WITH MPL-2.0-no-copyleft-exception | license-expression | valid
MIT WITH Classpath-exception-2.0 | license-expression | valid'
[ "$(head -n 6 found.txt)" = "$verdicts" ] || fail 'another verdict'
grep -q '^8 licenses are exceptions: MPL-2.0-no-copyleft-exception ' found.txt || fail 'other licenses are taken for exceptions'
echo 'as described'
