import { dataLanguages, languages } from '../../model/language.ts';
import { parsePort } from '../terminal/index.ts';
import type { CommandTable, OptionDefinition } from './command-definition.ts';
import { collectValues, parseCount, parseSeconds, splitList } from './option-values.ts';

const check: OptionDefinition = { flag: '--check' };
const offline: OptionDefinition = { flag: '--offline' };
const dryRun: OptionDefinition = { flag: '--dry-run' };
const port: OptionDefinition = { flag: '--port', value: 'number', parse: parsePort };
const open: OptionDefinition = { flag: '--no-open' };
const history: OptionDefinition = { flag: '--history', value: 'file' };
const allowAddress: OptionDefinition = { flag: '--allow-address', value: 'range', parse: collectValues, defaultValue: [] };

/**
 * The kinds of `list/schema`, which is not loaded only to show them; a test holds the two equal.
 */
const kinds = [
  'dataset',
  'corpus',
  'benchmark',
  'knowledge-graph',
  'model',
  'paper',
  'toolkit',
  'product',
  'article',
  'collection',
];

/**
 * The arguments and options of every command. Their words are in the catalogues, under
 * `commandLine`.
 */
export const commandTable: CommandTable = {
  validate: {
    argument: { placeholder: 'dir' },
    options: {
      severity: {
        flag: '--severity',
        value: 'severity',
        choices: ['notice', 'warning', 'error'],
        defaultValue: 'notice',
      },
    },
    load: async () => (await import('../commands/validate.ts')).runValidate,
  },
  render: {
    argument: { placeholder: 'dir' },
    options: { check, stdout: { flag: '--stdout' } },
    load: async () => (await import('../commands/render.ts')).runRender,
  },
  check: {
    argument: { placeholder: 'targets', variadic: true },
    formats: ['text', 'json', 'markdown', 'sarif', 'junit'],
    options: {
      include: { flag: '--include', value: 'regex', parse: collectValues, defaultValue: [] },
      exclude: { flag: '--exclude', value: 'regex', parse: collectValues, defaultValue: [] },
      accept: { flag: '--accept', value: 'codes', parse: splitList, defaultValue: [] },
      allowAddress,
      maxPerHost: { flag: '--max-per-host', value: 'number', parse: parseCount, shownDefault: '8' },
      timeout: { flag: '--timeout', value: 'seconds', parse: parseSeconds, shownDefault: '30' },
      deadline: { flag: '--deadline', value: 'seconds', parse: parseSeconds },
      cache: { flag: '--cache', value: 'file' },
      history,
      facts: { flag: '--facts' },
      proxy: { flag: '--proxy', value: 'url' },
      mailto: { flag: '--mailto', value: 'email' },
      root: { flag: '--root', value: 'folder' },
      offline,
    },
    load: async () => (await import('../commands/check.ts')).runCheck,
  },
  health: {
    argument: { placeholder: 'dir' },
    options: { history },
    load: async () => (await import('../commands/health.ts')).runHealth,
  },
  review: {
    argument: { placeholder: 'dir' },
    options: {
      base: { flag: '--base', value: 'ref', required: true },
      head: { flag: '--head', value: 'ref', required: true },
      offline,
      allowAddress,
    },
    load: async () => (await import('../commands/review.ts')).runReview,
  },
  fmt: {
    argument: { placeholder: 'dir' },
    options: { check, fix: { flag: '--fix' } },
    load: async () => (await import('../commands/fmt.ts')).runFmt,
  },
  new: {
    argument: { placeholder: 'url' },
    options: {
      dir: { flag: '--dir', value: 'dir' },
      kind: { flag: '--kind', value: 'kind', shownChoices: kinds },
      section: { flag: '--section', value: 'id' },
      id: { flag: '--id', value: 'id' },
      nameEn: { flag: '--name-en', value: 'name' },
      nameZh: { flag: '--name-zh', value: 'name' },
      title: { flag: '--title', value: 'title' },
      descriptionEn: { flag: '--description-en', value: 'text' },
      descriptionZh: { flag: '--description-zh', value: 'text' },
      link: { flag: '--link', value: 'roleAndUrl', parse: collectValues, defaultValue: [] },
      code: { flag: '--code', value: 'code' },
      license: { flag: '--license', value: 'license' },
      year: { flag: '--year', value: 'year' },
      venue: { flag: '--venue', value: 'venue' },
      fact: { flag: '--fact', value: 'fact', parse: collectValues, defaultValue: [] },
      folder: { flag: '--folder', value: 'folder' },
      yes: { flag: '--yes' },
      offline,
      dryRun,
    },
    load: async () => (await import('../commands/new.ts')).runNew,
  },
  import: {
    argument: { placeholder: 'file', required: true },
    options: {
      out: { flag: '--out', value: 'folder', defaultValue: 'data' },
      mend: { flag: '--mend' },
      replace: { flag: '--replace' },
      force: { flag: '--force' },
      dryRun,
      listLanguage: { flag: '--list-language', value: 'language', choices: dataLanguages },
    },
    load: async () => (await import('../commands/import.ts')).runImport,
  },
  export: {
    argument: { placeholder: 'dir' },
    options: { stdout: { flag: '--stdout' } },
    load: async () => (await import('../commands/export.ts')).runExport,
  },
  init: {
    argument: { placeholder: 'dir' },
    options: {
      runsAs: { flag: '--runs-as', value: 'host', choices: ['action', 'app'] },
      botLanguage: { flag: '--bot-language', value: 'language', choices: languages },
    },
    load: async () => (await import('../commands/init.ts')).runInit,
  },
  try: {
    argument: { placeholder: 'dir' },
    options: { port, simulate: { flag: '--simulate' }, open },
    load: async () => (await import('../commands/try.ts')).runTry,
  },
  start: {
    options: {
      port,
      role: { flag: '--role', value: 'role', choices: ['all', 'web', 'worker'] },
      setup: { flag: '--setup' },
      open,
    },
    load: async () => (await import('../commands/start.ts')).runStart,
  },
  doctor: {
    options: {},
    load: async () => (await import('../commands/doctor.ts')).runDoctor,
  },
  generate: {
    hidden: true,
    options: { check },
    load: async () => (await import('../commands/generate.ts')).runGenerate,
  },
  action: {
    hidden: true,
    options: { mode: { flag: '--mode', value: 'mode', shownChoices: ['review', 'check', 'publish'] } },
    load: async () => (await import('../commands/action.ts')).runActionCommand,
  },
};
