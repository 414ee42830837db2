import { describeIdentities } from '../describe-identities.ts';

describeIdentities('hugging-face', {
  things: [
    [
      'hugging-face:datasets/owner/name',
      'https://huggingface.co/datasets/owner/name',
      'https://hf.co/datasets/Owner/Name',
      'https://hf-mirror.com/datasets/owner/name/tree/main',
    ],
    [
      'hugging-face:models/owner/name',
      'https://huggingface.co/owner/name',
      'https://huggingface.co/owner/name/?library=transformers',
      'https://hf-mirror.com/owner/name',
      'https://www.huggingface.co/owner/name#usage',
    ],
    ['hugging-face:spaces/owner/name', 'https://huggingface.co/spaces/owner/name', 'https://hf.co/spaces/owner/name/tree/main'],
  ],
  parts: [
    ['https://huggingface.co/owner/name/blob/main/config.json', 'hugging-face:models/owner/name/blob/main/config.json'],
    [
      'https://huggingface.co/datasets/owner/name/resolve/main/x.json?download=true',
      'hugging-face:datasets/owner/name/resolve/main/x.json',
    ],
    ['https://huggingface.co/datasets/owner/name/viewer?config=x', 'hugging-face:datasets/owner/name/viewer?config=x'],
    [
      'https://huggingface.co/datasets/owner/name/tree/refs%2Fconvert%2Fparquet',
      'hugging-face:datasets/owner/name/tree/refs/convert/parquet',
    ],
  ],
  apart: [
    ['https://huggingface.co/datasets/a/b', 'https://huggingface.co/a/b'],
    ['https://huggingface.co/datasets/a/b', 'https://huggingface.co/spaces/a/b'],
    ['https://huggingface.co/datasets/a/b/viewer?config=x', 'https://huggingface.co/datasets/a/b/viewer?config=y'],
    ['https://huggingface.co/a/b/tree/main', 'https://huggingface.co/a/b/tree/next'],
  ],
  others: [
    'https://huggingface.co/models?other=x',
    'https://huggingface.co/docs/transformers/index',
    'https://huggingface.co/blog/a/b',
    'https://huggingface.co/collections/a/b-0123',
    // Where documentation and a course once were; both forward.
    'https://huggingface.co/transformers/model_doc/bert.html',
    'https://huggingface.co/deep-rl-course/unit4/introduction',
    'https://huggingface.co/kernels/a/b',
    // A repository of the first years, which has no owner in its address.
    'https://huggingface.co/bert-base-uncased',
    'https://huggingface.co/gpt2/blob/main/config.json',
    'https://huggingface.co/datasets/squad',
    'https://discuss.huggingface.co/t/x/1',
  ],
});
