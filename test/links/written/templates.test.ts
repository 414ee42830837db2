import { describe, expect, it } from 'vitest';
import { isTemplate } from '../../../src/links/written/templates.ts';

describe('an address that somebody has to fill in', () => {
  it.each([
    'https://api.example.org/v1/items/{id}',
    'https://example.org/{{ site.url }}/a',
    'https://example.org/%7Bname%7D',
    `https://example.org/\${VERSION}/a.tgz`,
    'https://example.org/$HOME/a',
    'https://example.org/<name>',
    'https://example.org/?q=%s',
    'https://example.org/users/:id/edit',
    'https://github.com/OWNER/REPO',
    'https://github.com/your-username/list',
    'https://example.org/?key=YOUR_API_KEY',
    'https://example.org/a/...',
    'https://example.org/a…',
    '{% url "home" %}',
    '<?php echo $a ?>',
    '{{ page.url }}',
  ])('is a template: %s', (address) => {
    expect(isTemplate(address)).toBe(true);
  });

  it.each([
    'https://example.org/a',
    'https://example.org/{1}',
    'https://example.org/?q={"a":1}',
    'https://wttr.in/:help',
    'https://github.com/Owner/Repo',
    'https://example.org/100%25',
    'https://example.org/a#{id}',
    'https://example.org/a$b',
  ])('is none: %s', (address) => {
    expect(isTemplate(address)).toBe(false);
  });

  it('is looked for in the beginning alone, however long the address', () => {
    expect(isTemplate(`https://example.org/${'a'.repeat(5000)}{id}`)).toBe(false);
  });
});
