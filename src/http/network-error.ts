import { toSingleLine } from '../text/invisible-characters.ts';
import type { NetworkErrorKind } from './types.ts';

/** Why there is no response. Does not say yet which URL it was about. */
export interface NetworkError {
  kind: NetworkErrorKind;
  /**
   * The system's error code, or one of ours, which `messages/<language>/network.ts` puts into
   * words.
   */
  code?: string;
  /**
   * The system's own message; with a code of ours, the values it is about (an address, a port,
   * milliseconds).
   */
  message: string;
}

/**
 * What was being done: the same ECONNRESET means different things before and after the TLS
 * handshake.
 */
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
  CONNECTION_CLOSED: 'reset',
};

const maxMessageLength = 200;

/** On one line, because a message may quote what a server sent. */
const formatErrorText = (text: string): string => toSingleLine(text).slice(0, maxMessageLength);

/**
 * An error of our own.
 *
 * @param values - what the catalogue's sentence for `code` is about: an address, a port,
 * milliseconds.
 */
export function createNetworkError(kind: NetworkErrorKind, code: string, values = ''): NetworkError {
  return { kind, code, message: formatErrorText(values) };
}

function readErrorDetails(error: unknown): { code: string | undefined; message: string } {
  if (!(error instanceof Error)) return { code: undefined, message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const message = error.message || code || error.name;
  // undici wraps the system's error: its code is in the cause.
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
 * Classifies an error of Node's sockets, TLS or resolver, or of undici's HTTP parser.
 *
 * Certificate errors keep OpenSSL's code (CERT_HAS_EXPIRED, DEPTH_ZERO_SELF_SIGNED_CERT …), because
 * browsers accept some of these certificates. Errors of TLS have no message: OpenSSL's begins with
 * the number of a thread, which differs in every run.
 */
export function toNetworkError(error: unknown, phase: RequestPhase): NetworkError {
  const { code, message } = readErrorDetails(error);
  const base = { message: formatErrorText(message), ...(code === undefined ? {} : { code }) };
  if (phase === 'dns') return { kind: 'dns', ...base };
  const known = code === undefined ? undefined : kindByCode[code];
  if (known !== undefined) return { kind: known, ...base };
  // With TLS 1.3 some refusals, such as a required client certificate, only arrive after the
  // handshake.
  if (phase === 'tls' || code?.startsWith('ERR_SSL') || code?.startsWith('ERR_TLS'))
    return { kind: 'tls', ...base, ...(code === undefined ? {} : { message: '' }) };
  return { kind: phase === 'connect' ? 'unreachable' : 'protocol', ...base };
}

export function isNetworkError(value: object): value is NetworkError {
  return 'kind' in value && 'message' in value;
}
