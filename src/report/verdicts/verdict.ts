import { type ServiceCategory, services } from '../../links/services/index.ts';
import { getMessages, type Messages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { Verdict, VerdictNote } from '../../model/verdict.ts';

/**
 * What wasn't found, by the category of the service. The other categories have links of several
 * kinds.
 */
const targetKinds: Partial<Record<ServiceCategory, keyof Messages['verdicts']['notFound']>> = {
  paper: 'paper',
  repository: 'repository',
  'file-share': 'share',
  article: 'page',
};

function findTargetKind(service: string | undefined): keyof Messages['verdicts']['notFound'] | undefined {
  if (service === 'web') return 'page';
  const category = services.find(({ name }) => name === service)?.category;
  return category === undefined ? undefined : targetKinds[category];
}

/**
 * What a check saw, in words.
 * @param service whose link it is, where that is known: it names what wasn't found.
 * @returns `verdict` is one or two words; `reason` a clause that can stand after the address and a
 * colon.
 */
export function formatVerdict(
  { verdict, reason, service }: Pick<Verdict, 'verdict' | 'reason'> & { service?: string },
  language: Language,
): { verdict: string; reason: string } {
  const { names, namesByReason, reasons, notFound } = getMessages(language).verdicts;
  const kind = reason === 'not-found' ? findTargetKind(service) : undefined;
  return { verdict: namesByReason[reason] ?? names[verdict], reason: kind === undefined ? reasons[reason] : notFound[kind] };
}

/** A note on a verdict as a clause. */
export const formatNote = (note: VerdictNote, language: Language): string => getMessages(language).verdicts.notes[note];
