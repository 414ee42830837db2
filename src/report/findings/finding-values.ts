import { getMessages, type Messages } from '../../messages/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { FindingValues } from '../../model/finding-message.ts';
import type { Language } from '../../model/language.ts';
import { redactUserinfo } from '../../text/escape/redact-userinfo.ts';

type FindingTexts = Messages['findings'];

const maxShownChoices = 12;

/** Puts the values of a finding into the words of a language, for its message and remedy. */
export function buildFindingValues(finding: Finding, language: Language): FindingValues {
  const texts = getMessages(language).findings;
  const path = (finding.field ?? '').split('.');
  const name = path.at(-1) ?? '';
  const nearest = formatValue(redactUserinfo(finding.nearest ?? ''), texts);
  const allowed = formatChoices(finding.allowed ?? [], texts);
  const didYouMean = finding.nearest === undefined ? '' : texts.didYouMean(nearest);
  return {
    finding,
    found: formatValue(redactUserinfo(finding.found ?? ''), texts),
    nearest,
    fix: finding.fix ?? '',
    name,
    field: formatFieldPath(path, texts) || name,
    allowed,
    isBound: /^(?:at most|at least|more than) /.test(finding.allowed?.[0] ?? ''),
    twin: finding.twin ? texts.lineAndEntry(finding.twin.file, finding.twin.line, finding.twin.entry) : '',
    didYouMean,
    // Beside the one value that was meant, the others say nothing.
    choice: formatChoice(didYouMean, allowed, finding.fix === undefined && allowed !== nearest, texts),
    correction: finding.fix === undefined ? didYouMean : texts.write(finding.fix),
  };
}

function formatChoice(didYouMean: string, allowed: string, hasOtherChoices: boolean, texts: FindingTexts): string {
  if (didYouMean === '') return allowed ? texts.chooseFrom(allowed) : '';
  return allowed && hasOtherChoices ? didYouMean + texts.sentenceSeparator + texts.allowedValues(allowed) : didYouMean;
}

function formatValue(text: string, texts: FindingTexts): string {
  if (text === '') return texts.noValue;
  const yamlProblem = getOwn(texts.yamlProblems, text);
  if (yamlProblem !== undefined) return yamlProblem;
  return /[\s，。；、]/.test(text) ? texts.quoted(text) : text;
}

/** `links.1.code` becomes “code of link 2”: people count from one. */
function formatFieldPath(path: string[], texts: FindingTexts): string {
  const [first = '', index = '', ...rest] = path;
  const formatItem = getOwn<(number: number) => string>(texts.items, first);
  if (formatItem && isIndex(index)) {
    const item = formatItem(Number(index) + 1);
    return rest.length === 0 ? item : texts.fieldOf(item, rest.join('.'));
  }
  const last = path.at(-1) ?? '';
  if (path.length < 2 || !isIndex(last)) return path.join('.');
  return texts.itemOf(path.slice(0, -1).join('.'), Number(last) + 1);
}

const isIndex = (key: string): boolean => /^\d+$/.test(key);

function formatChoices(allowed: string[], texts: FindingTexts): string {
  const shown = allowed.slice(0, maxShownChoices).map((each) => formatExpectedForm(each, texts));
  const list = shown.join(texts.valueSeparator);
  const hidden = allowed.length - shown.length;
  return hidden > 0 ? texts.andMore(list, hidden) : list;
}

/**
 * Words the form of a value, such as `80 characters` or `at least 3`. Plain values stay as they
 * are.
 */
function formatExpectedForm(allowed: string, texts: FindingTexts): string {
  const form = getOwn(texts.forms, allowed);
  if (form !== undefined) return form;
  const [, count, unit = ''] = /^(\d+) (characters|items|bytes)$/.exec(allowed) ?? [];
  if (count !== undefined) return getOwn(texts.countedForms, unit)?.(count) ?? allowed;
  const [, relation = '', bound = ''] = /^(at most|at least|more than) (.+)$/.exec(allowed) ?? [];
  return getOwn(texts.countedForms, relation)?.(bound) ?? allowed;
}

/** Looks a value up. The key may be any text, even the name of an inherited property. */
const getOwn = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
