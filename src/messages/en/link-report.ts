import { pluralize } from '../../text/language/plural.ts';

/** A check of links as Markdown, JUnit XML or SARIF. */
export const linkReport = () => ({
  headline: {
    allWell: (total: number) => `${pluralize(total, 'link')}, none broken`,
    broken: (broken: number, total: number) => `${broken} of ${pluralize(total, 'link')} ${broken === 1 ? 'is' : 'are'} broken`,
  },
  count: (count: number, verdict: string) => `${count} ${verdict}`,
  effort: (requests: number, seconds: string) => `${pluralize(requests, 'request')}, ${seconds} s`,
  columns: { link: 'link', location: 'where', reason: 'reason' },
  moved: 'Moved: use the new address',
  doubtful: 'Please check',
  unjudged: 'Couldn’t be checked: no action needed',
  moreLocations: (total: number) => ` and ${total - 1} more`,
  newAddress: (url: string) => `now at ${url}`,
  offline: 'Links weren’t checked: no network connection.',
  partlyOffline: (unchecked: number, total: number) =>
    `${unchecked} of ${pluralize(total, 'link')} ${unchecked === 1 ? 'wasn’t' : 'weren’t'} checked: no network connection.`,
  noFile: 'addresses',
  rules: {
    'link-broken': {
      text: 'Broken link',
      description: 'The link is dead or its content is gone: readers get an error page or nothing.',
      help: 'Use another address, remove the link, or accept the status with --accept.',
    },
    'link-moved': {
      text: 'Moved link',
      description: 'The link permanently redirects to a new address. The old address may stop working.',
      help: 'Use the new address.',
    },
    'link-look': {
      text: 'Doubtful link',
      description: 'It’s unclear whether the link works. Please check it by hand.',
      help: 'Open the link: it may have timed out, require a login, or show something else.',
    },
  },
});
