/** How long a button says that it has copied, in milliseconds. */
const confirmationMs = 2000;

/** Buttons beside extraction codes copy them. One listener serves all, those of results too. */
export function enableCopyButtons(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-copy]') : null;
    if (button) void copy(button);
  });
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const { copy: text = '', copied = '' } = button.dataset;
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without the permission, or without https: the reader copies what is now selected.
    const code = button.parentElement?.querySelector('code');
    if (code) getSelection()?.selectAllChildren(code);
    return;
  }
  if (label === copied) return;
  button.textContent = copied;
  button.classList.add('done');
  setTimeout(() => {
    button.textContent = label;
    button.classList.remove('done');
  }, confirmationMs);
}
