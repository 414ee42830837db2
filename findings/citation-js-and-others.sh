#!/usr/bin/env bash
# @citation-js/plugin-bibtex 0.9.0 makes an author of the `and others` of BibTeX, and writes that author back in braces.
#
# `and others` is BibTeX's word for “et al.”: no name, but the mark of a list that was cut off. Every style prints it as such. The plugin reads a person of the
# family name “others”, whom APA then lists behind an ampersand. Written back, the name stands in braces, which
# protects it from being that mark: the file that LaTeX printed as “Doe et al.” now prints “Doe and others” as if that were a name.
#
# Seen 2026-11-30: one entry as CSL-JSON, as APA (plugin-csl 0.9.0) and as BibTeX again.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @citation-js/core@0.9.0 @citation-js/plugin-bibtex@0.9.0 @citation-js/plugin-csl@0.9.0 >/dev/null

fail() { echo "CHANGED: $1"; exit 1; }

cat >cite.mjs <<'JS'
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
const cite = new Cite('@misc{set, author = {Doe, Jane and others}, title = {A corpus}, year = {2020}}');
console.log(`CSL: ${JSON.stringify(cite.data[0].author)}`);
console.log(`APA: ${cite.format('bibliography', { template: 'apa' }).trim()}`);
console.log(`BibTeX: ${cite.format('bibtex').match(/author = .*\}/)[0]}`);
JS
node cite.mjs >found.txt
cat found.txt
expected='CSL: [{"given":"Jane","family":"Doe"},{"family":"others"}]
APA: Doe, J., & others. (2020). A corpus.
BibTeX: author = {Doe, Jane and {others}}'
[ "$(cat found.txt)" = "$expected" ] || fail 'the others are read or written otherwise'
echo 'as described'
