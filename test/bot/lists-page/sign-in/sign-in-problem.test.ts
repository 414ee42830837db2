import { describe, expect, it } from 'vitest';
import {
  findAuthorizationProblem,
  SignInProblem,
  type SignInProblemCode,
  signInProblems,
  toSignInProblem,
} from '../../../../src/bot/lists-page/sign-in/sign-in-problem.ts';
import { ForgeError, type ForgeErrorCategory } from '../../../../src/forge/forge-error.ts';
import { getAllMessages } from '../../../../src/messages/index.ts';

const refuse = (code: string) => Object.assign(new Error(code), { name: 'ExchangeRefusal', code });
const fail = (category: ForgeErrorCategory, retryAt?: number) =>
  new ForgeError(category, { operation: { name: 'sign-in' }, reason: { kind: 'no-answer' } }, { retryAt });

describe('a problem with signing in', () => {
  it.each<[string, SignInProblemCode]>([
    ['access_denied', 'denied'],
    ['application_suspended', 'app-suspended'],
    ['redirect_uri_mismatch', 'wrong-callback'],
    ['constructor', 'unexpected'],
    ['', 'unexpected'],
  ])('is told by GitHub as %j in an address: %s', (code, problem) => {
    expect(findAuthorizationProblem(code).code).toBe(problem);
  });

  it.each<[unknown, SignInProblemCode]>([
    [new SignInProblem('busy'), 'busy'],
    [refuse('bad_verification_code'), 'bad-code'],
    [refuse('incorrect_client_credentials'), 'wrong-client'],
    [refuse('redirect_uri_mismatch'), 'wrong-callback'],
    [refuse('unverified_user_email'), 'unverified-email'],
    [refuse('__proto__'), 'unexpected'],
    [fail('unavailable'), 'github-unavailable'],
    [fail('suspended'), 'account-suspended'],
    [fail('refused'), 'unexpected'],
    [new TypeError('x'), 'unexpected'],
    ['text', 'unexpected'],
  ])('is what %s means: %s', (error, problem) => {
    expect(toSignInProblem(error).code).toBe(problem);
  });

  it('knows when to come back', () => {
    expect(toSignInProblem(fail('rate-limited', 7))).toMatchObject({ code: 'rate-limited', retryAt: 7 });
  });

  it('has a title and a remedy in every language, and a status', () => {
    for (const { listsPage } of Object.values(getAllMessages()))
      for (const code of Object.keys(signInProblems) as SignInProblemCode[]) {
        expect(listsPage.signIn.problems[code].title).not.toBe('');
        expect(listsPage.signIn.problems[code].remedy).not.toBe('');
        expect(signInProblems[code]).toBeGreaterThanOrEqual(400);
      }
  });
});
