import { describe, expect, it } from 'vitest';
import { renderAuthorizePage } from '../../../src/sandbox/pages/authorize.ts';
import { createTestWorld } from '../helpers/create-test-world.ts';

/** The page for these parameters, beside an App that knows one kind of request. */
async function visit(parameters: Record<string, string>, { begins }: { begins: unknown } = { begins: { state: 's' } }) {
  const { world, create, as } = createTestWorld();
  as('zoe');
  as('abe');
  await create();
  const webFlow = {
    begin: () => begins,
    approve: (_: unknown, login: string) => `http://app.example/callback?as=${login}`,
    deny: () => 'http://app.example/callback?error=access_denied',
  };
  const { status, headers, bytes } = renderAuthorizePage(world, webFlow as never, {
    query: new URLSearchParams({ state: 's', ...parameters }),
    language: 'en',
  });
  return { status, location: headers?.location, text: Buffer.from(bytes ?? []).toString('utf8') };
}

describe('the page of a sign-in', () => {
  it('offers the accounts of people, each by a link with all that the App has asked', async () => {
    const { status, text } = await visit({});
    expect(status).toBe(200);
    expect(text).toMatch(/href="\?state=s&(?:amp;)?as=keeper"/);
    expect(text).toMatch(/href="\?state=s&(?:amp;)?as="/);
  });

  it('leads back to the App with the account, or with a refusal', async () => {
    expect((await visit({ as: 'abe' })).location).toBe('http://app.example/callback?as=abe');
    expect((await visit({ as: '' })).location).toBe('http://app.example/callback?error=access_denied');
  });

  it('leads back at once where the App has asked wrongly, and nowhere where no App has', async () => {
    expect(await visit({}, { begins: 'http://app.example/callback?error=x' })).toMatchObject({
      status: 302,
      location: 'http://app.example/callback?error=x',
    });
    expect((await visit({}, { begins: undefined })).status).toBe(404);
  });
});
