#!/usr/bin/env bash
# @octokit/webhooks-examples 7.6.1 and @octokit/openapi-webhooks 12.1.0: a third of the recorded webhooks do not fit GitHub's own description.
#
# Both packages are of the same organization and of their newest versions: one holds payloads that GitHub has sent, the other its OpenAPI
# description of them. A bot that validates what it receives against the description refuses, among others, the recorded
# `pull_request` of the actions assigned, labeled and locked (`has_discussions` is required, and absent), every `installation` (`created_at`
# is described as a string, and is a number) and every `release`. The two examples without a description are left out (`repository_dispatch`
# has any action that a sender likes). So types made of the description promise fields that an older server, or a saved delivery, lacks.
#
# Seen 2026-11-29 with ajv 8.20.0, formats not checked: of 327 payloads 112 are refused.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @octokit/webhooks-examples@7.6.1 @octokit/openapi-webhooks@12.1.0 ajv@8.20.0 >/dev/null

cat >validate.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv/dist/2020.js';

const require = createRequire(import.meta.url);
const events = require('@octokit/webhooks-examples');
const description = JSON.parse(readFileSync('node_modules/@octokit/openapi-webhooks/generated/api.github.com.json', 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema({ ...description, $id: 'github' });

const count = { fit: 0, refused: 0, undescribed: 0 };
const reasons = new Map();
for (const { name, examples } of events)
  for (const payload of examples) {
    const event = name.replaceAll('_', '-');
    const withAction = `${event}-${String(payload.action).replaceAll('_', '-')}`;
    const key = [withAction, event].find((each) => each in description.webhooks);
    if (key === undefined) {
      count.undescribed += 1;
      continue;
    }
    const pointer = `#/webhooks/${key}/post/requestBody/content/application~1json/schema`;
    const validate = ajv.getSchema(`github${pointer}`) ?? ajv.compile({ $ref: `github${pointer}` });
    if (validate(payload)) count.fit += 1;
    else {
      count.refused += 1;
      for (const reason of new Set(validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`)))
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
  }
console.log(JSON.stringify(count));
for (const [reason, times] of [...reasons].sort((one, other) => other[1] - one[1]).slice(0, 6)) console.log(times, reason);
JS
node validate.mjs | tee found.txt
[ "$(head -1 found.txt)" = '{"fit":215,"refused":112,"undescribed":2}' ] || { echo 'CHANGED: other payloads fit'; exit 1; }
grep -q '/pull_request/base/repo must have required property .has_discussions.' found.txt || { echo 'CHANGED: other reasons'; exit 1; }
echo 'as described'
