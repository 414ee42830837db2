export { enableForm } from './form-setting.ts';
export type { InitAnswers, RunsAs } from './prompts.ts';
export { formatWorkflow, releasedAction, workflowPath } from './workflow-file.ts';
