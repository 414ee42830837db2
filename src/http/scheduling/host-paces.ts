import type { HostPace } from '../types.ts';

/** The registered paces, by host or by `*.host`. */
export class HostPaces {
  readonly #paces = new Map<string, HostPace>();
  #hasWildcard = false;

  /** Registers a pace and returns its key. */
  set(host: string, pace: HostPace): string {
    const key = host.toLowerCase();
    this.#paces.set(key, pace);
    this.#hasWildcard ||= key.startsWith('*.');
    return key;
  }

  get(key: string): HostPace | undefined {
    return this.#paces.get(key);
  }

  /** The key of the most specific pace for a host; without one, the host itself in lower case. */
  findKey(hostname: string): string {
    const name = hostname.toLowerCase().replace(/\.$/, '');
    if (this.#paces.has(name) || !this.#hasWildcard) return name;
    const labels = name.split('.');
    for (let i = 0; i < labels.length; i += 1) {
      const wildcard = `*.${labels.slice(i).join('.')}`;
      if (this.#paces.has(wildcard)) return wildcard;
    }
    return name;
  }
}
