import { describe, expect, it } from 'vitest';
import { html, htmlSentence } from '../../../src/text/escape/html.ts';

describe('html', () => {
  it('escapes values, but not HTML', () => {
    expect(html`<p>${'<b>&"'}${html`<i>x</i>`}${[1, null, undefined, false]}</p>`.html).toBe(
      '<p>&lt;b&gt;&amp;&quot;<i>x</i>1</p>',
    );
  });
});

describe('htmlSentence', () => {
  it('inserts escaped values at the placeholders of a sentence', () => {
    const sentence = (author = '', branch = '') => `${branch} < ${author}`;
    expect(htmlSentence(sentence, html`<b>mei</b>`, '<main>').html).toBe('&lt;main&gt; &lt; <b>mei</b>');
  });
});
