import { describe, expect, test } from 'vitest';
import { classifyTarget } from '../../../src/links/written/classify-target.ts';

const suggestionOf = (written: string) => {
  const target = classifyTarget(written);
  if (target.kind === 'local') return target.webUrl;
  return target.kind === 'judged' ? target.verdict.evidence.marker?.replace('did-you-mean: ', '') : undefined;
};

describe('an address that no browser opens is offered the one that was meant', () => {
  test.each([
    ['www.x.example/p', 'https://www.x.example/p'],
    ['github.com/owner/name', 'https://github.com/owner/name'],
    ['bun.sh/docs', 'https://bun.sh/docs'],
    ['notes.app', 'https://notes.app'],
    ['example.com', 'https://example.com'],
    ['example.de', 'https://example.de'],
    ['例子.中国/路径', 'https://例子.中国/路径'],
    ['x.example:8080/p', 'https://x.example:8080/p'],
    ['localhost:3000/p', 'http://localhost:3000/p'],
    ['(https://x.example/p)', 'https://x.example/p'],
    ['“https://x.example/p”', 'https://x.example/p'],
    ['https:/x.example', 'https://x.example'],
    ['HTTP:x.example/p', 'http://x.example/p'],
    ['https:\\\\x.example\\p', 'https://x.example/p'],
    ['hhttps://x.example/p', 'https://x.example/p'],
    ['doi:10.1000/182', 'https://doi.org/10.1000/182'],
    ['git@github.com:owner/name.git', 'https://github.com/owner/name.git'],
  ])('%s', (written, meant) => {
    expect(suggestionOf(written)).toBe(meant);
  });
});

describe('a file of the repository is none', () => {
  test.each([
    ['docs/a.md', 'docs/a.md', undefined],
    ['index.ts', 'index.ts', undefined],
    ['captions.vtt', 'captions.vtt', undefined],
    ['figure.drawio', 'figure.drawio', undefined],
    ['weights.onnx', 'weights.onnx', undefined],
    ['README.md#part', 'README.md', 'part'],
    ['./a/b%20c.md?plain=1#L3', './a/b%20c.md', 'L3'],
    ['/images/1.jpg', '/images/1.jpg', undefined],
    ['../LICENSE', '../LICENSE', undefined],
    ['node.js/readme.html', 'node.js/readme.html', undefined],
    ['v1.2/notes', 'v1.2/notes', undefined],
    ['install.sh', 'install.sh', undefined],
    ['#part', '', 'part'],
    ['.github/workflows', '.github/workflows', undefined],
  ])('%s', (written, path, fragment) => {
    expect(classifyTarget(written)).toEqual({ kind: 'local', path, fragment, webUrl: undefined });
  });

  test('where it looks like a host, its files decide', () => {
    expect(classifyTarget('notes.app')).toMatchObject({ kind: 'local', path: 'notes.app', webUrl: 'https://notes.app' });
  });
});

test.each(['mailto:a@b.example', 'tel:+86-10-1234', 'javascript:void(0)', 'data:image/png;base64,AAAA'])(
  '%s leads to no place',
  (written) => {
    expect(classifyTarget(written)).toEqual({ kind: 'none' });
  },
);

test.each([
  "{% url 'name' %}",
  "{{ url_for('name') }}",
  '{{< ref "page.md" >}}',
  '<?php echo $url ?>',
  '<%= url %>',
  "/static/{% static 'a.css' %}",
])('a tag that a program fills in is a template, no missing file: %s', (written) => {
  expect(classifyTarget(written)).toMatchObject({ kind: 'judged', verdict: { verdict: 'unknown', reason: 'template' } });
});

describe('addresses that look like templates, and live', () => {
  test.each([
    'https://wttr.in/:help',
    'https://x.example/a:b/c',
    'https://x.example/search?q=%20s',
    'https://x.sharepoint.example/:w:/r/doc.aspx?sourcedoc=%7B8A1B2C3D-0000-4444-8888-0123456789AB%7D',
    'https://raw.githubusercontent.com/owner/name/main/VERSION',
    'https://x.example/?filter={"a":1}',
    'https://x.example/a$b',
    'https://x.example/USER/guide',
    'https://x.example/#/{id}',
    'https://god.example/fork?collection-url=entityId%3D10%26entityType%3Dcollection',
  ])('%s', (written) => {
    expect(classifyTarget(written)).toEqual({ kind: 'web' });
  });
});

test('a hostile address costs no time', () => {
  for (const part of ['$' + '{', '{a', '<a', 'x.', '(', '/:a', '%7Ba', '\\_'])
    expect(classifyTarget(`https://x.example/${part.repeat(100_000)}`).kind).toMatch(/^(?:web|judged)$/);
});
