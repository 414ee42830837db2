#!/usr/bin/env bash
# rocrate 0.16.0 (ro-crate-py) drops each term that a crate defines for itself: read and written again, the data are there, but mean nothing.
#
# RO-Crate lets a crate add its own terms, and profiles such as Workflow Run add a whole vocabulary, by further members of `@context`. The library reads the entities of
# a crate, and writes the standard context alone behind them. In JSON-LD a property without a definition in the context is no data: who expands the new file
# finds neither `reviewStatus` nor what it said. No warning is given; issue 61 of the project has asked for it since 2021. What is added by code, in
# `metadata.extra_terms`, is written.
#
# Seen 2026-11-30: the context and one entity of a crate before and after; rdflib 7.6.0 reads one statement less.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check rocrate==0.16.0 rdflib==7.6.0

fail() { echo "CHANGED: $1"; exit 1; }

cat >again.py <<'PY'
import json
import os
from rdflib import Graph
from rocrate.rocrate import ROCrate

os.mkdir('before')
standard = 'https://w3id.org/ro/crate/1.1/context'
entities = [
    {'@id': 'ro-crate-metadata.json', '@type': 'CreativeWork', 'about': {'@id': './'}, 'conformsTo': {'@id': 'https://w3id.org/ro/crate/1.1'}},
    {'@id': './', '@type': 'Dataset', 'name': 'List', 'description': 'A list', 'datePublished': '2026-01-01', 'reviewStatus': 'checked',
     'license': {'@id': 'https://spdx.org/licenses/MIT'}},
]
crate = {'@context': [standard, {'reviewStatus': 'https://list.example/terms#reviewStatus'}], '@graph': entities}
with open('before/ro-crate-metadata.json', 'w') as file:
    json.dump(crate, file)
ROCrate('before').write('after')

for name in ['before', 'after']:
    crate = json.load(open(f'{name}/ro-crate-metadata.json'))
    root = next(entity for entity in crate['@graph'] if entity['@id'] == './')
    # The standard context is at another place: one that knows its words stands in for it here.
    context = crate['@context'] if isinstance(crate['@context'], list) else [crate['@context']]
    context = [{'name': 'https://schema.org/name'} if part == standard else part for part in context]
    graph = Graph().parse(data=json.dumps({'@context': context, '@graph': [root]}), format='json-ld', base='https://list.example/')
    statements = sorted(predicate.split('/')[-1] for _, predicate, _ in graph if 'list.example' in predicate or 'schema.org' in predicate)
    print(f'{name}: {json.dumps(crate["@context"])} | {root["reviewStatus"]} | {" ".join(statements)}')
PY
env/bin/python again.py >found.txt
cat found.txt
own='{"reviewStatus": "https://list.example/terms#reviewStatus"}'
expected="before: [\"https://w3id.org/ro/crate/1.1/context\", $own] | checked | name terms#reviewStatus
after: \"https://w3id.org/ro/crate/1.1/context\" | checked | name"
[ "$(cat found.txt)" = "$expected" ] || fail 'the context is written otherwise'
echo 'as described'
