import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { redactUserinfo } from '../../text/escape-markdown.ts';

/** What the sentences about a finding are made of, the same for both languages. */
export interface FindingMessageValues {
  finding: Finding;
  /** The value found; one with spaces in it in quotes. */
  found: string;
  nearest: string;
  fix: string;
  /** The last part of the field's path: `code`. */
  name: string;
  /** The field for people: `code of link 2`. */
  field: string;
  /** Allowed values one after another, at most twelve; forms in words. Empty when there is nothing to choose from. */
  allowed: string;
  /** `allowed` is a bound for a number, such as `at least 3`. */
  isBound: boolean;
  /** Place of the twin: `data/a.yml line 7 (a)`. */
  twin: string;
}

export interface FindingMessage {
  message: string;
  remedy: string;
}

const expectedForms: [form: RegExp, zh: string, en: string][] = [
  [/^text$/, '文字', 'text'],
  [/^text in zh and en$/, '分 zh、en 书写的文字', 'text under zh, en or both'],
  [/^whole number$/, '整数', 'a whole number'],
  [/^number$/, '数字', 'a number'],
  [/^true or false$/, 'true 或 false', 'true or false'],
  [/^list$/, '列表', 'a list'],
  [/^mapping$/, '键值结构', 'a mapping'],
  [/^value$/, '值', 'a value'],
  [/^lower-case letters, digits, hyphens$/, '小写字母、数字和连字符', 'lower-case letters, digits and hyphens'],
  [/^four letters or digits$/, '四位字母或数字', 'four letters or digits'],
  [/^a_field_name$/, '以小写字母开头，只含小写字母、数字和下划线', 'lower-case letters, digits and underscores, a letter first'],
  [/^SPDX id$/, 'SPDX 标识', 'an SPDX identifier'],
  [/^(\d+) characters$/, '$1 个字符', '$1 characters'],
  [/^(\d+) items$/, '$1 项', '$1 items'],
  [/^(\d+) bytes$/, '$1 字节', '$1 bytes'],
  [/^at most (.+)$/, '不大于 $1', 'at most $1'],
  [/^at least (.+)$/, '不小于 $1', 'at least $1'],
  [/^more than (.+)$/, '大于 $1', 'more than $1'],
];

const maxShownChoices = 12;

export function buildMessageValues(finding: Finding, language: Language): FindingMessageValues {
  const zh = language === 'zh';
  const path = (finding.field ?? '').split('.');
  const { twin } = finding;
  return {
    finding,
    found: quoteValue(redactUserinfo(finding.found ?? ''), zh),
    nearest: quoteValue(redactUserinfo(finding.nearest ?? ''), zh),
    fix: finding.fix ?? '',
    name: path.at(-1) ?? '',
    field: formatFieldPath(path, zh),
    allowed: formatChoices(finding.allowed ?? [], zh),
    isBound: /^(?:at most|at least|more than) /.test(finding.allowed?.[0] ?? ''),
    twin: twin
      ? zh
        ? `${twin.file} 第 ${twin.line} 行（${twin.entry}）`
        : `${twin.file} line ${twin.line} (${twin.entry})`
      : '',
  };
}

function quoteValue(text: string, zh: boolean): string {
  if (text === '') return zh ? '空' : 'nothing';
  return /[\s，。；、]/.test(text) ? (zh ? `「${text}」` : `“${text}”`) : text;
}

/** `links.1.code` is for programs; a person counts from one. */
function formatFieldPath(path: string[], zh: boolean): string {
  const [first = '', index, ...rest] = path;
  const number = Number(index) + 1;
  const noun: Record<string, [zh: string, en: string]> = {
    links: ['链接', 'link'],
    relations: ['关系', 'relation'],
    size: ['规模', 'size'],
    sections: ['分类', 'section'],
    outputs: ['输出', 'output'],
  };
  const words = noun[first];
  if (words && /^\d+$/.test(index ?? '')) {
    const thing = zh ? `第 ${number} 个${words[0]}` : `${words[1]} ${number}`;
    if (rest.length === 0) return thing;
    return zh ? `${thing}的 ${rest.join('.')}` : `${rest.join('.')} of ${thing}`;
  }
  const last = path.at(-1) ?? '';
  if (path.length < 2 || !/^\d+$/.test(last)) return path.join('.');
  const list = path.slice(0, -1).join('.');
  return zh ? `${list} 的第 ${Number(last) + 1} 项` : `item ${Number(last) + 1} of ${list}`;
}

function formatChoices(allowed: string[], zh: boolean): string {
  const words = allowed.slice(0, maxShownChoices).map((each) => formatExpectedForm(each, zh));
  const more = allowed.length - words.length;
  const list = words.join(zh ? '、' : ', ');
  return more > 0 ? `${list}${zh ? `，另有 ${more} 个` : ` and ${more} more`}` : list;
}

function formatExpectedForm(allowed: string, zh: boolean): string {
  const form = expectedForms.find(([pattern]) => pattern.test(allowed));
  return form ? allowed.replace(form[0], zh ? form[1] : form[2]) : allowed;
}

/** What YAML makes of an unquoted text, so that its author sees what would be lost. */
export function parseYamlScalar(text: string): { kind: 'number' | 'boolean' | 'nothing'; value: string } | undefined {
  if (/^(?:true|false)$/i.test(text)) return { kind: 'boolean', value: text.toLowerCase() };
  if (/^(?:null|~|)$/i.test(text)) return { kind: 'nothing', value: 'null' };
  const digits = /^0o[0-7]+$/.test(text) || /^0x[0-9a-f]+$/i.test(text) || /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text);
  return digits ? { kind: 'number', value: String(Number(text)) } : undefined;
}
