import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type HttpFailure, type NetworkErrorKind, networkErrorKinds } from '../../../../src/http/types.ts';
import {
  classifyFailure,
  classifyRefusal,
  createVerdict,
  parseJsonResponse,
} from '../../../../src/links/services/shared/responses.ts';
import { createResponse } from '../create-response.ts';

const fail = (kind: NetworkErrorKind, rest: Partial<HttpFailure> = {}): HttpFailure => ({
  ok: false,
  kind,
  message: 'x',
  url: 'https://site.example/',
  redirects: [],
  ...rest,
});

describe('a request without an answer', () => {
  test.each(networkErrorKinds.map((kind) => [kind]))('%s is no death of a link of a service', (kind) => {
    for (const code of [undefined, 'ENOTFOUND', 'EAI_AGAIN', 'CERT_HAS_EXPIRED'])
      expect(classifyFailure(fail(kind, code === undefined ? {} : { code }), 'some api').verdict).not.toBe('gone');
  });

  test('means death for a page whose host name does not exist, and for nothing else', () => {
    expect(classifyFailure(fail('dns', { code: 'ENOTFOUND' }), 'page')).toMatchObject({
      verdict: 'gone',
      reason: 'no-such-host',
    });
    expect(classifyFailure(fail('dns', { code: 'EAI_AGAIN' }), 'page')).toMatchObject({ verdict: 'unreachable' });
    expect(classifyFailure(fail('refused', { code: 'ENOTFOUND' }), 'page').verdict).toBe('unreachable');
  });

  test.each(['http://abc.onion/', 'http://a.i2p/', 'http://nas.local/', 'http://a.home.arpa/', 'http://vitalik.eth/'])(
    'says nothing about %s, which the public has no name for',
    (url) => {
      expect(classifyFailure(fail('dns', { code: 'ENOTFOUND', url }), 'page')).toMatchObject({
        verdict: 'unknown',
        reason: 'no-checker',
      });
    },
  );

  test('tells a certificate that browsers complete, one that does not hold, and no secure connection', () => {
    const tls = (code: string) => classifyFailure(fail('tls', { code }), 'page');
    expect(tls('UNABLE_TO_VERIFY_LEAF_SIGNATURE')).toMatchObject({ verdict: 'unknown', reason: 'tls' });
    expect(tls('CERT_HAS_EXPIRED')).toMatchObject({ verdict: 'unreachable', reason: 'tls' });
    expect(tls('ERR_SSL_WRONG_VERSION_NUMBER')).toMatchObject({ verdict: 'unreachable', reason: 'tls-handshake' });
  });

  test('keeps what a person needs to repeat it, and no more', () => {
    const redirects = [{ url: 'https://a.example/', status: 301, to: 'https://site.example/' }];
    expect(
      classifyFailure(fail('timeout', { message: 'm'.repeat(900), code: 'HEADERS_TIMEOUT', redirects }), 'page').evidence,
    ).toEqual({
      asked: 'page',
      marker: 'm'.repeat(200),
      code: 'HEADERS_TIMEOUT',
      finalUrl: 'https://site.example/',
    });
    expect(classifyFailure(fail('timeout', { message: '' }), 'page').evidence).toEqual({ asked: 'page' });
  });
});

test.each([
  [429, 'limited', 'quota'],
  [500, 'unreachable', 'server-error'],
  [522, 'unreachable', 'server-error'],
  [401, 'blocked', 'forbidden'],
  [403, 'blocked', 'forbidden'],
  [406, 'blocked', 'forbidden'],
])('status %i is a refusal: %s', (status, verdict, reason) => {
  expect(classifyRefusal(createResponse('', { status }), 'x')).toEqual({ verdict, reason, evidence: { asked: 'x', status } });
});

test.each([200, 204, 302, 400, 404, 410, 418])('status %i is none', (status) => {
  expect(classifyRefusal(createResponse('', { status }), 'x')).toBeUndefined();
});

describe('an answer in JSON', () => {
  const schema = z.object({ a: z.number() });
  test('is read where it has the fields, whatever else it has', () => {
    expect(parseJsonResponse(createResponse({ a: 1, b: 2 }), schema)).toEqual({ a: 1 });
    expect(parseJsonResponse(createResponse('\ufeff{"a":1}'), schema)).toEqual({ a: 1 });
  });
  test.each([['{"a":"1"}'], ['[]'], ['null'], [''], ['<html>'], ['{"a":1']])('is nothing where it is %s', (body) => {
    expect(parseJsonResponse(createResponse(body), schema)).toBeUndefined();
  });
  test('is nothing where it was cut off, even at a place where it could be read', () => {
    expect(parseJsonResponse(createResponse('{"a":1}', { truncated: true }), schema)).toBeUndefined();
  });
});

test('the evidence of a verdict has words of its own, also with half a character', () => {
  const verdict = createVerdict('alive', 'ok', { asked: 'x', title: 'a\ud83d', marker: '中' }, { note: 'archived' });
  expect(verdict).toEqual({
    verdict: 'alive',
    reason: 'ok',
    evidence: { asked: 'x', title: 'a\ufffd', marker: '中' },
    note: 'archived',
  });
});
