import type { SearchData, SearchEntry } from '../search-data.ts';

/** Between two facts. The dot stays with the one before it. */
const separator = '\u00a0· ';

/** The results as elements. Texts become text nodes, so that nothing in them can be markup. */
export function createResults(data: SearchData, indexes: readonly number[]): HTMLElement[] {
  return indexes.flatMap((index) => {
    const entry = data.entries[index];
    return entry ? [createResult(data, entry)] : [];
  });
}

function createResult(data: SearchData, entry: SearchEntry): HTMLElement {
  const name = element('a', entry.n);
  name.href = entry.p;
  name.dataset.result = '';
  const title = element('h2');
  title.append(name);
  for (const text of entry.m ?? []) {
    const mark = element('span', text);
    mark.className = 'mark';
    title.append(' ', mark);
  }
  const item = element('li');
  item.append(title);
  if (entry.d) item.append(element('p', entry.d));
  const facts = element('p');
  facts.className = 'facts';
  const section = data.sections[entry.s]?.name;
  const licenses = (entry.c ?? []).map((license) => license.replace(/^LicenseRef-/, ''));
  const texts = [data.kinds[entry.k], section, entry.y?.toString(), ...licenses, data.stars?.[entry.z ?? '']];
  const parts: HTMLElement[] = [];
  for (const text of texts) {
    if (!text) continue;
    const fact = element('span', text);
    fact.className = 'fact';
    parts.push(fact);
  }
  const link = createLink(entry.u);
  if (link) parts.push(link);
  for (const [index, part] of parts.entries()) facts.append(index === 0 ? '' : separator, part);
  item.append(facts);
  return item;
}

/**
 * The first link of an entry, by its host. Anybody may have written the data, so only http and
 * https are followed.
 */
function createLink(address: string | undefined): HTMLAnchorElement | undefined {
  const url = address === undefined ? null : URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const link = element('a', url.host.replace(/^www\./, ''));
  link.href = url.href;
  link.rel = 'noopener';
  link.className = 'host';
  return link;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ''): HTMLElementTagNameMap[Name] {
  const created = document.createElement(name);
  created.textContent = text;
  return created;
}
