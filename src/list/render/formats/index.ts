/**
 * The outputs for programs: JSON, CSV and its description, BibTeX, CSL-JSON, Atom, JSON-LD, and the
 * YAML of the issue form.
 */

export {
  buildKindOptions,
  buildSectionOptions,
  type IssueFormField,
  isFieldHeading,
  issueFormFields,
  renderIssueForm,
} from './issue-form.ts';
export { describeDataset, isDatasetKind } from './json-ld.ts';
export { buildListExport, type ListExport } from './list-export.ts';
export { renderDataFormat } from './render-data-format.ts';
