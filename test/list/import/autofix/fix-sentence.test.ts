import { describe, expect, it } from 'vitest';
import { fixSentence } from '../../../../src/list/import/autofix/fix-sentence.ts';

const sentences: [name: string, text: string, mended: string][] = [
  // The beginning and the end.
  ['keel', 'a tool for keels', 'A tool for keels.'],
  ['keel', 'Draws keels!', 'Draws keels!'],
  ['keel', 'Draws keels:', 'Draws keels.'],
  ['keel', 'Says "well done."', 'Says "well done."'],
  ['keel', '…and more (much more)', '…and more (much more).'],
  ['keel', 'io.Reader for keels', '`io.Reader` for keels.'],
  ['keel', 'go:generate tool', '`go:generate` tool.'],
  ['keel', 'e.g. this', 'E.g. this.'],
  ['keel', 'gRPC for keels', 'gRPC for keels.'],
  ['keel', '3D keels', '3D keels.'],
  ['keel', ':boat: a tool', 'A tool :boat:.'],
  ['keel', '', ''],
  ['keel', '画龙骨的工具', '画龙骨的工具'],
  // Names of others.
  ['keel', 'Javascript and nodejs on MacOS, with github.', 'JavaScript and Node.js on macOS, with GitHub.'],
  [
    'keel',
    'Uses `javascript`, go-redis, redis.Client, lib/redis and https://github.com/x/redis.',
    'Uses `javascript`, go-redis, redis.Client, lib/redis and https://github.com/x/redis.',
  ],
  ['keel', 'Linuxes and Githubbers.', 'Linuxes and Githubbers.'],
  ['keel', 'It‘s ‘quoted’.', 'It’s ‘quoted’.'],
  // Its own name.
  ['keel', 'Keel is a tool for boats.', 'A tool for boats.'],
  ['keel', '`keel` provides tools', 'Provides tools.'],
  ['keel', 'Keel: tools for boats', 'Tools for boats.'],
  ['Keel', 'keel - tools', 'Tools.'],
  ['keel', 'Keel, a tool.', 'A tool.'],
  ['peg', 'Peg, Parsing Expression Grammar, is a parser.', 'The Peg, Parsing Expression Grammar, is a parser.'],
  ['HTTP', 'HTTP client for Go', 'An HTTP client for Go.'],
  ['keel', 'Keel library in Go', 'A Keel library in Go.'],
  ['scan', 'Scan rows into structs', 'Scans rows into structs.'],
  ['copy', 'Copy files to a bucket', 'Copies files to a bucket.'],
  ['retry', 'Retry what failed', 'Retries what failed.'],
  ['watch', 'Watch files', 'Watches files.'],
  ['mix', 'mix is also a language of its own', 'Also a language of its own.'],
  ['just', 'Just a collection', 'A collection.'],
  ['keel', 'Keels of boats', 'Keels of boats.'],
  ['keel', 'Keel.', ''],
  ['c++ (x', 'C++ (x for boats', 'The C++ (x for boats.'],
];

describe('fixSentence', () => {
  it.each(sentences)('of %s: %s', (name, text, fixed) => {
    expect(fixSentence(text, name)).toBe(fixed);
    expect(fixSentence(fixed, name), 'a second time').toBe(fixed);
  });
});
