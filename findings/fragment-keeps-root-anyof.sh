#!/usr/bin/env bash
# yaml-language-server 2.0.0: `# yaml-language-server: $schema=FILE#/$defs/NAME` still applies `anyOf` and `oneOf` of the file's root.
#
# A modeline may name a part of a schema file by a JSON pointer. The server takes the part, and overwrites the root's keywords with the part's:
# `type`, `required`, `properties` and `$ref` of the root are gone, as they should be, but `anyOf` and `oneOf` stay unless the part has its own.
# A right file then has the errors of another kind of file. Ajv takes the same reference for what it is. A schema file for several kinds of
# files must not have `anyOf` or `oneOf` at its root: a `$ref` to a definition that holds them is fine.
#
# Seen 2026-11-29: of five roots the two with `anyOf` and `oneOf` give `Missing property "name"` on a file that Ajv 8.20.0 calls valid; a wrong
# value is found with each.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund yaml-language-server@2.0.0 vscode-languageserver-textdocument@1.0.16 ajv@8.20.0 yaml@2.9.1 >/dev/null

cat >validate.mjs <<'JS'
import Ajv from 'ajv/dist/2020.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { getLanguageService } from 'yaml-language-server';

const book = { type: 'object', required: ['name'] };
const film = { type: 'object', required: ['title'], properties: { title: { type: 'string' } } };
const roots = {
  'nothing': {},
  'type and required': { type: 'object', required: ['name'] },
  '$ref': { $ref: '#/$defs/book' },
  'anyOf': { anyOf: [{ $ref: '#/$defs/book' }] },
  'oneOf': { oneOf: [{ $ref: '#/$defs/book' }] },
};
let number = 0;
async function problems(root, text) {
  // The server keeps a schema for each address, so each case has an address of its own.
  number += 1;
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...root, $defs: { book, film } };
  const server = getLanguageService({
    schemaRequestService: async () => JSON.stringify(schema),
    workspaceContext: { resolveRelativePath: (path, resource) => new URL(path, resource).href },
  });
  server.configure({ validate: true, customTags: [] });
  const modeline = `# yaml-language-server: $schema=schema-${number}.json#/$defs/film\n`;
  const document = TextDocument.create(`file:///project/file-${number}.yml`, 'yaml', 1, modeline + text);
  const found = (await server.doValidation(document, false)).map(({ message }) => message);
  const ajv = new Ajv({ strict: false });
  ajv.addSchema({ ...schema, $id: 'schema.json' });
  const valid = ajv.compile({ $ref: 'schema.json#/$defs/film' })(parse(text));
  return `${valid ? 'valid' : 'invalid'} | ${found.join(' ') || '-'}`;
}
for (const [name, root] of Object.entries(roots)) {
  console.log(`root has ${name}; title: Alien | ${await problems(root, 'title: Alien\n')}`);
  console.log(`root has ${name}; title: 1979 | ${await problems(root, 'title: 1979\n')}`);
}
JS
node validate.mjs | tee found.txt
cat >expected.txt <<'TXT'
root has nothing; title: Alien | valid | -
root has nothing; title: 1979 | invalid | Incorrect type. Expected "string".
root has type and required; title: Alien | valid | -
root has type and required; title: 1979 | invalid | Incorrect type. Expected "string".
root has $ref; title: Alien | valid | -
root has $ref; title: 1979 | invalid | Incorrect type. Expected "string".
root has anyOf; title: Alien | valid | Missing property "name".
root has anyOf; title: 1979 | invalid | Incorrect type. Expected "string". Missing property "name".
root has oneOf; title: Alien | valid | Missing property "name".
root has oneOf; title: 1979 | invalid | Incorrect type. Expected "string". Missing property "name".
TXT
diff expected.txt found.txt || { echo 'CHANGED: other problems are found'; exit 1; }
echo 'as described'
