import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..', '..');

// Plain JavaScript, which any version of Node can run. It has no types.
const { findBundle } = (await import(pathToFileURL(join(root, 'src', 'launch-checkout.mjs')).href)) as {
  findBundle(root: string, minAgeMs: number): string | undefined;
};

/**
 * The program as npm publishes it. It starts in a quarter of the time of its sources, and is made
 * once for each state of them.
 * @returns the path of its entry point
 */
export function requireBundledProgram(): string {
  const program = findBundle(root, 0);
  if (!program) throw new Error('The sources cannot be bundled, see above');
  return program;
}

/** The folder of the bundle. */
export const requireBundleFolder = (): string => dirname(requireBundledProgram());
