#!/usr/bin/env bash
# @citation-js/plugin-ris 0.8.2 writes names without their particles: Jan van der Berg is “Berg, Jan”.
#
# CSL-JSON keeps “van der” in a field of its own, `non-dropping-particle`, since it is a part of the name that sorts apart. The RIS of the plugin has the family name, the given
# name and a suffix, nothing else, though a line `AU` has room for “van der Berg, Jan”. Its neighbour plugin-bibtex 0.8.2 writes the same name whole.
# Read again, by Zotero as by the plugin itself, the author is another person.
#
# Seen 2026-11-30: of four names the two with a particle lose it in RIS; BibTeX has all four.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-ris@0.8.2 >/dev/null

fail() { echo "CHANGED: $1"; exit 1; }

cat >cite.mjs <<'JS'
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
const author = [
  { given: 'Jan', family: 'Berg', 'non-dropping-particle': 'van der' },
  { given: 'Ana', family: 'Silva', 'non-dropping-particle': 'da' },
  { given: 'Jane', family: 'Doe', suffix: 'Jr.' },
  { literal: 'The Corpus Team' },
];
const cite = new Cite([{ id: 'set', type: 'dataset', title: 'A corpus', author, issued: { 'date-parts': [[2020]] } }]);
const names = (text) => new Cite(text).data[0].author.map((name) => Object.values(name).join('/')).join('; ');
console.log(`RIS: ${cite.format('ris').match(/(?<=^AU  - ).*$/gm).join('; ')}`);
console.log(`BibTeX: ${cite.format('bibtex').match(/(?<=author = \{).*(?=\})/)[0]}`);
console.log(`RIS read again: ${names(cite.format('ris'))}`);
JS
node cite.mjs >found.txt
cat found.txt
expected='RIS: Berg, Jan; Silva, Ana; Doe, Jane, Jr.; The Corpus Team
BibTeX: van der Berg, Jan and da Silva, Ana and Doe, Jr., Jane and {The Corpus Team}
RIS read again: Berg/Jan; Silva/Ana; Doe/Jane/Jr.; The Corpus Team'
[ "$(cat found.txt)" = "$expected" ] || fail 'the names are written otherwise'
echo 'as described'
