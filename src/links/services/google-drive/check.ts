import { classifyRefusal, createFileShareCheck, createUnreadableVerdict, createVerdict } from '../shared/index.ts';

/** Google Drive by the page of the file or folder: 404 means gone, 401 and 403 are private. */
export const check = createFileShareCheck('google-drive', {
  createRequest: (_id, target) => ({ url: target.identity.url, maxBodyBytes: 256 * 1024 }),
  classifyResponse(response, asked) {
    const evidence = { asked, status: response.status };
    const page = new TextDecoder().decode(response.body);
    if (response.status === 404) return createVerdict('gone', 'not-found', evidence);
    if (response.status === 403 || response.status === 401) return createVerdict('restricted', 'private-or-missing', evidence);
    if (/(?:^|\.)accounts\.google\.com$/.test(new URL(response.url).hostname))
      return createVerdict('restricted', 'login', { ...evidence, finalUrl: response.url });
    if (response.status !== 200) return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
    const marker = ['fileName', 'QUOTA_EXCEEDED', 'itemJson', 'og:title'].find((text) => page.includes(text));
    return marker === undefined
      ? createVerdict('unknown', 'ambiguous', evidence)
      : createVerdict('alive', 'ok', { ...evidence, marker });
  },
});
