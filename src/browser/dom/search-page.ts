import type { SearchData } from '../search-data.ts';
import { SearchIndex } from '../search-index.ts';
import { formatSearchState, parseSearchState, type SearchState } from '../search-state.ts';
import { EntrySelector, type Selection } from '../select-entries.ts';
import { moveThroughResults } from './keyboard.ts';
import { createResults } from './results.ts';

/** Results that are shown at once; a button shows more. */
const pageSize = 50;

/** Where the data are, and the words of this page, as it says itself. */
interface PageSettings {
  data: string;
  words: Record<'loading' | 'failed' | 'oneResult' | 'results' | 'noResults' | 'more' | 'optionCount', string>;
}

/** Makes the form of the search page answer while its reader types and chooses. */
export function startSearchPage(form: HTMLFormElement): void {
  const settings = JSON.parse(document.querySelector('#_words')?.textContent ?? '') as PageSettings;
  const page = new SearchPage(form, settings);
  page.load().catch(() => page.reportFailure());
}

const find = <T extends HTMLElement>(selector: string): T => document.querySelector<T>(selector) as T;

class SearchPage {
  readonly #form: HTMLFormElement;
  readonly #settings: PageSettings;
  readonly #field = find<HTMLInputElement>('#_q');
  readonly #status = find('#_status');
  readonly #results = find('#_results');
  readonly #more = find<HTMLButtonElement>('#_more');
  #data: SearchData | undefined;
  #index: SearchIndex | undefined;
  #selector: EntrySelector | undefined;
  #shown: readonly number[] = [];

  constructor(form: HTMLFormElement, settings: PageSettings) {
    this.#form = form;
    this.#settings = settings;
    this.#fillForm(parseSearchState(new URLSearchParams(location.search)));
    form.addEventListener('input', (event) => {
      // A choice is a step that the back button takes back; a letter is not.
      if (event.target === this.#field) this.#update('replaceState');
    });
    form.addEventListener('change', (event) => {
      this.#update(event.target === this.#field ? 'replaceState' : 'pushState');
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#update('pushState');
    });
    form.querySelector('.clear')?.addEventListener('click', (event) => {
      event.preventDefault();
      this.#fillForm({ query: '', filters: {} });
      this.#update('pushState');
      this.#field.focus();
    });
    addEventListener('popstate', () => {
      this.#fillForm(parseSearchState(new URLSearchParams(location.search)));
      this.#show();
    });
    this.#more.addEventListener('click', () => this.#showMore());
    moveThroughResults(this.#field, this.#results);
  }

  /** Filters work as soon as the data are there, the search when they are indexed. */
  async load(): Promise<void> {
    const response = await fetch(this.#settings.data);
    if (!response.ok) throw new Error(`${response.status}`);
    this.#data = (await response.json()) as SearchData;
    this.#selector = new EntrySelector(this.#data);
    if (this.#readState().query === '') this.#show();
    this.#index = await SearchIndex.create(this.#data.entries);
    if (this.#readState().query !== '') this.#show();
    this.#form.dataset.ready = '';
  }

  reportFailure(): void {
    this.#status.textContent = this.#settings.words.failed;
  }

  #readState(): SearchState {
    const values = [...new FormData(this.#form)].map(([name, value]): [string, string] => [name, String(value)]);
    return parseSearchState(new URLSearchParams(values));
  }

  #fillForm({ query, filters, sort }: SearchState): void {
    this.#field.value = query;
    for (const select of this.#form.querySelectorAll('select')) {
      const { name } = select;
      select.value = name === 'sort' ? (sort ?? 'relevance') : (filters[name as keyof typeof filters] ?? '');
      // The address may name a choice that this list does not have.
      if (select.selectedIndex < 0) select.selectedIndex = 0;
    }
  }

  #update(step: 'pushState' | 'replaceState'): void {
    const address = `${location.pathname}${formatSearchState(this.#readState())}`;
    if (address !== `${location.pathname}${location.search}`) history[step](null, '', address);
    this.#show();
  }

  #show(): void {
    const state = this.#readState();
    if (!this.#data || !this.#selector || (state.query !== '' && !this.#index)) return;
    const start = performance.now();
    const found = state.query === '' ? undefined : this.#index?.search(state.query);
    const selection = this.#selector.select(state, found);
    this.#shown = selection.indexes;
    this.#results.replaceChildren();
    this.#showMore();
    this.#showCounts(selection);
    const { words } = this.#settings;
    const { length } = selection.indexes;
    this.#status.textContent =
      length === 0 ? words.noResults : length === 1 ? words.oneResult : words.results.replace('{n}', String(length));
    // Shown by the developer tools of browsers, and read by the bench.
    performance.measure('search', { start });
  }

  #showMore(): void {
    if (!this.#data) return;
    const from = this.#results.childElementCount;
    const items = createResults(this.#data, this.#shown.slice(from, from + pageSize));
    this.#results.append(...items);
    const left = this.#shown.length - from - items.length;
    this.#more.hidden = left <= 0;
    this.#more.textContent = this.#settings.words.more.replace('{n}', String(Math.min(left, pageSize)));
    // The button may be gone: the first new result is where the reader goes on.
    if (from > 0) items[0]?.querySelector<HTMLElement>('[data-result]')?.focus();
  }

  /** Each choice says how many entries it would leave. One that leaves none can't be chosen. */
  #showCounts({ counts }: Selection): void {
    for (const select of this.#form.querySelectorAll('select')) {
      const ofFacet = counts[select.name as keyof typeof counts];
      if (!ofFacet) continue;
      for (const option of select.options) {
        if (option.value === '') continue;
        const count = ofFacet.get(option.value) ?? 0;
        const { name = '' } = option.dataset;
        // The number of the chosen one is that of the results, and would be cut in a narrow field.
        option.textContent = option.selected ? name.trim() : this.#formatOption(name, count);
        option.disabled = count === 0 && !option.selected;
      }
    }
  }

  #formatOption(name: string, count: number): string {
    return this.#settings.words.optionCount.replace('{name}', () => name).replace('{n}', String(count));
  }
}
