import { getMessages } from '../../messages/index.ts';
import type { Finding, FindingCode } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import type { Review } from '../../model/review.ts';
import { escapeInline, formatCodeSpan, highlightValues, wrapInLink } from '../../text/escape/escape-markdown.ts';
import { explainFinding } from '../findings/index.ts';
import { buildLocationUrl, formatLocationLink, formatPlaces, formatShortLocationLink } from './locations.ts';

/** Findings whose message names a field of the entry, so that its name is shown as code. */
const fieldFindingCodes: ReadonlySet<FindingCode> = new Set([
  'missing-field',
  'wrong-type',
  'empty',
  'too-long',
  'not-allowed',
  'malformed',
]);

/** Findings whose fix is the whole text: the message shows the place, the suggestion the rest. */
const wholeTextFindingCodes: ReadonlySet<FindingCode> = new Set(['spacing', 'mixed-punctuation', 'invisible-character']);

/**
 * The row of a finding, or of several that differ only in their places. It says what is wrong, what
 * to do, and how.
 */
export function formatFindingGroup(review: Review, findings: readonly Finding[], language: Language): string {
  const [first] = findings;
  if (first === undefined) return '';
  const { common } = getMessages(language);
  const sentences = common.sentences(formatSentences(review, first, language));
  // Full-width punctuation holds its own space.
  const space = /[。？！）]$/u.test(sentences) ? '' : ' ';
  const text = `${sentences}${space}${formatLinks(review, findings, language)}`;
  // Two mistakes of one line are one place to go to.
  const places = [...new Map(findings.map((finding) => [`${finding.file}:${finding.line}`, finding])).values()];
  if (places.length === 1) return common.labelled(formatLocationLink(review.headBlobUrl, first, language), text);
  const formatPlace = (index: number) => formatShortLocationLink(review.headBlobUrl, places[index] ?? first);
  return `${text}\n  ${formatPlaces(places.length, formatPlace, language)}`;
}

function formatSentences(review: Review, finding: Finding, language: Language): string[] {
  const { item } = getMessages(language).review;
  if (finding.code === 'edited-output' && review.suggestedEntries) return [item.undoEdit];
  const duplicate = findDuplicate(review, finding);
  if (duplicate !== undefined) {
    const url = buildLocationUrl(selectBlobUrl(review, finding, duplicate.file), duplicate.file, duplicate.line);
    return [item.duplicate(wrapInLink(escapeInline(duplicate.name, 80), url))];
  }
  const { message, remedy } = explainFinding(finding, language);
  const { found, nearest, fix, twin, allowed } = finding;
  const field = fieldFindingCodes.has(finding.code) ? finding.field?.split('.').at(-1) : undefined;
  // Why a file was refused is a word of the sentence, not a value of the file.
  const shown = finding.code === 'file-refused' ? undefined : found;
  const values = [shown, nearest, fix, twin?.entry, twin?.file, field, ...(allowed && allowed.length < 5 ? allowed : [])];
  // The headline says that the edit would be overwritten.
  const wording = finding.code === 'edited-output' ? [remedy] : [message, remedy];
  const text = wording.filter(Boolean).map((sentence) => highlightValues(sentence, values));
  const isFixMissing =
    fix !== undefined && !wholeTextFindingCodes.has(finding.code) && !remedy.includes(fix) && !message.includes(fix);
  const sentences = linkDuplicate(review, text, finding, language);
  return isFixMissing ? [...sentences, item.change(formatCodeSpan(fix, 120))] : sentences;
}

/** The entry of the base that certainly leads to the same thing. */
export function findDuplicate(
  { entries }: Review,
  { code, severity, file, entry: id, twin }: Finding,
): Review['entries'][number]['duplicates'][number] | undefined {
  if (code !== 'duplicate-identity' || severity !== 'error' || twin === undefined) return undefined;
  const entry = entries.find((each) => each.file === file && each.id === id);
  return entry?.duplicates.find((each) => each.entry === twin.entry && !each.isSamePullRequest);
}

/** Ways to do something about it: the suggestion in the diff, and the page on the problem. */
function formatLinks(review: Review, findings: readonly Finding[], language: Language): string {
  const { item } = getMessages(language).review;
  const { pull, findingsDocsUrl } = review;
  const code = findings[0]?.code ?? '';
  const isSuggested = findings.some((finding) => hasSuggestedChange(review, finding));
  const links = [
    ...(isSuggested ? [wrapInLink(item.applySuggestion, pull.url === '' ? '' : `${pull.url}/files`)] : []),
    findingsDocsUrl === undefined ? formatCodeSpan(code) : wrapInLink(item.why, `${findingsDocsUrl}#${code}`),
  ];
  return links.join(' · ');
}

/** At most this many suggestions are made on a pull request, see the plan that makes them. */
const maxSuggestions = 20;

const hasSuggestedChange = ({ suggestedChanges = [] }: Review, { fix, file, line }: Finding): boolean =>
  fix !== undefined && suggestedChanges.slice(0, maxSuggestions).some((each) => each.path === file && each.line === line);

/**
 * Links the other entry of a duplicate: at the name of its file in the sentence, else in a sentence
 * of its own.
 */
function linkDuplicate(review: Review, sentences: string[], finding: Finding, language: Language): string[] {
  const { twin } = finding;
  if (twin === undefined) return sentences;
  const base = selectBlobUrl(review, finding, twin.file);
  const name = formatCodeSpan(twin.file);
  const link = wrapInLink(name, buildLocationUrl(base, twin.file, twin.line));
  const index = sentences.findIndex((sentence) => sentence.includes(name));
  if (index >= 0) return sentences.map((sentence, at) => (at === index ? sentence.replace(name, () => link) : sentence));
  return [...sentences, getMessages(language).review.item.seeAlso(formatLocationLink(base, twin, language))];
}

/**
 * Where a file is shown: at the head if the pull request changes it, as the finding's own file is.
 * Its lines are those after the merge.
 */
const selectBlobUrl = ({ entries, headBlobUrl, baseBlobUrl }: Review, finding: Finding, file: string): string =>
  file === finding.file || entries.some((entry) => entry.file === file) ? headBlobUrl : baseBlobUrl;
