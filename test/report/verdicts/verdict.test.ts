import { describe, expect, it } from 'vitest';
import { getMessages } from '../../../src/messages/index.ts';
import { languages } from '../../../src/model/language.ts';
import { formatNote, formatVerdict } from '../../../src/report/verdicts/verdict.ts';

describe('a verdict in words', () => {
  it.each(languages)('names what was not found by the service that was asked (%s)', (language) => {
    const { notFound, reasons } = getMessages(language).verdicts;
    const say = (service?: string) =>
      formatVerdict({ verdict: 'gone', reason: 'not-found', ...(service ? { service } : {}) }, language).reason;
    expect([say('arxiv'), say('github'), say('baidu-pan'), say('web')]).toEqual([
      notFound.paper,
      notFound.repository,
      notFound.share,
      notFound.page,
    ]);
    expect(say()).toBe(reasons['not-found']);
    expect(say('no-such-service')).toBe(reasons['not-found']);
  });

  it('is named by its reason where that says more, and by the verdict otherwise', () => {
    const { names, namesByReason } = getMessages('en').verdicts;
    const [reason] = Object.keys(namesByReason) as ['quota'];
    expect(formatVerdict({ verdict: 'limited', reason }, 'en').verdict).toBe(namesByReason[reason]);
    expect(formatVerdict({ verdict: 'alive', reason: 'ok' }, 'en').verdict).toBe(names.alive);
  });

  it('names no kind of thing where another reason is given', () => {
    expect(formatVerdict({ verdict: 'restricted', reason: 'terms', service: 'arxiv' }, 'en').reason).toBe(
      getMessages('en').verdicts.reasons.terms,
    );
  });

  it('has notes in every language', () => {
    expect(languages.map((language) => formatNote('archived', language))).toEqual(
      languages.map((language) => getMessages(language).verdicts.notes.archived),
    );
  });
});
