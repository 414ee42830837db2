import { getMessages } from '../../messages/index.ts';
import type { Language, LocalizedText } from '../../model/language.ts';
import { localizeText } from '../../text/language/localize-text.ts';
import type { EntryKind, Link } from '../schema/index.ts';

/** A label by its slug. Own keys only, since a slug may be any text, such as `constructor`. */
export const getLabel = (labels: Readonly<Record<string, string>>, slug: string): string | undefined =>
  Object.hasOwn(labels, slug) ? labels[slug] : undefined;

export function getRoleLabel(role: Link['role'], kind: EntryKind, language: Language): string {
  const { roles, dataByKind } = getMessages(language).readme;
  return (role === 'data' ? getLabel(dataByKind, kind) : undefined) ?? getLabel(roles, role) ?? role;
}

export const getRequirementLabel = (requirement: string, language: Language): string | undefined =>
  getLabel(getMessages(language).readme.requirements, requirement);

export const getStateLabel = (state: string, language: Language): string =>
  getLabel(getMessages(language).readme.states, state) ?? state;

export function getDeathReasonLabel(reason: string | undefined, language: Language): string {
  const { deathReasons, linkDead } = getMessages(language).readme;
  return getLabel(deathReasons, reason ?? '') ?? linkDead;
}

/** A license of a list’s own, `LicenseRef-Some-License`, by its name. */
export const getLicenseLabel = (id: string): string => id.replace(/^LicenseRef-/, '');

export const getModalityLabel = (modality: string, language: Language): string =>
  getLabel(getMessages(language).readme.modalities, modality) ?? modality;

export const getLanguageLabel = (tag: string, language: Language): string =>
  getLabel(getMessages(language).readme.languages, tag) ?? tag;

/** The label of a task or tag: the one of the list, the built-in one, or the slug with spaces. */
export function getTaskLabel(slug: string, language: Language, customLabels: Record<string, LocalizedText> | undefined): string {
  const builtIn = getLabel(getMessages(language).readme.tasks, slug);
  return localizeText(customLabels?.[slug], language) ?? builtIn ?? slug.replaceAll('-', ' ');
}
