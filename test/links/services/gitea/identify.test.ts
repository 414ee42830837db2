import { describeIdentities } from '../describe-identities.ts';

describeIdentities('gitea', {
  things: [
    ['gitea:codeberg.org/forgejo', 'https://codeberg.org/forgejo', 'https://codeberg.org/Forgejo/'],
    [
      'gitea:codeberg.org/forgejo/forgejo',
      'https://codeberg.org/forgejo/forgejo',
      'http://codeberg.org/Forgejo/forgejo.git',
      'git@codeberg.org:forgejo/forgejo.git',
      'https://codeberg.org/forgejo/forgejo/src/branch/main',
      'https://codeberg.org/forgejo/forgejo?tab=readme',
    ],
    [
      'gitea:codeberg.org/forgejo/forgejo/src/branch/main/README.md',
      'https://codeberg.org/forgejo/forgejo/src/branch/main/README.md',
      'https://codeberg.org/forgejo/forgejo/raw/branch/main/README.md',
    ],
    ['gitea:gitea.com/gitea/tea', 'https://gitea.com/gitea/tea'],
    ['gitea:gitea.example.org/a/b', 'https://gitea.example.org/a/b', 'https://gitea.example.org/A/B'],
    ['gitea:forgejo.example.org/a/b', 'https://forgejo.example.org/a/b'],
    ['gitea:git.disroot.org/a/b/src/commit/1234/x', 'https://git.disroot.org/a/b/src/commit/1234/x'],
  ],
  parts: [['https://codeberg.org/forgejo/forgejo/issues?q=x', 'gitea:codeberg.org/forgejo/forgejo/issues?q=x']],
  apart: [
    ['https://codeberg.org/o/r/issues?q=a', 'https://codeberg.org/o/r/issues?q=b'],
    ['https://codeberg.org/o/r', 'https://codeberg.org/o/r/src/branch/next'],
    ['https://codeberg.org/o/r', 'https://gitea.com/o/r'],
  ],
  others: [
    'https://codeberg.org/',
    'https://codeberg.org/explore/repos',
    'https://codeberg.org/User/settings',
    'https://codeberg.org/avatars/x',
    'https://docs.codeberg.org/a/b',
    'https://forgejo.org/download',
    'https://gitea.example.org/a',
    'https://gitea.example.org:3000/a/b',
    'https://code.forgejo.org/actions/checkout@v4',
  ],
});
