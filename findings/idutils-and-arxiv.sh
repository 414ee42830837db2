#!/usr/bin/env bash
# idutils 1.7.1 (of Invenio, which runs Zenodo) finds the identifier in an address of DOI, ORCID, ROR and PubMed, but in none of arXiv, PMC and
# Software Heritage, not even in those that it writes itself.
#
# `to_url()` makes an address of an identifier, `detect_identifier_schemes()` says what a text is. For arXiv, PMC and SWHIDs the first makes an address that the second
# calls `url` and nothing else, so a paper given by the address that everybody copies is not known as that paper. `arxiv.org/abs/…` without `https://`
# is called a handle, since it has a prefix, a slash and a rest.
#
# Seen 2026-11-29: of seven schemes four come back, three do not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check idutils==1.7.1

fail() { echo "CHANGED: $1"; exit 1; }

cat >read.py <<'PY'
import idutils
identifiers = {
    'doi': '10.18653/v1/2020.acl-main.703',
    'orcid': '0000-0002-1825-0097',
    'ror': '02mhbdp94',
    'pmid': '12345678',
    'arxiv': '1706.03762',
    'pmcid': 'PMC1234567',
    'swh': 'swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d',
}
for scheme, identifier in identifiers.items():
    assert scheme in idutils.detect_identifier_schemes(identifier), scheme
    address = idutils.to_url(idutils.normalize_pid(identifier, scheme), scheme, 'https')
    found = idutils.detect_identifier_schemes(address)
    print(f'{scheme}: {address} is {found}')
for address in ['https://arxiv.org/abs/1706.03762', 'https://arxiv.org/pdf/1706.03762v5', 'arxiv.org/abs/1706.03762']:
    print(address, 'is', idutils.detect_identifier_schemes(address))
PY
env/bin/python read.py >found.txt
cat found.txt
for scheme in doi orcid ror pmid; do grep -q "^$scheme: .* is .*'$scheme'" found.txt || fail "$scheme does not come back"; done
for scheme in arxiv pmcid swh; do grep -q "^$scheme: .* is \['url'\]" found.txt || fail "$scheme comes back"; done
grep -qF "https://arxiv.org/abs/1706.03762 is ['url']" found.txt || fail 'the address of a paper is more than an address'
grep -qF "https://arxiv.org/pdf/1706.03762v5 is ['url']" found.txt || fail 'the address of its PDF is more than an address'
grep -qxF "arxiv.org/abs/1706.03762 is ['handle']" found.txt || fail 'without a scheme it is something else'
echo 'as described'
