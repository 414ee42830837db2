import { describe, expect, test } from 'vitest';
import { compareHistories } from '../../../src/link-health/changes.ts';
import { ignoreLinksUntil, recordRun } from '../../../src/link-health/history.ts';
import { formatHistory, parseHistory } from '../../../src/link-health/history-text.ts';
import { computeLinkStatuses } from '../../../src/link-health/link-status.ts';
import { mergeHistories } from '../../../src/link-health/record/merge.ts';
import { emptyHistory, type LinkHistory } from '../../../src/link-health/record/record.ts';
import { parseHtml } from '../../../src/links/web/html-page.ts';
import { summarizePage } from '../../../src/links/web/takeover.ts';
import type { CheckedLink } from '../../../src/model/verdict.ts';
import { checkOf, day } from '../examples.ts';

const key = 'url:a.example/x';
const works = { networkWorks: true };

/** Pages as they are at such sites, shortened. */
const pages = {
  project: `<title>MedDG corpus</title><h1>MedDG</h1><p>An entity-centric medical consultation dataset for dialogue generation, with
    seventeen thousand conversations about gastrointestinal diseases between doctors and patients, annotated entities covering
    symptoms, medicines, examinations, attributes. Download train, validation splits here. Please cite our paper when using this
    resource. Contact authors regarding licence questions. News archive baseline leaderboard evaluation script tokenizer vocabulary.`,
  edited: `<title>MedDG corpus, version 2</title><h1>MedDG</h1><p>An entity-centric medical consultation dataset for dialogue generation,
    with twenty thousand conversations about gastrointestinal diseases between doctors and patients, annotated entities covering
    symptoms, medicines, examinations, attributes. Download train, validation, test splits here. Please cite our second paper when
    using this resource. Contact authors regarding licence questions. Changelog baseline leaderboard evaluation script tokenizer.`,
  redesigned: `<title>Home · MedDG</title><nav>Overview Quickstart Team Publications Sponsors</nav><p>Welcome! Everything you need to build
    helpful assistants for hospitals lives in one place: notebooks, tutorials, pretrained checkpoints, interactive demos, community
    forum, monthly newsletter, roadmap, governance, contributing guidelines, funding acknowledgements, frequently asked answers,
    accessibility statement, imprint, privacy policy, analytics preferences, language switcher, colour theme, mobile menu toggle.`,
  translated: `<title>MedDG 语料库</title><p>面向医疗对话生成的实体标注数据集，包含一万七千段消化科医患对话，标注了症状、药物、检查、属性等实体，
    可在此下载训练集与验证集，使用时请引用论文，许可问题请联系作者，另附评测脚本、基线模型与排行榜，词表与分词工具亦可一并获取。`,
  shop: `<title>Best kitchen blenders reviewed</title><p>Looking for affordable kitchen appliances? Compare blenders, toasters, air
    fryers, espresso machines, juicers, rice cookers. Honest reviews, discount vouchers, seasonal bargains, warranty advice, cleaning
    hacks, smoothie recipes. Free delivery over fifty dollars. Subscribe today, receive weekly deals. Affiliate disclosure: commissions
    earned through qualifying purchases. Popular brands: Vitamix, Ninja, Philips, Bosch. Shop bestsellers, clearance, gift cards.`,
  shopLater: `<title>Best kitchen blenders reviewed this spring</title><p>Looking for affordable kitchen appliances? Compare blenders,
    toasters, air fryers, espresso machines, juicers, waffle irons. Honest reviews, discount vouchers, seasonal bargains, warranty
    advice, cleaning hacks, smoothie recipes. Free delivery over fifty dollars. Subscribe today, receive weekly deals. Affiliate
    disclosure: commissions earned through qualifying purchases. Popular brands: Vitamix, Ninja, Bosch. Shop bestsellers, gift cards.`,
  wall: `<title>One moment</title><p>Checking your browser before accessing this website. This process is automatic. Your connection needs
    verification because unusual traffic came from your network address. Enable cookies, reload afterwards, disable extensions, contact
    administrator quoting reference number below, includes timestamp, region, incident identifier, visitor fingerprint, security level,
    protection vendor, challenge type, expected duration, troubleshooting guide, accessibility alternative, audio puzzle, feedback form.`,
  maintenance: '<title>Back soon</title><p>We are updating our servers. Please try again later.',
} as const;
type PageName = keyof typeof pages;

function lookAt(name: PageName, names: readonly string[], what = 'alive'): CheckedLink {
  const page = parseHtml(pages[name]);
  const summary = summarizePage(page, names);
  const check = checkOf(what);
  return { ...check, evidence: { ...check.evidence, title: page.title, ...(summary === undefined ? {} : { page: summary }) } };
}

/** A look a week at these pages. */
function lookWeekly(
  names: readonly string[],
  ...seen: readonly (PageName | 'gone' | readonly [PageName, string])[]
): LinkHistory {
  return seen.reduce((history, one, week) => {
    const look =
      one === 'gone' ? checkOf('failure') : typeof one === 'string' ? lookAt(one, names) : lookAt(one[0], names, one[1]);
    // Written and read, as between two runs.
    return parseHistory(formatHistory(recordRun(history, [look], day(7 * week), works)));
  }, emptyHistory() as LinkHistory);
}

const noteOf = (history: LinkHistory) => history.links.get(key)?.judged?.note;

