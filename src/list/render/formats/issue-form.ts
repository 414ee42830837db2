import { Document, Scalar, visit } from 'yaml';
import { getMessages } from '../../../messages/index.ts';
import type { Language } from '../../../model/language.ts';
import { toSingleLine } from '../../../text/invisible-characters.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import { type EntryKind, entryKinds, type ListInfo, type Section } from '../../schema/index.ts';
import { isPlainText } from '../../yaml/index.ts';

/**
 * The fields of the issue form for submissions without git, in order. All but the last take one
 * line, so that no input reads as the next heading. The last one may contain anything.
 */
export const issueFormFields = ['link', 'code', 'name', 'section', 'kind', 'paper', 'source', 'license', 'description'] as const;

export type IssueFormField = (typeof issueFormFields)[number];

/** The most choices of a dropdown. */
const maxOptions = 200;

/**
 * The choices of a dropdown with their sections. Choices have to be unique, and GitHub reserves
 * “None”.
 */
export function buildSectionOptions(info: ListInfo, language: Language): Map<string, string> {
  const options = new Map<string, string>();
  const addSections = (sections: readonly Section[], parentPath: string) => {
    for (const section of sections) {
      const path = `${parentPath}${toSingleLine(localizeText(section.name, language) ?? section.id)}`;
      const isReserved = path === getMessages(language).issueForm.unselected || /^none$/i.test(path);
      let option = isReserved ? `${path} (${section.id})` : path;
      while (options.has(option)) option = `${option} (${section.id})`;
      options.set(option, section.id);
      addSections(section.sections ?? [], `${path} › `);
    }
  };
  addSections(info.sections, '');
  return new Map([...options].slice(0, maxOptions));
}

/** The choices for the kind of an entry. */
export const buildKindOptions = (language: Language): Map<string, EntryKind> =>
  new Map(entryKinds.map((kind) => [getMessages(language).issueForm.kinds[kind], kind]));

/**
 * Whether a line is the heading that GitHub puts over the value of a field, in today's words or in
 * those of an earlier form.
 */
export function isFieldHeading(line: string, field: IssueFormField, language: Language): boolean {
  const { labels, formerLabels } = getMessages(language).issueForm;
  return [labels[field], ...(formerLabels[field] ?? [])].some((label) => line.trimEnd() === `### ${label}`);
}

/** The issue form in one language, as YAML. The same list gives the same bytes. */
export function renderIssueForm(info: ListInfo, language: Language, data = 'data'): string {
  const { title, about, note, guide, unselected, labels, hints, placeholder, generatedFrom } = getMessages(language).issueForm;
  const input = (id: Exclude<IssueFormField, 'section' | 'kind'>, type: 'input' | 'textarea' = 'input') => ({
    type,
    id,
    attributes: { label: labels[id], description: hints[id], ...(id === 'description' ? { placeholder } : {}) },
    ...(id === 'link' ? { validations: { required: true } } : {}),
  });
  const dropdown = (id: 'section' | 'kind', options: Iterable<string>) => ({
    type: 'dropdown',
    id,
    attributes: { label: labels[id], options: [unselected, ...options], default: 0 },
  });
  const path = info.guide?.[language] ?? info.guide?.en ?? info.guide?.zh;
  // The form is at `/owner/name/issues/new`.
  const guidePath = path === undefined ? undefined : `../blob/HEAD/${path.split('/').map(encodeURIComponent).join('/')}`;
  const form = {
    name: title,
    description: about,
    labels: ['new-entry'],
    body: [
      { type: 'markdown', attributes: { value: guidePath === undefined ? note : `${note}\n\n${guide(guidePath)}` } },
      ...issueFormFields.map((id) => {
        if (id === 'section') return dropdown(id, buildSectionOptions(info, language).keys());
        if (id === 'kind') return dropdown(id, buildKindOptions(language).keys());
        return input(id, id === 'description' ? 'textarea' : 'input');
      }),
    ],
  };
  return `# ${generatedFrom(`${data}/list.yml`)}\n${serializeForm(form)}`;
}

/** YAML that GitHub, which reads forms as YAML 1.1, takes for the same texts. */
function serializeForm(form: object): string {
  const document = new Document(form);
  visit(document, {
    Scalar(position, node) {
      if (position !== 'key' && typeof node.value === 'string' && !isPlainText(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0, defaultStringType: 'PLAIN' });
}
