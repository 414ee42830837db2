#!/usr/bin/env bash
# The Nu Html Checker 26.9.27 calls JSON-LD an inline script that a Content-Security-Policy blocks.
#
# A `<script>` whose type is no JavaScript is a data block: by HTML ("prepare the script element") it ends before the policy is asked, and
# browsers neither run nor block it. The checker, which reads the policy of a `<meta>` since this year, looks at the element alone, so
# each page with schema.org data and a policy without `'unsafe-inline'` has a warning, and following it would open the policy for real scripts.
# The same goes for `type="application/json"`, and for a script in a `<template>`, which is not run either.
#
# Seen 2026-11-29: three warnings for three elements that no browser runs, the same as for one that it would. Needs Java 11 or newer.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
command -v java >/dev/null || { echo 'SKIPPED: needs Java'; exit 0; }
npm init -y >/dev/null
npm install --silent --no-audit --no-fund vnu-jar@26.9.27 >/dev/null

fail() { echo "CHANGED: $1"; exit 1; }

policy='<meta http-equiv="Content-Security-Policy" content="script-src https:">'
for element in '<script type="application/ld+json">{"@context":"https://schema.org"}</script>' '<script type="application/json">{}</script>' \
  '<template><script>1</script></template>' '<script>1</script>'; do
  echo "<!doctype html><html lang=en><meta charset=utf-8>$policy<title>t</title><p>a</p>$element</html>" >page.html
  count=$(java -jar node_modules/vnu-jar/build/dist/vnu.jar page.html 2>&1 | grep -c 'Inline script violates Content Security Policy' || true)
  echo "$element: $count"
  [ "$count" = 1 ] || fail "$element has no warning"
done
echo 'as described'
