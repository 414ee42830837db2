export { openDemo } from './demo.ts';
export { demoMessages, formatPages } from './messages.ts';
export { openBrowser } from './open-browser.ts';
