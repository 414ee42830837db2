import { describe, expect, it } from 'vitest';
import { manifestName, planSiteFolder } from '../../../../src/list/render/site/site-folder.ts';

const files = (...paths: string[]) => paths.map((path) => ({ path, text: path }));
const manifestOf = (...paths: string[]) => planSiteFolder(files(...paths), [], undefined, { commit: true }).files.at(-1)?.text;

describe('the folder of a site', () => {
  it('has a manifest of what was written, which is the same for the same files', () => {
    const plan = planSiteFolder(files('b.html', 'a.html'), [], undefined, { commit: true });
    expect(plan.files.map(({ path }) => path)).toEqual(['b.html', 'a.html', manifestName]);
    expect(plan.files.at(-1)?.text).toBe(manifestOf('a.html', 'b.html'));
    expect(plan).toMatchObject({ remove: [], foreign: [] });
  });

  it('tells git to leave it out where it is not kept in the repository', () => {
    const plan = planSiteFolder(files('a.html'), [], undefined, { commit: false });
    expect(plan.files.find(({ path }) => path === '.gitignore')?.text).toBe('*\n');
  });

  it('loses the pages that the site has no more, and nothing else', () => {
    const plan = planSiteFolder(
      files('a.html'),
      ['a.html', 'old.html', 'CNAME', manifestName],
      manifestOf('a.html', 'old.html'),
      { commit: true },
    );
    expect(plan).toMatchObject({ remove: ['old.html'], foreign: [] });
  });

  it('is refused with files that somebody else has put there', () => {
    expect(planSiteFolder(files('index.html'), ['guide.md'], undefined, { commit: true }).foreign).toEqual(['guide.md']);
    expect(
      planSiteFolder(files('index.html'), ['index.html', manifestName], manifestOf('a.html'), { commit: true }).foreign,
    ).toEqual(['index.html']);
    expect(planSiteFolder(files('index.html'), ['index.html', manifestName], 'no manifest', { commit: true }).foreign).toEqual([
      'index.html',
    ]);
  });

  it('removes nothing outside of itself, whatever a manifest names', () => {
    const names = ['../README.md', '/etc/passwd', 'a/../../b', 'C:\\x', '..', 'a/./b', 'x\\..\\y'];
    const manifest = JSON.stringify({ files: [...names, 'old/..dots.html'] });
    expect(planSiteFolder([], [], manifest, { commit: true }).remove).toEqual(['old/..dots.html']);
  });
});
