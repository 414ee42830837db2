export { detectFormLanguage, type IssueFormSubmission, parseIssueForm, renderIssueForm } from './issue-form.ts';
export { renderDataFormat } from './render-data-format.ts';
