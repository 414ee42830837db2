import { enableCopyButtons } from './copy-buttons.ts';
import { focusSearchOnSlash } from './keyboard.ts';
import { startSearchPage } from './search-page.ts';

enableCopyButtons();
focusSearchOnSlash();
const form = document.querySelector<HTMLFormElement>('form#_search');
if (form) startSearchPage(form);