describe('a name that now shows something else', () => {
  test.each<[string, boolean, string[], PageName[]]>([
    ['a shop where a project was', true, ['MedDG'], ['project', 'project', 'shop', 'shop']],
    ['a shop whose words change', true, ['MedDG'], ['project', 'project', 'shop', 'shopLater']],
    ['a shop, in a list without names', true, [], ['project', 'project', 'shop', 'shop']],
    ['a shop after an edit', true, ['MedDG'], ['project', 'edited', 'shop', 'shop']],
    ['a shop after a day of maintenance', true, ['MedDG'], ['project', 'project', 'maintenance', 'shop', 'shop']],
    ['the first look at the shop', false, ['MedDG'], ['project', 'project', 'shop']],
    ['a wall on the first day, and then the project', false, [], ['wall', 'project', 'project']],
    ['a page that was edited', false, ['MedDG'], ['project', 'edited', 'edited']],
    ['an edited page, in a list without names', false, [], ['project', 'edited', 'edited']],
    ['a new design that has the name', false, ['MedDG'], ['project', 'project', 'redesigned', 'redesigned']],
    [
      'a new design with a word of the title, in a list without names',
      false,
      [],
      ['project', 'project', 'redesigned', 'redesigned'],
    ],
    ['the same in another language', false, ['MedDG'], ['project', 'project', 'translated', 'translated']],
    ['a wall between', false, ['MedDG'], ['project', 'project', 'wall', 'project', 'wall', 'project']],
    ['two different pages, each once', false, ['MedDG'], ['project', 'project', 'wall', 'shop']],
    ['a notice that is too short', false, ['MedDG'], ['project', 'project', 'maintenance', 'maintenance']],
    ['nothing else ever', false, ['MedDG'], ['shop', 'shop', 'shop']],
    ['the project again', false, ['MedDG'], ['project', 'project', 'shop', 'shop', 'project']],
  ])('%s: %s', (_, isTold, names, seen) => {
    expect(noteOf(lookWeekly(names, ...seen))).toBe(isTold ? 'taken-over' : undefined);
  });

  test('is told once, as news and in the issue, and is never dead', () => {
    const [before, after, later] = [
      lookWeekly(['MedDG'], 'project', 'project', 'shop'),
      lookWeekly(['MedDG'], 'project', 'project', 'shop', 'shop'),
      lookWeekly(['MedDG'], 'project', 'project', 'shop', 'shop', 'shopLater'),
    ];
    expect(compareHistories(before, after, day(21))).toMatchObject({ noted: [key], died: [], moved: [], worthAComment: true });
    expect(compareHistories(after, later, day(28))).toMatchObject({ noted: [], worthAComment: false });
    expect(computeLinkStatuses(later, day(28))[0]).toMatchObject({ state: 'healthy', judged: { note: 'taken-over' } });
  });

  test('is never a new address, from the first look on', () => {
    const once = lookWeekly(['MedDG'], 'project', 'project', ['shop', 'moved']);
    expect(once.links.get(key)?.judged).toMatchObject({ verdict: 'alive', reason: 'redirected' });
    expect(formatHistory(once)).not.toContain('new.example');
    const twice = lookWeekly(['MedDG'], 'project', 'project', ['shop', 'moved'], ['shop', 'moved']);
    expect(twice.links.get(key)?.judged).toMatchObject({ verdict: 'alive', note: 'taken-over' });
    expect(formatHistory(twice)).not.toContain('new.example');
    const known = lookWeekly(['MedDG'], ['project', 'moved'], ['project', 'moved'], ['wall', 'moved']);
    expect(known.links.get(key)?.judged).toMatchObject({ verdict: 'moved', to: 'https://new.example/x' });
    expect(lookWeekly(['MedDG'], 'project', ['edited', 'moved']).links.get(key)?.judged?.verdict).toBe('moved');
  });

  test('is accepted by ignoring it, and what came before does not ignore it', () => {
    const ignored = ignoreLinksUntil(lookWeekly(['MedDG'], 'project', 'project'), [key], day(90));
    let history = recordRun(ignored, [lookAt('shop', ['MedDG'])], day(14), works);
    history = recordRun(history, [lookAt('shop', ['MedDG'])], day(21), works);
    expect(computeLinkStatuses(history, day(21))[0]?.ignored).toBeUndefined();
    const accepted = ignoreLinksUntil(history, [key], day(104));
    expect(computeLinkStatuses(accepted, day(21))[0]?.ignored).toBeDefined();
    expect(noteOf(recordRun(accepted, [lookAt('shopLater', ['MedDG'])], day(28), works))).toBeUndefined();
  });

  test('survives failures and runs that wrote at once', () => {
    const base = lookWeekly(['MedDG'], 'project', 'project', 'shop');
    const other = recordRun(base, [checkOf('failure')], day(20), works);
    const shop = recordRun(base, [lookAt('shop', ['MedDG'])], day(21), works);
    const merged = mergeHistories(other, shop);
    expect(noteOf(merged)).toBe('taken-over');
    expect(formatHistory(mergeHistories(shop, other))).toBe(formatHistory(merged));
    expect(noteOf(lookWeekly(['MedDG'], 'project', 'project', 'shop', 'gone', 'shop'))).toBe('taken-over');
  });

  test('takes at most three hundred bytes of a line', () => {
    const line = (history: LinkHistory) => formatHistory(history).split('\n').at(-2)?.length ?? 0;
    const plain = recordRun(emptyHistory(), [{ ...lookAt('project', []), evidence: checkOf('alive').evidence }], day(0), works);
    expect(line(lookWeekly(['MedDG'], 'project')) - line(plain)).toBeLessThan(300);
  });
});
