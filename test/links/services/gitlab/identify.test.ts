import { describeIdentities } from '../describe-identities.ts';

describeIdentities('gitlab', {
  things: [
    ['gitlab:gitlab.com/gitlab-org', 'https://gitlab.com/gitlab-org', 'https://gitlab.com/groups/gitlab-org'],
    [
      'gitlab:gitlab.com/gitlab-org/gitlab',
      'https://gitlab.com/gitlab-org/gitlab',
      'https://gitlab.com/Gitlab-Org/GitLab.git',
      'git@gitlab.com:gitlab-org/gitlab.git',
      'https://gitlab.com/gitlab-org/gitlab/-/tree/master?ref_type=heads',
      'https://gitlab.com/gitlab-org/gitlab/tree/main',
      'https://gitlab.com/gitlab-org/gitlab/-/tree/HEAD',
    ],
    [
      'gitlab:gitlab.com/a/b/c/-/blob/main/README.md',
      'https://gitlab.com/a/b/c/-/blob/main/README.md',
      'https://gitlab.com/a/b/c/-/raw/main/README.md',
      'https://gitlab.com/A/b/c/blob/main/README.md?ref_type=heads#L1',
      'https://gitlab.com/a/b/c/-/blame/main/README.md',
    ],
    ['gitlab:gitlab.com/a/b/-/wikis/home', 'https://gitlab.com/a/b/-/wikis/home', 'https://gitlab.com/a/b/wikis/home'],
    ['gitlab:gitlab.gnome.org/gnome/gtk', 'https://gitlab.gnome.org/GNOME/gtk', 'https://gitlab.gnome.org/gnome/gtk/'],
    ['gitlab:salsa.debian.org/debian/x', 'https://salsa.debian.org/debian/x', 'http://salsa.debian.org/debian/x'],
    ['gitlab:jihulab.com/a/b', 'https://jihulab.com/a/b'],
    ['gitlab:gitlab.com/a/b/-/issues/1', 'https://gitlab.com/a/b/-/issues/1', 'https://gitlab.com/a/b/-/issues/1?x=y#note_1'],
  ],
  parts: [['https://gitlab.com/a/b/-/issues?label_name=x', 'gitlab:gitlab.com/a/b/-/issues?label_name=x']],
  apart: [
    ['https://gitlab.com/o/r/-/issues?label_name=a', 'https://gitlab.com/o/r/-/issues?label_name=b'],
    ['https://gitlab.com/a/b', 'https://gitlab.gnome.org/a/b'],
    ['https://gitlab.com/a/b/-/blob/main/a', 'https://gitlab.com/a/b/-/blob/main/A'],
  ],
  others: [
    'https://gitlab.com/',
    'https://gitlab.com/explore',
    'https://gitlab.com/users/sign_in',
    'https://gitlab.com/api/v4/projects/1',
    'https://docs.gitlab.com/ee/ci',
    'https://about.gitlab.com/a/b',
    // One segment may be any page of a server that is known by its name alone.
    'https://gitlab.gnome.org/GNOME',
    'https://gitlab.example.org:8443/a/b',
    'https://a.gitlab.io/b',
    'https://wiki.debian.org/a/b',
  ],
});
