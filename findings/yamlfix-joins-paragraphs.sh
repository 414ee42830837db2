#!/usr/bin/env bash
# yamlfix 1.19.1, with its defaults, deletes the empty lines inside of texts: two paragraphs of a description become one.
#
# Its setting `whitelines` is the number of empty lines that are kept, 0 by default. It counts those inside of a block scalar like any other, though there they
# are a part of the value: in a literal scalar (`|`) the blank line goes, in a folded one (`>`) the break between two paragraphs becomes a
# space. In double quotes the same value stays as it is.
#
# Seen 2026-11-29: three texts before and after, by the reader of ruamel.yaml 0.18.16.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check yamlfix==1.19.1 ruamel.yaml==0.18.16

fail() { echo "CHANGED: $1"; exit 1; }

read_values() { env/bin/python -c 'import json, ruamel.yaml; print(json.dumps(ruamel.yaml.YAML(typ="safe").load(open("entry.yml"))))'; }

printf 'folded: >-\n  one\n\n  two\nliteral: |\n  one\n\n  two\nquoted: "one\\n\\ntwo"\n' >entry.yml
before=$(read_values)
env/bin/yamlfix entry.yml >/dev/null 2>&1
after=$(read_values)
echo "before: $before"
echo "after:  $after"
[ "$before" = '{"folded": "one\ntwo", "literal": "one\n\ntwo\n", "quoted": "one\n\ntwo"}' ] || fail 'the entry is read otherwise'
[ "$after" = '{"folded": "one two", "literal": "one\ntwo\n", "quoted": "one\n\ntwo"}' ] || fail 'yamlfix writes other values'
echo 'as described'
