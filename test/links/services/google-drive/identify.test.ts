import { describeIdentities } from '../describe-identities.ts';

describeIdentities('google-drive', {
  things: [
    [
      'google-drive:1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8',
      'https://drive.google.com/file/d/1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8/view',
      'https://drive.google.com/file/d/1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8/view?usp=sharing',
      'https://drive.google.com/file/d/1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8/edit',
      'https://drive.google.com/file/u/0/d/1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8/view',
      'https://drive.google.com/a/example.edu/file/d/1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8/view',
      'https://drive.google.com/open?id=1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8',
      'https://drive.google.com/uc?export=download&id=1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8',
      'https://docs.google.com/uc?id=1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8',
      'https://docs.google.com/file/d/1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8/edit',
      'https://drive.usercontent.google.com/download?id=1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8&export=download&confirm=t',
    ],
    [
      'google-drive:0B7EVK8r0v71pTUZsaXdaSnZBZzg',
      'https://drive.google.com/drive/folders/0B7EVK8r0v71pTUZsaXdaSnZBZzg',
      'https://drive.google.com/drive/u/1/folders/0B7EVK8r0v71pTUZsaXdaSnZBZzg?usp=sharing',
      'https://drive.google.com/drive/mobile/folders/0B7EVK8r0v71pTUZsaXdaSnZBZzg',
      'https://drive.google.com/folderview?id=0B7EVK8r0v71pTUZsaXdaSnZBZzg&usp=sharing#list',
      'https://drive.google.com/embeddedfolderview?id=0B7EVK8r0v71pTUZsaXdaSnZBZzg#grid',
    ],
  ],
  others: [
    'https://drive.google.com/drive/my-drive',
    'https://drive.google.com/drive/folders',
    'https://drive.google.com/open',
    'https://drive.google.com/uc?id=short',
    'https://drive.google.com/constructor?id=1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8',
    'https://docs.google.com/spreadsheets/d/1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8/edit#gid=0',
    'https://docs.google.com/document/d/1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8/folders/1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8',
    'https://sites.google.com/file/d/1Jzn1hYwmv0kXkfTeIvNT61Rn1IbRc-o8',
  ],
});
