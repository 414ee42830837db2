import { describeIdentities } from '../describe-identities.ts';

describeIdentities('kaggle', {
  things: [
    [
      'kaggle:datasets/owner/slug',
      'https://www.kaggle.com/datasets/owner/slug',
      'https://kaggle.com/datasets/Owner/slug/data',
      'https://www.kaggle.com/datasets/owner/slug?select=x.csv',
      'https://www.kaggle.com/datasets/owner/slug/versions/3',
    ],
    [
      'kaggle:competitions/titanic',
      'https://www.kaggle.com/competitions/titanic',
      'https://www.kaggle.com/c/titanic',
      'https://www.kaggle.com/c/titanic/overview/evaluation',
      'https://www.kaggle.com/competitions/titanic/data?select=train.csv',
    ],
  ],
  parts: [
    ['https://www.kaggle.com/competitions/titanic/leaderboard', 'kaggle:competitions/titanic/leaderboard'],
    ['https://www.kaggle.com/datasets/owner/slug/discussion/2', 'kaggle:datasets/owner/slug/discussion/2'],
  ],
  apart: [
    ['https://www.kaggle.com/competitions/x/discussion/1', 'https://www.kaggle.com/competitions/x/discussion/2'],
    ['https://www.kaggle.com/datasets/a/b', 'https://www.kaggle.com/datasets/a/b/discussion/2'],
  ],
  others: [
    'https://www.kaggle.com/datasets',
    'https://www.kaggle.com/datasets/owner',
    'https://www.kaggle.com/competitions?hostSegmentIdFilter=5',
    // A notebook, or a dataset as it was linked in the first years.
    'https://www.kaggle.com/owner/slug',
    'https://www.kaggle.com/code/owner/slug',
    'https://inclass.kaggle.com/c/slug',
  ],
});
