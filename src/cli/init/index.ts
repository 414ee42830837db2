/**
 * `listkeeper init`: its questions, the workflow file that it writes, and the setting for the issue
 * form.
 */

export { enableForm } from './form-setting.ts';
export { formatPagesWorkflow, pagesWorkflowPath } from './pages-workflow.ts';
export type { InitAnswers, RunsAs } from './prompts.ts';
export { formatWorkflow, releasedAction, workflowPath } from './workflow-file.ts';
