/** A request as it is sent. */
export interface RawRequest {
  method: 'GET' | 'HEAD' | 'POST';
  /** Path and query; an absolute URL when a proxy reads it. */
  path: string;
  /** Its host, with its port. */
  host: string;
  /** The other headers. Requests with the same object have the same headers. */
  headers: Readonly<Record<string, string>>;
  body?: string;
}

/** Ends the exchange in progress; its connection is destroyed. */
export interface ExchangeController {
  abort(reason: Error): void;
}

/** Header values by lower-case name; a list where a name came more than once. */
export type ResponseHeaders = Record<string, string | string[] | undefined>;

/** Receives one response as it arrives. undici's client calls a handler in the same way. */
export interface ResponseHandler {
  onRequestStart(controller: ExchangeController): void;
  /** An interim response (1xx) may come before the final one. */
  onResponseStart(controller: ExchangeController, status: number, headers: ResponseHeaders): void;
  onResponseData(controller: ExchangeController, chunk: Buffer): void;
  onResponseEnd(): void;
  onResponseError(controller: ExchangeController, error: Error): void;
}

/** Sends requests over one open connection, one at a time. */
export interface ExchangeClient {
  /** @throws for a request that cannot be sent, such as one with a line break in a header. */
  dispatch(request: RawRequest, handler: ResponseHandler): void;
  /** Closes the connection. A request in progress fails with `error`. */
  destroy(error: Error): void;
}
