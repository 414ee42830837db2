import { classifyRefusal, createHubCheck, createUnreadableVerdict, createVerdict } from '../shared/index.ts';

/** Kaggle `api/v1/datasets/view/{owner}/{slug}`: 200 and 404 count, 403 and 429 are walls. Competitions have only their page, a shell. */
export const check = createHubCheck({
  name: 'kaggle',
  asked: 'kaggle api',
  repositoryDepth: 3,
  createApiUrl: ([kind, owner, slug]) =>
    kind === 'datasets' ? `https://www.kaggle.com/api/v1/datasets/view/${owner}/${slug}` : undefined,
  classifyResponse(response) {
    const asked = 'kaggle api';
    const evidence = { asked, status: response.status };
    if (response.status === 200) return createVerdict('alive', 'ok', evidence);
    if (response.status === 404) return createVerdict('gone', 'not-found', evidence);
    return classifyRefusal(response, asked) ?? createUnreadableVerdict(response, asked);
  },
});
