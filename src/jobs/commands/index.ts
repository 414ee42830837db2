export { answerCommand, type CommandPlan } from './answer-command.ts';
export { type CommentCommand, isAllowedForAuthor, parseCommand } from './parse-command.ts';
