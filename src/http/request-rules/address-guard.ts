import ipaddr from 'ipaddr.js';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import { createNetworkError, type NetworkError } from '../network-error.ts';

type IpAddress = ipaddr.IPv4 | ipaddr.IPv6;
type CidrRange = [IpAddress, number];

/**
 * Besides these, 8000 to 8999. Real lists have pages on all of them, and no mail server, file
 * server or database uses one.
 */
const allowedPorts = new Set([
  80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 443, 444, 3000, 4000, 4443, 5000, 7000, 7001, 7070, 7080, 7443, 7777, 9000, 9001,
  9002, 9080, 9090, 9443, 10443, 18080,
]);

/**
 * Azure's service for its virtual machines has a public address, and hosted runners are such
 * machines.
 */
const privateUnicastAddresses = new Set(['168.63.129.16']);

const globalUnicastRange: CidrRange = [ipaddr.parse('2000::'), 3];

const localNamePattern = /\.(?:localhost|localdomain|local|internal|lan|home\.arpa)$/;

/**
 * Whether a name is resolved by the local system, never by public DNS: one without a dot, or with
 * such a suffix.
 */
export function isLocalName(name: string): boolean {
  const host = name.replace(/\.$/, '').toLowerCase();
  return !host.includes('.') || localNamePattern.test(host);
}

/**
 * Decides which addresses and ports may be reached, against server-side request forgery (SSRF).
 *
 * The author of an entry chooses where this machine connects. So only the public internet is
 * allowed, and there only ports that commonly serve pages. A list must not make a runner connect to
 * its own network, to a cloud's metadata service, or to a mail server.
 */
export class AddressGuard {
  readonly #allowedRanges: CidrRange[];

  /**
   * @param allowedRanges - addresses or CIDR ranges that the operator allows, on any port.
   * @throws ListkeeperError `bad-address-range` for the first that is neither: a typing error must
   * not mean "none allowed".
   */
  constructor(allowedRanges: readonly string[] = []) {
    this.#allowedRanges = allowedRanges.map(parseCidrRange);
  }

  /**
   * Checks an IP address (without brackets) and a port.
   *
   * @returns undefined when it may be reached.
   */
  checkAddress(text: string, port: number): NetworkError | undefined {
    if (!ipaddr.isValid(text)) return createNetworkError('bad-address', 'BAD_ADDRESS', text);
    // The system treats `::ffff:127.0.0.1` as 127.0.0.1, so a range with the latter allows both.
    const address = ipaddr.process(text);
    if (this.#allowedRanges.some((range) => isInRange(address, range))) return undefined;
    if (!isPublicAddress(ipaddr.parse(text)))
      return createNetworkError('forbidden-address', 'FORBIDDEN_ADDRESS', `${text} (${address.range()})`);
    return isAllowedPort(port) ? undefined : createForbiddenPortError(port);
  }

  /**
   * Checks the port of a host name before its addresses are known. With ranges of the operator, an
   * address may still allow the port, unless a proxy resolves the name.
   */
  checkPort(port: number, viaProxy: boolean): NetworkError | undefined {
    const mayBeAllowedByAddress = this.#allowedRanges.length > 0 && !viaProxy;
    return isAllowedPort(port) || mayBeAllowedByAddress ? undefined : createForbiddenPortError(port);
  }

  /**
   * Rejects local names through a proxy, which would resolve them in its own network, unseen by us.
   */
  checkName(name: string, viaProxy: boolean): NetworkError | undefined {
    if (!viaProxy || !isLocalName(name)) return undefined;
    return createNetworkError('forbidden-address', 'FORBIDDEN_ADDRESS', name);
  }
}

function createForbiddenPortError(port: number): NetworkError {
  return createNetworkError('forbidden-port', 'FORBIDDEN_PORT', String(port));
}

function isAllowedPort(port: number): boolean {
  return allowedPorts.has(port) || (port >= 8000 && port <= 8999);
}

/**
 * Public is what IANA's registries call global unicast. Everything outside 2000::/3 is refused, and
 * so are mapped, 6to4, Teredo and NAT64 addresses: they contain an IPv4 address that the system
 * would reach.
 */
function isPublicAddress(address: IpAddress): boolean {
  if (address.range() !== 'unicast') return false;
  if (privateUnicastAddresses.has(address.toString())) return false;
  return address.kind() === 'ipv4' || isInRange(address, globalUnicastRange);
}

function isInRange(address: IpAddress, [base, bits]: CidrRange): boolean {
  if (address.kind() === 'ipv4') return base.kind() === 'ipv4' && (address as ipaddr.IPv4).match(base as ipaddr.IPv4, bits);
  return base.kind() === 'ipv6' && (address as ipaddr.IPv6).match(base as ipaddr.IPv6, bits);
}

function parseCidrRange(text: string): CidrRange {
  try {
    if (text.includes('/')) return ipaddr.parseCIDR(text);
    const address = ipaddr.process(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch {
    throw new ListkeeperError('bad-address-range', { text });
  }
}
