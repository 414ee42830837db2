import { isPaper } from '../../../links/services/index.ts';
import { exampleDataset, exampleLink } from './example-files.ts';
import { defineFinding, type IdentifiedLink, reportFinding } from './rule.ts';

const paperRoles: ReadonlySet<string> = new Set(['paper', 'homepage', 'docs', 'mirror', 'article', 'solution']);

export const wrongRole = defineFinding({
  code: 'wrong-role',
  severity: 'warning',
  fixable: false,
  messages: {
    en: {
      reason: 'The role tells readers what is behind the link, and the address shows something else.',
      message: ({ found }) => `The role ${found} doesn’t fit this address.`,
      remedy: ({ choice }) => choice,
    },
    zh: {
      reason: '类型（role）告诉读者链接后面是什么，而这个地址显然是别的东西。',
      message: ({ found }) => `链接类型 ${found} 与这个地址不符。`,
      remedy: ({ choice }) => choice,
    },
  },
  example: { text: exampleDataset(exampleLink('https://arxiv.org/abs/2010.07497', '', 'code')) },
  check: (located, context) =>
    context.links.flatMap((link) => {
      const allowed = findFittingRoles(link);
      if (allowed === undefined) return [];
      return reportFinding(located, context, ['links', link.index, 'role'], {
        code: 'wrong-role',
        severity: 'warning',
        found: link.role,
        ...allowed,
      });
    }),
});

/**
 * The roles that fit an address with a wrong role: a paper under `code`, a repository under
 * `paper`.
 */
function findFittingRoles({ role, identity }: IdentifiedLink): { allowed: string[]; nearest: string } | undefined {
  if (isPaper(identity) && !paperRoles.has(role)) return { allowed: ['paper'], nearest: 'paper' };
  if (role === 'paper' && /^github:[^/]+\/[^/]+$/.test(identity.key)) return { allowed: ['code', 'data'], nearest: 'code' };
  return undefined;
}
