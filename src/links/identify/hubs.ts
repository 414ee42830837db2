import { encodePathSegment, getHostWithoutWww, getPathSegments, type Identity, type UrlMatcher } from '../url/index.ts';

/** Places where datasets, models, code and articles are published: Hugging Face, ModelScope, Gitee, Kaggle, Tianchi, WeChat, Zhihu. */

const slugPattern = /^[\w.-]{1,100}$/;

function createHubIdentity(service: string, parts: string[], url: string): Identity {
  const id = parts.join('/');
  return { key: `${service}:${id.toLowerCase()}`, service, id, url };
}

const huggingFaceReservedPaths = new Set(
  'api blog chat collections course docs enterprise inference-api inference-endpoints join learn login models new organizations papers posts pricing privacy settings support tasks terms-of-service'.split(
    ' ',
  ),
);

const huggingFaceMatcher: UrlMatcher = {
  domains: ['huggingface.co', 'hf.co', 'hf-mirror.com'],
  match(url) {
    if (!/^(?:huggingface\.co|hf\.co|hf-mirror\.com)$/.test(getHostWithoutWww(url))) return undefined;
    const parts = getPathSegments(url);
    const kind = parts[0] === 'datasets' || parts[0] === 'spaces' ? parts[0] : 'models';
    const [owner, name, ...rest] = kind === 'models' ? parts : parts.slice(1);
    if (!owner || !name || huggingFaceReservedPaths.has(owner) || !slugPattern.test(owner) || !slugPattern.test(name))
      return undefined;
    const prefix = kind === 'models' ? '' : `${kind}/`;
    const own = rest.length === 0 || (rest[0] === 'tree' && rest.length === 2 && rest[1] === 'main');
    const path = own ? [] : rest;
    const address = `https://huggingface.co/${prefix}${[owner, name, ...path].map(encodePathSegment).join('/')}`;
    if (path.length === 0) return createHubIdentity('hugging-face', [kind, owner, name], address);
    const id = [kind, owner, name, ...path].join('/');
    return {
      key: `hugging-face:${kind}/${owner.toLowerCase()}/${name.toLowerCase()}/${path.join('/')}`,
      service: 'hugging-face',
      id,
      url: address,
    };
  },
};

const modelScopeMatcher: UrlMatcher = {
  domains: ['modelscope.cn', 'modelscope.ai'],
  match(url) {
    if (!/^modelscope\.(?:cn|ai)$/.test(getHostWithoutWww(url))) return undefined;
    const [kind, space, name] = getPathSegments(url);
    if ((kind !== 'models' && kind !== 'datasets') || !space || !name || !slugPattern.test(space) || !slugPattern.test(name))
      return undefined;
    return createHubIdentity('modelscope', [kind, space, name], `https://${getHostWithoutWww(url)}/${kind}/${space}/${name}`);
  },
};

const giteeReservedPaths = new Set(
  'api education enterprises explore help login organizations search signup topics users'.split(' '),
);

const giteeMatcher: UrlMatcher = {
  domains: ['gitee.com'],
  match(url) {
    if (getHostWithoutWww(url) !== 'gitee.com') return undefined;
    const [owner, second, form, ...rest] = getPathSegments(url);
    const name = second?.replace(/\.git$/i, '');
    if (!owner || !name || giteeReservedPaths.has(owner) || !slugPattern.test(owner) || !slugPattern.test(name)) return undefined;
    const own = form === undefined || (form === 'tree' && rest.length === 1 && rest[0] === 'master');
    if (own) return createHubIdentity('gitee', [owner, name], `https://gitee.com/${owner}/${name}`);
    const path = [form, ...rest];
    const key = `gitee:${owner.toLowerCase()}/${name.toLowerCase()}/${path.join('/')}`;
    return {
      key,
      service: 'gitee',
      id: [owner, name, ...path].join('/'),
      url: `https://gitee.com/${[owner, name, ...path].map(encodePathSegment).join('/')}`,
    };
  },
};

const kaggleMatcher: UrlMatcher = {
  domains: ['kaggle.com'],
  match(url) {
    if (getHostWithoutWww(url) !== 'kaggle.com') return undefined;
    const [kind, first, second] = getPathSegments(url);
    if (kind === 'datasets' && first && second && slugPattern.test(first) && slugPattern.test(second)) {
      return createHubIdentity('kaggle', ['datasets', first, second], `https://www.kaggle.com/datasets/${first}/${second}`);
    }
    if ((kind === 'c' || kind === 'competitions') && first && slugPattern.test(first)) {
      return createHubIdentity('kaggle', ['competitions', first], `https://www.kaggle.com/competitions/${first}`);
    }
    return undefined;
  },
};

