// Runs a link checker of node_modules/ as a program of its own, as its users would, and says what it says in one form.
//   node peer-runner.mjs linkinator|markdown-link-check FILE OPTIONS       judges a Markdown file, prints {links: [{url, said}]}
//   node peer-runner.mjs linkinator|markdown-link-check --serve OPTIONS    the same for each file that a message names
// OPTIONS is JSON for the checker. `said` is alive, dead or nothing.
import { readFileSync } from 'node:fs';

const [name, file, options = '{}'] = process.argv.slice(2);
const given = JSON.parse(options);
const judge = name === 'linkinator' ? await linkinator() : await markdownLinkCheck();

if (file === '--serve') {
  process.on('message', async (path) => process.send({ links: await judge(path) }));
} else {
  process.stdout.write(JSON.stringify({ links: await judge(file) }), () => process.exit(0));
}

async function linkinator() {
  const { LinkChecker } = await import('linkinator');
  const words = { OK: 'alive', BROKEN: 'dead', SKIPPED: 'nothing' };
  return async (path) => {
    const result = await new LinkChecker().check({ path, markdown: true, ...given });
    return result.links.map(({ url, state }) => ({ url, said: words[state] ?? 'nothing' }));
  };
}

async function markdownLinkCheck() {
  const { default: check } = await import('markdown-link-check');
  const words = { alive: 'alive', dead: 'dead', ignored: 'nothing', error: 'dead' };
  return (path) =>
    new Promise((resolve) =>
      check(readFileSync(path, 'utf8'), { ...given }, (error, results) => {
        resolve(error ? [] : results.map(({ link, status }) => ({ url: link, said: words[status] ?? 'nothing' })));
      }),
    );
}
