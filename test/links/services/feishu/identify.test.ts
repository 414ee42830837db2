import { describeIdentities } from '../describe-identities.ts';

describeIdentities('feishu', {
  things: [
    ['url:https://abc123.feishu.cn/docx/AbCd', 'https://abc123.feishu.cn/docx/AbCd', 'http://abc123.feishu.cn/docx/AbCd#heading'],
    ['url:https://abc123.feishu.cn/wiki/AbCd?table=tbl1&view=vew1', 'https://abc123.feishu.cn/wiki/AbCd?table=tbl1&view=vew1'],
    ['url:https://abc.larksuite.com/base/AbCd', 'https://abc.larksuite.com/base/AbCd'],
    ['url:https://abc.larkoffice.com/sheets/AbCd', 'https://abc.larkoffice.com/sheets/AbCd'],
    ['url:https://feishu.cn/docs/doccnAbc', 'https://feishu.cn/docs/doccnAbc'],
  ],
  apart: [['https://a.feishu.cn/wiki/AbCd?table=1', 'https://a.feishu.cn/wiki/AbCd?table=2']],
  others: [
    'https://www.feishu.cn/',
    'https://www.feishu.cn/content/article',
    'https://open.feishu.cn/document/home',
    'https://notfeishu.cn/docx/AbCd',
  ],
});
