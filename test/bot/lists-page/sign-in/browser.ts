/** What a browser does here: it follows redirects, and keeps cookies as their attributes say. */
export class TestBrowser {
  /** Cookies by host and name, with their attributes. */
  readonly cookies = new Map<string, Map<string, { value: string; attributes: string }>>();

  /** Opens an address, and follows where it leads. */
  async open(
    address: string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; url: string; text: string; headers: Headers }> {
    let url = address;
    for (let hops = 0; hops < 10; hops += 1) {
      const response = await this.request(url, { headers });
      const location = response.headers.get('location');
      if (location === null || response.status < 300 || response.status > 399)
        return { status: response.status, url, text: await response.text(), headers: response.headers };
      url = new URL(location, url).href;
    }
    throw new Error('Too many redirects');
  }

  /** One request, with the cookies of its host. */
  async request(address: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(address);
    const cookies = [...(this.cookies.get(host) ?? [])].map(([name, { value }]) => `${name}=${value}`);
    const headers = {
      ...(init.headers as Record<string, string>),
      ...(cookies.length > 0 ? { cookie: cookies.join('; ') } : {}),
    };
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(host, line);
    return response;
  }

  /** Sends a form as a page of its host does. */
  async submit(address: string, form: Record<string, string>, headers: Record<string, string> = {}) {
    const own = { 'sec-fetch-site': 'same-origin', origin: new URL(address).origin };
    const response = await this.request(address, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { ...own, ...headers },
    });
    const location = response.headers.get('location');
    return location === null
      ? { status: response.status, url: address, text: await response.text(), headers: response.headers }
      : this.open(new URL(location, address).href);
  }

  #keep(host: string, line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const known = this.cookies.get(host) ?? new Map();
    if (attributes.includes('Max-Age=0')) known.delete(name);
    else known.set(name, { value, attributes: attributes.join('; ') });
    this.cookies.set(host, known);
  }
}