/** Tianchi: `dataset/dataDetail?dataId=N` is `/dataset/N`; the pages of one competition are one competition. */
const tianchiMatcher: UrlMatcher = {
  domains: ['aliyun.com'],
  match(url) {
    if (getHostWithoutWww(url) !== 'tianchi.aliyun.com') return undefined;
    const [kind, form, number] = getPathSegments(url);
    const dataset = kind === 'dataset' ? (form === 'dataDetail' ? url.searchParams.get('dataId') : form) : undefined;
    if (dataset && /^\d{1,9}$/.test(dataset))
      return createHubIdentity('tianchi', ['dataset', dataset], `https://tianchi.aliyun.com/dataset/${dataset}`);
    if (kind === 'competition' && form === 'entrance' && number && /^\d{1,9}$/.test(number)) {
      return createHubIdentity(
        'tianchi',
        ['competition', number],
        `https://tianchi.aliyun.com/competition/entrance/${number}/introduction`,
      );
    }
    return undefined;
  },
};

/** Kesci became Heywhale; `home/dataset/ID/document` and `mw/dataset/ID` are one dataset. */
const heywhaleMatcher: UrlMatcher = {
  domains: ['kesci.com', 'heywhale.com'],
  match(url) {
    if (!/^(?:kesci|heywhale)\.com$/.test(getHostWithoutWww(url))) return undefined;
    const [place, kind, id] = getPathSegments(url);
    if (
      (place !== 'home' && place !== 'mw') ||
      !kind ||
      !/^(?:dataset|project|competition)$/.test(kind) ||
      !/^[0-9a-f]{24}$/.test(id ?? '')
    )
      return undefined;
    return createHubIdentity('heywhale', [kind, id ?? ''], `https://www.heywhale.com/${place}/${kind}/${id}`);
  },
};

/** WeChat articles: a short id, or account, message, place and signature; the other parameters only say who shared it. */
const wechatMatcher: UrlMatcher = {
  domains: ['qq.com'],
  match(url) {
    if (getHostWithoutWww(url) !== 'mp.weixin.qq.com') return undefined;
    const [form, short] = getPathSegments(url);
    if (form !== 's') return undefined;
    if (short && /^[\w-]{10,40}$/.test(short)) {
      return { key: `wechat:${short}`, service: 'wechat', id: short, url: `https://mp.weixin.qq.com/s/${short}` };
    }
    const wanted = ['__biz', 'mid', 'idx', 'sn'] as const;
    const values = wanted.map((name) => url.searchParams.get(name) ?? '');
    if (short !== undefined || values.some((value) => !/^[\w=+/-]{1,64}$/.test(value))) return undefined;
    const query = wanted.map((name, place) => `${name}=${encodePathSegment(values[place] ?? '')}`).join('&');
    return {
      key: `wechat:${values.join('/')}`,
      service: 'wechat',
      id: values.join('/'),
      url: `https://mp.weixin.qq.com/s?${query}`,
    };
  },
};

const zhihuMatcher: UrlMatcher = {
  domains: ['zhihu.com'],
  match(url) {
    const host = getHostWithoutWww(url);
    const parts = getPathSegments(url);
    if (host === 'zhuanlan.zhihu.com' && parts[0] === 'p' && /^\d+$/.test(parts[1] ?? '')) {
      return createHubIdentity('zhihu', ['p', parts[1] ?? ''], `https://zhuanlan.zhihu.com/p/${parts[1]}`);
    }
    if (host !== 'zhihu.com' || parts[0] !== 'question' || !/^\d+$/.test(parts[1] ?? '')) return undefined;
    const answer = parts[2] === 'answer' && /^\d+$/.test(parts[3] ?? '') ? ['answer', parts[3] ?? ''] : [];
    const path = ['question', parts[1] ?? '', ...answer];
    return createHubIdentity('zhihu', path, `https://www.zhihu.com/${path.join('/')}`);
  },
};

export const hubMatchers: UrlMatcher[] = [
  huggingFaceMatcher,
  modelScopeMatcher,
  giteeMatcher,
  kaggleMatcher,
  tianchiMatcher,
  heywhaleMatcher,
  wechatMatcher,
  zhihuMatcher,
];
