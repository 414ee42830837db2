import { accessSync, constants, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isListkeeperError } from '../../errors/listkeeper-error.ts';
import { createFallbackHttpClient, createHttpClient } from '../../http/index.ts';
import type { DoctorCheck, DoctorResult } from '../../model/diagnosis.ts';
import type { Language } from '../../model/language.ts';
import type { Clock } from '../../runtime/clock.ts';
import { makeFolder } from '../../runtime/make-folder.ts';
import { type Credentials, readCredentials } from '../github/index.ts';
import { formatDatabaseAddress, getErrorMessage, openJobQueue } from '../queue/index.ts';
import { createResult } from './results.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Below this the database of a large installation may fill the disk. */
const minFreeMegabytes = 200;

/** Variables that send requests through another machine. */
const proxyVariables = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'LISTKEEPER_SECOND_PROXY'];

export interface Examined<Value> {
  result: DoctorResult;
  value?: Value;
}

/** The settings of the App: whether all are there, and of the right form. */
export function examineCredentials(environment: Environment, language: Language): Examined<Credentials> {
  try {
    const value = readCredentials(environment);
    if (!value) return { result: createResult('credentials', 'problem', 'no-credentials', {}) };
    return { value, result: createResult('credentials', 'ok', 'credentials-set', { appId: value.appId }) };
  } catch (error) {
    return { result: toSettingProblem('credentials', error, language) };
  }
}

/**
 * The disk and the database of jobs: whether this user can write there, and how much room is left.
 */
export async function examineStorage(
  environment: Environment,
  { cwd, clock, language }: { cwd: string; clock: Clock; language: Language },
): Promise<DoctorResult[]> {
  const { DATABASE_URL: databaseUrl } = environment;
  if (databaseUrl) return [createResult('disk', 'skipped', 'disk-unused', {}), await examineServer(databaseUrl, clock, language)];
  const file = resolve(cwd, environment.LISTKEEPER_INBOX ?? join('.listkeeper', 'inbox.sqlite'));
  const folder = dirname(file);
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const detail = getErrorMessage(error);
    return [
      createResult('disk', 'problem', 'not-writable', { path: folder, detail }),
      createResult('database', 'skipped', 'skipped', {}),
    ];
  }
  const { bavail, bsize } = statfsSync(folder);
  const space = { path: folder, freeMegabytes: Math.floor((bavail * bsize) / 1_000_000) };
  const disk =
    space.freeMegabytes < minFreeMegabytes
      ? createResult('disk', 'warning', 'little-disk-space', space)
      : createResult('disk', 'ok', 'disk-space', space);
  return [disk, await examineDatabase(file, clock)];
}

/** The PostgreSQL database. Its tables are made, as the first start of the bot would. */
async function examineServer(databaseUrl: string, clock: Clock, language: Language): Promise<DoctorResult> {
  try {
    await (await openJobQueue({ databaseUrl, file: '', clock })).close();
    return createResult('database', 'ok', 'database-opens', { file: formatDatabaseAddress(databaseUrl) });
  } catch (error) {
    return toSettingProblem('database', error, language);
  }
}

async function examineDatabase(file: string, clock: Clock): Promise<DoctorResult> {
  try {
    await (await openJobQueue({ file, clock })).close();
    return createResult('database', 'ok', 'database-opens', { file });
  } catch (error) {
    // A bot that runs has it open.
    if (isListkeeperError(error, 'queue-in-use')) return createResult('database', 'ok', 'database-in-use', { file });
    return createResult('database', 'problem', 'database-broken', { file, detail: getErrorMessage(error) });
  }
}

/** The proxies that the environment names. */
export async function examineProxies(environment: Environment, language: Language): Promise<DoctorResult> {
  try {
    await createHttpClient({ environment }).close();
    await createFallbackHttpClient({ environment })?.close();
  } catch (error) {
    return toSettingProblem('proxy', error, language);
  }
  const names = proxyVariables.filter((name) => environment[name] || environment[name.toLowerCase()]);
  return names.length === 0 ? createResult('proxy', 'ok', 'no-proxy', {}) : createResult('proxy', 'ok', 'proxies-set', { names });
}

function toSettingProblem(check: DoctorCheck, error: unknown, language: Language): DoctorResult {
  if (!isListkeeperError(error)) throw error;
  const { message, remedy } = error.explain(language);
  return createResult(check, 'problem', 'bad-setting', { message, remedy });
}
