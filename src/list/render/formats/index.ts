export {
  buildKindOptions,
  buildSectionOptions,
  formatFieldHeading,
  type IssueFormField,
  issueFormFields,
  renderIssueForm,
} from './issue-form.ts';
export { renderDataFormat } from './render-data-format.ts';
