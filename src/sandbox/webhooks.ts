/** One attempt to tell the bot something. */
export interface Delivery {
  id: number;
  /** `X-GitHub-Delivery`; a redelivery keeps it. */
  guid: string;
  event: string;
  action: string | null;
  payload: Record<string, unknown>;
  redelivery: boolean;
  deliveredAt: number;
  /** Seconds. */
  duration: number;
  /** `OK`, or what went wrong. */
  status: string;
  /** 0 when nobody answered. */
  statusCode: number;
  requestHeaders: Record<string, string>;
  responseHeaders: Record<string, string>;
  responseBody: string;
}
