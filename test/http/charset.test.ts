import { describe, expect, it } from 'vitest';
import { decodeResponseText } from '../../src/http/charset.ts';
import fc from '../seeded-fast-check.ts';

/** 「中文数据」 in GBK, and 「㐂」, which only GB18030 has. */
const gbk = Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0xca, 0xfd, 0xbe, 0xdd]);
const four = Buffer.from([0x81, 0x39, 0xee, 0x39]);

function decodeWithContentType(body: Uint8Array, contentType?: string): string {
  return decodeResponseText({ body, headers: contentType === undefined ? {} : { 'content-type': contentType } });
}

describe('decodeResponseText', () => {
  it.each(['text/html; charset=gbk', 'text/html;charset="GB2312"', 'text/html; charset=gb18030'])('decodes %s', (type) => {
    expect(decodeWithContentType(gbk, type)).toBe('中文数据');
  });

  it('decodes GB2312 as GB18030', () => {
    expect(decodeWithContentType(four, 'text/html; charset=gb2312')).toHaveLength(1);
    expect(decodeWithContentType(four, 'text/html; charset=gb2312')).not.toBe('\uFFFD');
  });

  it.each([
    '<meta charset=gbk>',
    '<META http-equiv="Content-Type" content="text/html; charset=gb2312">',
    '<?xml version="1.0" encoding="gb2312"?>',
  ])('uses the charset declared by %s', (declaration) => {
    expect(decodeWithContentType(Buffer.concat([Buffer.from(declaration), gbk]), 'text/html')).toBe(`${declaration}中文数据`);
  });

  it('prefers a byte order mark to the header, and the header to the page', () => {
    expect(decodeWithContentType(Buffer.from('\uFEFF中文'), 'text/html; charset=gbk')).toBe('中文');
    expect(decodeWithContentType(Buffer.from('<meta charset=gbk>中文'), 'text/html; charset=utf-8')).toBe(
      '<meta charset=gbk>中文',
    );
    expect(decodeWithContentType(Buffer.from([0xff, 0xfe, 0x2d, 0x4e]))).toBe('中');
  });

  it('guesses without a declaration, also for a truncated body', () => {
    expect(decodeWithContentType(Buffer.from('中文数据'))).toBe('中文数据');
    expect(decodeWithContentType(gbk)).toBe('中文数据');
    expect(decodeWithContentType(Buffer.from('中文数据').subarray(0, -1)).startsWith('中文数')).toBe(true);
    expect(decodeWithContentType(Buffer.from('caf\xe9 noir', 'latin1'))).toBe('café noir');
  });

  it('ignores an unknown charset', () => {
    expect(decodeWithContentType(Buffer.from('中文'), 'text/html; charset=klingon')).toBe('中文');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.option(fc.string(), { nil: undefined }), (body, type) => {
        expect(typeof decodeWithContentType(body, type)).toBe('string');
      }),
    );
  });
});
