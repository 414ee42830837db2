#!/usr/bin/env bash
# pybtex 0.26.1 puts a backslash before each `&`, `%`, `_` and `#` of a field that it writes, also before those that have one, and into addresses.
#
# It reads a field as the LaTeX that it is, and writes it as if it were plain text. `Cats \& dogs` comes back as `Cats \\& dogs`: a line break, and a bare `&`, at which
# LaTeX stops; behind `100\\%` the rest of the line is a comment. Each further round adds one more. `url` and `doi`, which are no LaTeX, get backslashes too,
# so that the address opens another page. bibtexparser 2.1.0 gives the same entry back unchanged.
#
# Seen 2026-11-30: the fields of one entry after one and two rounds of `parse_string()` and `to_string('bibtex')`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pybtex==0.26.1 bibtexparser==2.1.0

fail() { echo "CHANGED: $1"; exit 1; }

cat >rounds.py <<'PY'
import bibtexparser
from pybtex.database import parse_string
text = r'''@misc{pets, title = {Cats \& dogs, 100\% of them}, url = {https://a.example/a_b?x=1&y=2}}'''

def with_pybtex(text):
    return parse_string(text, 'bibtex').to_string('bibtex')

def with_bibtexparser(text):
    return bibtexparser.write_string(bibtexparser.parse_string(text))

def fields(text):
    entry = bibtexparser.parse_string(text).entries[0]
    return ' | '.join(entry[name] for name in ['title', 'url'])

print('written by hand:', fields(text))
print('pybtex, once:   ', fields(with_pybtex(text)))
print('pybtex, twice:  ', fields(with_pybtex(with_pybtex(text))))
print('bibtexparser:   ', fields(with_bibtexparser(text)))
PY
env/bin/python rounds.py >found.txt
cat found.txt
cat >expected.txt <<'TXT'
written by hand: Cats \& dogs, 100\% of them | https://a.example/a_b?x=1&y=2
pybtex, once:    Cats \\& dogs, 100\\% of them | https://a.example/a\_b?x=1\&y=2
pybtex, twice:   Cats \\\& dogs, 100\\\% of them | https://a.example/a\\_b?x=1\\&y=2
bibtexparser:    Cats \& dogs, 100\% of them | https://a.example/a_b?x=1&y=2
TXT
diff expected.txt found.txt || fail 'other fields are written'
echo 'as described'
