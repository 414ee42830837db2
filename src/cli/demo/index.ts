export { openBrowser } from './open-browser.ts';
export { type DemoRun, runDemo } from './run-demo.ts';
