import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { identify } from '../../../src/links/identify/identify.ts';
import {
  acceptsAccessCode,
  getCheckingService,
  isArchivable,
  isKnownHttps,
  isServiceOf,
  services,
  serviceTitle,
} from '../../../src/links/services/registry.ts';
import type { ServiceContext } from '../../../src/links/services/shared/index.ts';
import { inferKind } from '../../../src/list/import/entries/extract/infer-kind.ts';

const folder = new URL('../../../src/links/services/', import.meta.url);
const isHttps = (url: string) => isKnownHttps(new URL(url), identify(url));

describe('the descriptors of services', () => {
  test('every folder with a descriptor is named after its service and registered', () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && entry.name !== 'shared',
    );
    expect(folders.map(({ name }) => name).sort()).toEqual(services.map(({ name }) => name).sort());
  });

  test('a service without a checker is checked by its page', () => {
    expect(getCheckingService(identify('https://tianchi.aliyun.com/dataset/95414'))).toBe('web');
    expect(getCheckingService(identify('https://codeberg.org/owner/name'))).toBe('gitea');
  });

  test.each([
    ['http://hf.co/datasets/owner/name', true],
    ['http://huggingface.co/pricing', true],
    ['http://gitlab.com/group/project', true],
    ['http://raw.githubusercontent.com/owner/name/main/a.txt', true],
    ['http://gitlab.site.example/group/project', false],
    ['http://site.example/page', false],
  ])('knows whether %s answers over https: %s', (url, expected) => {
    expect(isHttps(url)).toBe(expected);
  });

  test('net disks take extraction codes where they have them, and are not archived', () => {
    expect(
      services
        .filter(({ name }) => acceptsAccessCode(name))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['115', '123pan', 'aliyun-drive', 'baidu-pan', 'net-disk', 'quark']);
    for (const { name } of services.filter((service) => isServiceOf(service.name, 'file-share')))
      expect(isArchivable(name)).toBe(false);
  });

  test('titles are for readers; a name of an older version stays', () => {
    for (const { name } of services)
      for (const language of ['zh', 'en'] as const) expect(serviceTitle(name, language)).not.toMatch(/^[a-z][a-z-]*$/);
    expect(serviceTitle('baidu-pan', 'zh')).toBe('百度网盘');
    expect(serviceTitle('constructor', 'zh')).toBe('constructor');
  });

  test('living canaries belong to two owners, and every canary to its service', () => {
    for (const { name, canaries } of services) {
      const known = canaries?.({ github: undefined } as unknown as ServiceContext);
      if (known === undefined || known === 'any-alive') continue;
      for (const { alive, missing } of 'byHost' in known ? Object.values(known.byHost) : [known]) {
        expect(new Set(alive.map((url) => identify(url).key)).size).toBe(2);
        for (const url of [...alive, ...missing]) expect(identify(url).service).toBe(name);
        const owners = new Set(alive.map((url) => new URL(url).pathname.split('/')[1]));
        if (isServiceOf(name, 'repository')) expect(owners.size).toBe(2);
      }
      for (const [host, { alive, missing }] of 'byHost' in known ? Object.entries(known.byHost) : [])
        for (const url of [...alive, ...missing]) expect(new URL(identify(url).url).hostname).toBe(host);
    }
  });

  test.each(['https://gitlab.com/group/library', 'https://codeberg.org/owner/library', 'https://git.sr.ht/~owner/library'])(
    'a library at %s is imported as a toolkit, not as an article',
    (url) => {
      expect(inferKind({ title: false, name: 'Library', identities: [identify(url)], links: [] }, [])).toBe('toolkit');
    },
  );
});
