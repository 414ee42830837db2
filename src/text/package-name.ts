/**
 * The name in package.json, which test/package.test.ts compares. A scope, because only its owner
 * can publish in it.
 */
export const packageName = '@listkeeper/cli';

/** How texts name the program where it need not be installed. */
export const runCommand = `npx ${packageName}`;
