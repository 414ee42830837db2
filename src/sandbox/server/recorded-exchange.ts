/** One request to the interface and its answer, as a recorder sees them. */
export interface RecordedExchange {
  method: string;
  /** Path under the interface's address, without the query: `/repos/o/r/pulls/1`. */
  path: string;
  query: Record<string, string>;
  requestHeaders: Record<string, string>;
  /** Parsed JSON, or undefined when there was no body. */
  requestBody: unknown;
  status: number;
  responseHeaders: Record<string, string>;
  /** What will be sent as JSON; undefined for other bodies. */
  responseBody: unknown;
  /** True when the answer was made up by `fail`. */
  isInjectedFault: boolean;
}
