import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDemo } from '../../src/cli/demo/demo.ts';
import { localizeExampleFiles } from '../../src/cli/demo/example-files.ts';
import { readRepositoryFiles } from '../../src/cli/list/repository-files.ts';
import { type Language, languages } from '../../src/model/language.ts';
import { seedExample } from '../../src/sandbox/seed-example.ts';
import { renderGalleryPage } from './gallery-page.ts';

/**
 * Writes the pictures of README.md and README.zh-CN.md: what the bot wrote in the example. Run it
 * by `node test/gallery/write-readme-pictures.ts`. The browser is Chromium; set CHROMIUM where it
 * is not in the path.
 */

const root = join(import.meta.dirname, '..', '..');
const pictures = join(root, 'docs', 'images');
const work = mkdtempSync(join(tmpdir(), 'readme-pictures-'));
const size = '--window-size=860,470';

/** The bodies of the comment and of the issue, after three earlier checks. */
async function runExample(language: Language): Promise<{ comment: string; issue: string }> {
  const demo = await openDemo({ port: 0, simulate: true, environment: {}, log: () => {} });
  try {
    const files = localizeExampleFiles(readRepositoryFiles(root), language);
    const { repository } = await seedExample(demo.sandbox, files, { language });
    await demo.simulatePastChecks(repository, [15, 8, 1]);
    await demo.waitUntilIdle();
    const issues = [...(demo.sandbox.world.hosted.get(repository)?.issues.values() ?? [])];
    const own = (author: { app?: { slug: string } | undefined }) => author.app?.slug === demo.sandbox.app.slug;
    const pull = issues.find((each) => each.pull && !own(each.author));
    const comment = pull?.comments.find(({ author }) => own(author))?.body;
    const issue = issues.find((each) => !each.pull && own(each.author))?.body;
    if (comment === undefined || issue === undefined) throw new Error('The example has no comment or no issue');
    return { comment, issue };
  } finally {
    await demo.stop();
  }
}

mkdirSync(pictures, { recursive: true });
try {
  for (const language of languages) {
    for (const [name, markdown] of Object.entries(await runExample(language))) {
      const page = join(work, `${name}.${language}.html`);
      const face = { name, title: () => '', markdown: () => markdown };
      writeFileSync(page, (await renderGalleryPage(face, language, 'light')).replace('<h1 class="title"></h1>', ''));
      const options = [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--hide-scrollbars',
        `--user-data-dir=${work}/profile`,
        size,
      ];
      const picture = join(pictures, `${name}.${language}.png`);
      execFileSync(process.env.CHROMIUM ?? 'chromium', [...options, `--screenshot=${picture}`, `file://${page}`], {
        stdio: 'ignore',
      });
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
