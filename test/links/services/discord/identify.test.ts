import { describeIdentities } from '../describe-identities.ts';

describeIdentities('discord', {
  things: [
    [
      'discord:AbC12',
      'https://discord.com/invite/AbC12',
      'https://discord.gg/AbC12',
      'https://www.discord.gg/AbC12?event=123',
      'https://discord.gg/invite/AbC12',
      'https://discordapp.com/invite/AbC12',
    ],
  ],
  apart: [['https://discord.gg/AbC12', 'https://discord.gg/abc12']],
  others: [
    'https://discord.com/invite',
    'https://discord.gg/invite',
    'https://discord.gg/a',
    'https://discord.com/channels/1/2',
    'https://discord.com/servers/python-267624335836053506',
    'https://support.discord.com/invite/AbC12',
  ],
});
