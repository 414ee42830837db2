export { answerCommand } from './answer-command.ts';
export type { CommandPlan } from './command-plan.ts';
export { type CommentCommand, isAllowedForAuthor, parseCommand } from './parse-command.ts';
