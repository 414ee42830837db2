import { describe, expect, it } from 'vitest';
import { createNetworkError, isNetworkError, type RequestPhase, toNetworkError } from '../../src/http/network-error.ts';
import { en } from '../../src/messages/en/index.ts';

const createSystemError = (code: string, cause?: Error) => Object.assign(new Error(`${code} happened`, { cause }), { code });

describe('toNetworkError', () => {
  it.each<[string, RequestPhase, string]>([
    ['ECONNREFUSED', 'connect', 'refused'],
    ['ECONNRESET', 'tls', 'reset'],
    ['CERT_HAS_EXPIRED', 'tls', 'tls'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'exchange', 'tls'],
    ['ESERVFAIL', 'dns', 'dns'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'exchange', 'protocol'],
    ['EUNHEARDOF', 'connect', 'unreachable'],
  ])('classifies %s while in %s as %s', (code, phase, kind) => {
    expect(toNetworkError(createSystemError(code), phase)).toMatchObject({ kind, code });
  });

  it('finds the system error inside an undici error', () => {
    expect(toNetworkError(createSystemError('UND_ERR_SOCKET', createSystemError('EPIPE')), 'exchange')).toEqual({
      kind: 'reset',
      code: 'EPIPE',
      message: 'EPIPE happened',
    });
  });

  it('accepts values that are not errors', () => {
    expect(isNetworkError(toNetworkError('text', 'exchange'))).toBe(true);
  });
});

it('keeps values on one line of at most 200 characters', () => {
  expect(createNetworkError('proxy', 'PROXY_CLOSED', `a\r\nb${'c'.repeat(300)}`).message).toMatch(/^a bc{197}$/);
});

it('has words for the codes of every timeout', () => {
  for (const [code, format] of Object.entries(en.network.errors))
    if (code.endsWith('_TIMEOUT')) expect(format('15')).toContain('within 15 ms');
});
