import ipaddr from 'ipaddr.js';
import { createNetworkError, type NetworkError } from '../network-error.ts';

/**
 * Which addresses and ports may be reached. Whoever writes an entry chooses where this machine connects, so only the public
 * internet is allowed, and there only the ports on which pages are usually served: a list must not make a runner knock at its
 * own network, at a cloud's metadata service, or at somebody's mail server.
 */
export interface AddressGuard {
  /** Undefined when `address` (a literal, v4 or v6, without brackets) may be reached on `port`. */
  checkAddress(address: string, port: number): NetworkError | undefined;
  /** The same for a name, before anybody knows its addresses. With operator's ranges its address may yet allow the port, unless a proxy
   * looks it up, where we never see it. */
  checkPort(port: number, viaProxy: boolean): NetworkError | undefined;
  /** A name of the local network, which a proxy would look up in its own: there nobody sees where it leads. */
  checkName(name: string, viaProxy: boolean): NetworkError | undefined;
}

/** Names without a dot, and these endings, are the local system's business and never public DNS's. */
export function isLocalName(name: string): boolean {
  const bare = name.replace(/\.$/, '').toLowerCase();
  return !bare.includes('.') || /\.(?:localhost|localdomain|local|internal|lan|home\.arpa)$/.test(bare);
}

type IpAddress = ipaddr.IPv4 | ipaddr.IPv6;
type CidrRange = [IpAddress, number];

/** Beside these, 8000 to 8999. All are ports on which real lists have pages; none is a port of mail, files or databases. */
const allowedPorts = new Set([
  80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 443, 444, 3000, 4000, 4443, 5000, 7000, 7001, 7070, 7080, 7443, 7777, 9000, 9001,
  9002, 9080, 9090, 9443, 10443, 18080,
]);

/** Azure's own service for its machines has a public address; hosted runners live there. */
const privateUnicastAddresses = new Set(['168.63.129.16']);

const globalUnicastRange: CidrRange = [ipaddr.parse('2000::'), 3];

/**
 * `allowed`: addresses or CIDR ranges of the operator. Throws a RangeError naming the first that is neither, since a typing
 * mistake there must not pass as "nothing allowed".
 */
export function createAddressGuard(allowedRanges: string[] = []): AddressGuard {
  const ranges = allowedRanges.map(parseCidrRange);
  const isAllowed = (address: IpAddress) => ranges.some((range) => isInRange(address, range));

  return {
    checkAddress(text, port) {
      if (!ipaddr.isValid(text)) return createNetworkError('bad-address', 'BAD_ADDRESS', `${text} is not an address`);
      // `::ffff:127.0.0.1` is 127.0.0.1 to the system, so the operator's word for the latter covers it.
      const address = ipaddr.process(text);
      if (isAllowed(address)) return undefined;
      if (!isPublicAddress(ipaddr.parse(text))) {
        return createNetworkError(
          'forbidden-address',
          'FORBIDDEN_ADDRESS',
          `${text} is not an address of the public internet (${address.range()})`,
        );
      }
      return isAllowedPort(port) ? undefined : createForbiddenPortError(port);
    },
    checkPort(port, viaProxy) {
      return isAllowedPort(port) || (ranges.length > 0 && !viaProxy) ? undefined : createForbiddenPortError(port);
    },
    checkName(name, viaProxy) {
      if (!viaProxy || !isLocalName(name)) return undefined;
      return createNetworkError(
        'forbidden-address',
        'FORBIDDEN_ADDRESS',
        `${name} is a name of the local network, and would be looked up by a proxy`,
      );
    },
  };
}

function createForbiddenPortError(port: number): NetworkError {
  return createNetworkError('forbidden-port', 'FORBIDDEN_PORT', `port ${port} is not one on which pages are usually served`);
}

function isAllowedPort(port: number): boolean {
  return allowedPorts.has(port) || (port >= 8000 && port <= 8999);
}

/**
 * Public means what IANA's registries call global unicast. Mapped, 6to4, Teredo and NAT64 addresses carry a v4 address that the
 * system would reach, so they are refused whole; so is everything outside 2000::/3.
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
    const error = new RangeError(`"${text}" is neither an address nor a range.`);
    throw Object.assign(error, { remedy: 'Write an address such as 10.1.2.3, or a range such as 10.0.0.0/8.' });
  }
}
