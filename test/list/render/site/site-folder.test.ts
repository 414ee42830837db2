import { describe, expect, it } from 'vitest';
import { manifestName, planSiteFolder } from '../../../../src/list/render/site/site-folder.ts';

const files = (...paths: string[]) => paths.map((path) => ({ path, text: path }));
const present = (...paths: string[]) => ({ files: paths, symlinks: [] });
const manifestOf = (...paths: string[]) =>
  planSiteFolder(files(...paths), present(), undefined, { commit: true }).files.at(-1)?.text;

describe('the folder of a site', () => {
  it('has a manifest of what was written, which is the same for the same files', () => {
    const plan = planSiteFolder(files('b.html', 'a.html'), present(), undefined, { commit: true });
    expect(plan.files.map(({ path }) => path)).toEqual(['b.html', 'a.html', manifestName]);
    expect(plan.files.at(-1)?.text).toBe(manifestOf('a.html', 'b.html'));
    expect(plan).toMatchObject({ remove: [], foreign: [] });
  });

  it('tells git to leave it out where it is not kept in the repository', () => {
    const plan = planSiteFolder(files('a.html'), present(), undefined, { commit: false });
    expect(plan.files.find(({ path }) => path === '.gitignore')?.text).toBe('*\n');
  });

  it('loses the pages that the site has no more, and nothing else', () => {
    const plan = planSiteFolder(
      files('a.html'),
      present('a.html', 'old.html', 'CNAME', manifestName),
      manifestOf('a.html', 'old.html'),
      { commit: true },
    );
    expect(plan).toMatchObject({ remove: ['old.html'], foreign: [] });
  });

  it('is refused with files that somebody else has put there', () => {
    expect(planSiteFolder(files('index.html'), present('guide.md'), undefined, { commit: true }).foreign).toEqual(['guide.md']);
    expect(
      planSiteFolder(files('index.html'), present('index.html', manifestName), manifestOf('a.html'), { commit: true }).foreign,
    ).toEqual(['index.html']);
    expect(
      planSiteFolder(files('index.html'), present('index.html', manifestName), 'no manifest', { commit: true }).foreign,
    ).toEqual(['index.html']);
  });

  it('is refused with a symbolic link through which it would be written elsewhere', () => {
    const planWith = (symlink: string, manifest?: string) =>
      planSiteFolder(files('data/a.json', 'index.html'), { files: [], symlinks: [symlink] }, manifest, { commit: true }).foreign;
    const manifest = manifestOf('data/a.json', 'index.html');
    expect(planWith('index.html', manifest)).toEqual(['index.html']);
    expect(planWith('data', manifest)).toEqual(['data']);
    expect(planWith(manifestName, manifest)).toEqual([manifestName]);
    expect(planWith('CNAME', manifest)).toEqual([]);
    expect(planWith('dat', manifest)).toEqual([]);
    expect(planWith('CNAME')).toEqual(['CNAME']);
  });

  it('removes nothing outside of itself, whatever a manifest names', () => {
    const names = ['../README.md', '/etc/passwd', 'a/../../b', 'C:\\x', '..', 'a/./b', 'x\\..\\y'];
    const manifest = JSON.stringify({ files: [...names, 'old/..dots.html'] });
    expect(planSiteFolder([], present(), manifest, { commit: true }).remove).toEqual(['old/..dots.html']);
  });
});
