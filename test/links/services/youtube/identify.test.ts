import { describeIdentities } from '../describe-identities.ts';

describeIdentities('youtube', {
  things: [
    [
      'youtube:dQw4w9WgXcQ',
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1&t=5',
      'https://youtu.be/dQw4w9WgXcQ?t=5',
      'https://m.youtube.com/watch?v=dQw4w9WgXcQ',
      'https://music.youtube.com/watch?v=dQw4w9WgXcQ',
      'https://www.youtube.com/embed/dQw4w9WgXcQ',
      'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
      'https://www.youtube.com/shorts/dQw4w9WgXcQ',
      'https://youtube.com/live/dQw4w9WgXcQ?feature=share',
      'https://www.youtube.com/v/dQw4w9WgXcQ&hl=en&fs=1',
      'https://www.youtube.com/watch/dQw4w9WgXcQ',
      'https://www.youtube.com/attribution_link?a=x&u=%2Fwatch%3Fv%3DdQw4w9WgXcQ',
    ],
    [
      'youtube:playlist/PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf',
      'https://www.youtube.com/playlist?list=PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf',
      'https://music.youtube.com/playlist?list=PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf',
      'https://www.youtube.com/embed/videoseries?list=PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf',
    ],
    ['url:https://youtube.com/@name', 'https://www.youtube.com/@name'],
    ['url:https://youtube.com/channel/UCabc', 'https://www.youtube.com/channel/UCabc'],
    ['url:https://youtu.be/short', 'https://youtu.be/short'],
    ['url:https://youtube.com/attribution_link?u=%2F%2F%5B', 'https://www.youtube.com/attribution_link?u=%2F%2F%5B'],
  ],
  apart: [['https://youtu.be/dQw4w9WgXcQ', 'https://youtu.be/dQw4w9WgXcq']],
  others: ['https://studio.youtube.com/video/dQw4w9WgXcQ', 'https://notyoutube.com/watch?v=dQw4w9WgXcQ'],
});
