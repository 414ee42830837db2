/** What the bot's HTTP server says. */
export const bot = {
  description: 'A bot for curated lists',
  notFound: 'Not found.',
  webhookReplies: {
    accepted: 'Accepted.',
    known: 'Already received.',
    'no-headers': 'X-GitHub-Event or X-GitHub-Delivery is missing.',
    'not-json': 'The body isn’t valid JSON.',
    interrupted: 'The request was interrupted.',
    unsigned: 'X-Hub-Signature-256 is missing.',
    'bad-signature': 'The signature doesn’t match the webhook secret.',
    'not-post': 'Send webhooks with POST.',
    'too-large': 'The payload is larger than 25 MB.',
    'bad-content-type': 'Set the webhook’s content type to application/json.',
    unavailable: 'The job queue can’t be written. GitHub keeps this delivery; it’s asked for again.',
  },
  metrics: {
    deliveries: 'Webhooks received.',
    redeliveries: 'Failed webhooks that GitHub was asked to send again.',
    jobRuns: 'Runs of jobs by outcome; "again" will be retried.',
    jobs: 'Jobs in the queue now.',
    workerExits: 'Worker processes that stopped unexpectedly.',
    requests: 'Requests to GitHub by status.',
    rateLimit: 'Requests left under the lowest current rate limit.',
    lastSweep: 'When all repositories were last swept.',
    oldestDueJob: 'How long the job that waits longest has been due.',
  },
};
