#!/usr/bin/env node
// The entry point, in plain JavaScript so that any version of Node can run it. The published
// package has one bundle, which runs in this process. In a checkout, launch-checkout.mjs chooses
// what runs.
import module from 'node:module';

// By require(), and each where it is used: an import calls every getter of a module of Node, which
// makes `node:fs` load readline. Together they were a sixth of the start (docs/decisions/speed.md).
const require = module.createRequire(import.meta.url);
const { existsSync, realpathSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { fileURLToPath, pathToFileURL } = require('node:url');

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(root, 'dist', 'cli', 'main.js');
const isCheckout = existsSync(join(root, 'src', 'cli', 'main.ts'));

const program = isCheckout ? (await import('./launch-checkout.mjs')).prepareCheckout(root, process.argv.slice(2)) : bundle;
if (program) {
  enableCompileCache();
  // The program asks whether it was started or only imported.
  process.argv[1] = realpathSync(program);
  await import(pathToFileURL(process.argv[1]).href);
}

/**
 * Turns on Node's compile cache: compiling is half of the time of a short command. The cache is in
 * the user's own folder, because whoever can write there can run code. NODE_COMPILE_CACHE and
 * NODE_DISABLE_COMPILE_CACHE work as usual.
 */
function enableCompileCache() {
  const { homedir } = require('node:os');
  try {
    module.enableCompileCache(join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'listkeeper', 'node'));
  } catch {
    // The system has no home folders; the program works without a cache.
  }
}
