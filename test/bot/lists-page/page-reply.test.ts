import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type PageReply, readVisit, redirectTo, sendReply } from '../../../src/bot/lists-page/page-reply.ts';

const visit = (url: string, acceptLanguage?: string) =>
  readVisit({ url, headers: acceptLanguage === undefined ? {} : { 'accept-language': acceptLanguage } } as IncomingMessage);

describe('a visit of a page', () => {
  it('is in the language of its address, else in that of the browser, else in English', () => {
    expect(visit('/lists?language=zh', 'en').language).toBe('zh');
    expect(visit('/lists?language=tlh', 'zh-CN,zh;q=0.9').language).toBe('zh');
    expect(visit('/lists').language).toBe('en');
  });

  it('has its path without the query, which may have question marks', () => {
    const { path, query } = visit('/lists?next=a?b');
    expect([path, query.get('next')]).toEqual(['/lists', 'a']);
  });
});

/** The status, the headers and the text that are sent. */
function send(reply: PageReply) {
  const sent: { status?: number; headers?: Record<string, unknown>; text?: string } = {};
  const response = {
    writeHead(status: number, headers: Record<string, unknown>) {
      Object.assign(sent, { status, headers });
      return response;
    },
    end: (text: string) => void Object.assign(sent, { text }),
  };
  sendReply(response as unknown as ServerResponse, reply);
  return sent;
}

describe('the reply to a visit', () => {
  it('is a page by default, and plain text where that is said', () => {
    expect(send({ status: 200, text: '<p>' }).headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8' });
    expect(send({ status: 404, text: 'no', type: 'plain' }).headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
    });
  });

  it('has no type where it has no text, as a redirect', () => {
    const { status, headers, text } = send(redirectTo('lists', { 'set-cookie': 'a=1' }));
    expect([status, text]).toEqual([303, '']);
    expect(headers).toMatchObject({ location: 'lists', 'set-cookie': 'a=1' });
    expect(headers).not.toHaveProperty('content-type');
  });

  it('keeps the headers that protect a page, with a form and without', () => {
    for (const hasForm of [true, false])
      expect(send({ status: 200, text: 'a', hasForm }).headers).toHaveProperty('content-security-policy');
  });
});
