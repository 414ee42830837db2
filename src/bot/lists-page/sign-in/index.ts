/**
 * Signing in to the page of lists with GitHub. Start with `sign-in.ts`. `open-sign-in.ts` is loaded
 * when somebody comes, since it brings Octokit.
 */

export type { SignIn } from './sign-in.ts';
