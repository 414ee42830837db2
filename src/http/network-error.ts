import { toSingleLine } from '../text/invisible-characters.ts';
import type { NetworkErrorKind } from './types.ts';

/** Why there is no answer, before anybody has said which address it was about. */
export interface NetworkError {
  kind: NetworkErrorKind;
  code?: string;
  message: string;
}

/** Where on the way something broke: the same ECONNRESET means different things before and after the handshake. */
export type RequestPhase = 'dns' | 'connect' | 'tls' | 'exchange';

const kindByCode: Record<string, NetworkErrorKind> = {
  ECONNREFUSED: 'refused',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EAFNOSUPPORT: 'unreachable',
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  EMFILE: 'unreachable',
  ENFILE: 'unreachable',
  ENOBUFS: 'unreachable',
  ETIMEDOUT: 'timeout',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_INFO: 'reset',
  UND_ERR_DESTROYED: 'reset',
  LANE_CLOSED: 'reset',
};

/** At most 200 characters on one line: a message may quote what a server sent. */
const formatErrorText = (text: string): string => toSingleLine(text).slice(0, 200);

export function createNetworkError(kind: NetworkErrorKind, code: string, message: string): NetworkError {
  return { kind, code, message: formatErrorText(message) };
}

function readErrorDetails(error: unknown): { code: string | undefined; message: string } {
  if (!(error instanceof Error)) return { code: undefined, message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const message = error.message || code || error.name;
  // undici names its own error and keeps the system's word in the cause.
  const cause = error.cause;
  if (
    cause instanceof Error &&
    'code' in cause &&
    typeof cause.code === 'string' &&
    (code === undefined || code.startsWith('UND_'))
  ) {
    return { code: cause.code, message: cause.message || message };
  }
  return { code, message };
}

/**
 * What an error of Node's sockets, TLS, resolver or of undici's parser means here. Certificates keep OpenSSL's code
 * (CERT_HAS_EXPIRED, DEPTH_ZERO_SELF_SIGNED_CERT …), since a browser may be happy where we are not. HPE_* are llhttp's.
 */
export function toNetworkError(error: unknown, phase: RequestPhase): NetworkError {
  const { code, message } = readErrorDetails(error);
  const base = { message: formatErrorText(message), ...(code === undefined ? {} : { code }) };
  if (phase === 'dns') return { kind: 'dns', ...base };
  const known = code === undefined ? undefined : kindByCode[code];
  if (known !== undefined) return { kind: known, ...base };
  // TLS 1.3 reports some refusals (a client's certificate wanted) only with the first bytes after the handshake.
  if (phase === 'tls' || code?.startsWith('ERR_SSL') || code?.startsWith('ERR_TLS')) return { kind: 'tls', ...base };
  return { kind: phase === 'connect' ? 'unreachable' : 'protocol', ...base };
}

export function isNetworkError(value: object): value is NetworkError {
  return 'kind' in value && 'message' in value;
}
