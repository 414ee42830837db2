import { describeIdentities } from '../describe-identities.ts';

describeIdentities('sourcehut', {
  things: [
    ['sourcehut:sr.ht/~sircmpwn', 'https://sr.ht/~sircmpwn', 'https://sr.ht/~sircmpwn/'],
    ['sourcehut:sr.ht/~sircmpwn/aerc', 'https://sr.ht/~sircmpwn/aerc'],
    [
      'sourcehut:git.sr.ht/~sircmpwn/aerc',
      'https://git.sr.ht/~sircmpwn/aerc',
      'https://git.sr.ht/~sircmpwn/aerc.git',
      'git@git.sr.ht:~sircmpwn/aerc',
      'http://git.sr.ht/%7Esircmpwn/aerc/tree',
    ],
    ['sourcehut:hg.sr.ht/~a/b', 'https://hg.sr.ht/~a/b'],
    ['sourcehut:git.sr.ht/~a/b/tree/master/item/x y', 'https://git.sr.ht/~a/b/tree/master/item/x%20y'],
  ],
  apart: [
    ['https://git.sr.ht/~a/b', 'https://git.sr.ht/~a/B'],
    ['https://git.sr.ht/~a/b', 'https://sr.ht/~a/b'],
    ['https://git.sr.ht/~a/b', 'https://git.sr.ht/~a/b/tree/next'],
  ],
  others: [
    'https://sr.ht/',
    'https://sr.ht/projects',
    'https://todo.sr.ht/~sircmpwn/aerc',
    'https://lists.sr.ht/~sircmpwn/aerc-devel',
    'https://man.sr.ht/git.sr.ht/',
    'https://git.sr.ht/~a/b+c',
  ],
});
