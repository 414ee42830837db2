/** `/` goes to the search field, as on many sites, unless the reader is typing. */
export function focusSearchOnSlash(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const field = document.querySelector<HTMLInputElement>('#_q');
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** The arrows go from the field through the results and back. */
export function moveThroughResults(field: HTMLElement, results: HTMLElement): void {
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...results.querySelectorAll<HTMLElement>('[data-result]')];
    const at = links.indexOf(document.activeElement as HTMLElement);
    if (at < 0 && step < 0) return;
    event.preventDefault();
    (at + step < 0 ? field : links[at + step])?.focus();
  };
  field.addEventListener('keydown', onKey);
  results.addEventListener('keydown', onKey);
}
