import type { Forge } from '../../forge/index.ts';
import { createListPathFilter, healthBranch, historyFile, readSettingsAt } from '../../jobs/shared/index.ts';
import { parseHistory } from '../../link-health/index.ts';
import { readList } from '../../list/index.ts';
import { renderSites } from '../../list/render/site/index.ts';
import { systemClock } from '../../runtime/clock.ts';
import { readSiteAssets } from '../../runtime/site-assets.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import { buildSiteHealth } from '../site/index.ts';

type SiteFiles = ReadonlyMap<string, string>;

/**
 * The sites of the repositories of a demo, as the workflow of GitHub Pages would build them: from
 * the default branch, with the state of links that the bot has found. A site is built when somebody
 * reads it, and again when one of the two branches has moved.
 */
export class DemoSites {
  readonly #sandbox: Sandbox;
  readonly #openForge: (repository: string) => Promise<Forge>;
  readonly #built = new Map<string, { state: string; files: Promise<SiteFiles> }>();

  constructor(sandbox: Sandbox, openForge: (repository: string) => Promise<Forge>) {
    this.#sandbox = sandbox;
    this.#openForge = openForge;
  }

  /** The files of a site by their path; undefined where the repository has none. */
  async read(repository: string): Promise<SiteFiles | undefined> {
    const hosted = this.#sandbox.world.hosted.get(repository.toLowerCase());
    if (hosted === undefined) return undefined;
    const branches = [hosted.defaultBranch, healthBranch];
    const state = branches.map((branch) => hosted.refs.get(`refs/heads/${branch}`) ?? '').join(' ');
    const key = repository.toLowerCase();
    const known = this.#built.get(key);
    const current = known?.state === state ? known : { state, files: this.#build(repository, hosted.defaultBranch) };
    this.#built.set(key, current);
    const files = await current.files;
    return files.size === 0 ? undefined : files;
  }

  async #build(repository: string, branch: string): Promise<SiteFiles> {
    const forge = await this.#openForge(repository);
    const { settings, commit } = await readSettingsAt(forge, branch);
    const { files } = await forge.readMatchingFiles(commit, createListPathFilter(settings));
    const list = readList(files, settings);
    const history = await forge.readFiles(healthBranch, [historyFile]).catch(() => undefined);
    const text = history?.files[0]?.text;
    const health = text === undefined ? undefined : buildSiteHealth({ list, files, settings }, parseHistory(text), systemClock);
    const assets = await readSiteAssets();
    const { sites } = renderSites(list, settings, { assets, ...(health === undefined ? {} : { health }) });
    return new Map(sites[0]?.files.map((file) => [file.path, file.text]));
  }
}
