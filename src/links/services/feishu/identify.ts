import { createPlainIdentity, getHostWithoutWww, getPathSegments, type UrlMatcher } from '../../url/index.ts';

const documentForms = new Set(
  'base bitable board docs docx drive file folder form mindnotes minutes share sheets slides wiki'.split(' '),
);

/** Documents of Feishu and Lark, each at the host of the team that shares them. */
export const feishuMatcher: UrlMatcher = {
  domains: ['feishu.cn', 'larksuite.com', 'larkoffice.com'],
  match(url, text) {
    const isOurs = /\.(?:feishu\.cn|larksuite\.com|larkoffice\.com)$/.test(`.${getHostWithoutWww(url)}`);
    const [form = ''] = getPathSegments(url);
    return isOurs && documentForms.has(form) ? createPlainIdentity(url, text, 'feishu') : undefined;
  },
};
