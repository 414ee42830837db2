/**
 * Commands in comments, `/listkeeper …`: parsing them, and planning what they ask for. Who may run
 * one is checked in `bot/worker/job/command-access.ts`.
 */

export { answerCommand } from './answer-command.ts';
export type { CommandPlan } from './command-plan.ts';
export { type CommentCommand, isAllowedForAuthor, parseCommand } from './parse-command.ts';
