/** What an operator of the bot reads in a terminal. */
export const setup = {
  register: ({ url }: { url: string }) =>
    `Register a GitHub App at ${url}. This writes .env in this folder. Then stop this command and run listkeeper start.`,
  listening: ({ url }: { url: string }) => `listening for webhooks on ${url}`,
  stopping: ({ signal }: { signal: string }) => `${signal}: stopping, waiting for running jobs`,
};
