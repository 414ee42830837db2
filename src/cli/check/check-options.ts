import type { CommonOptions } from '../terminal/index.ts';
import type { FormatName } from './formats/index.ts';

/** The options of `listkeeper check`. */
export interface CheckOptions extends Omit<CommonOptions, 'format'> {
  format: FormatName;
  include: string[];
  exclude: string[];
  accept: string[];
  allowAddress: string[];
  maxPerHost?: number;
  /** Seconds for one request. */
  timeout?: number;
  /** Seconds for the whole run. */
  deadline?: number;
  /** File of verdicts of earlier runs. */
  cache?: string;
  /**
   * File of the link history: only links that are due are checked, and one failure is not death.
   */
  history?: string;
  /** Whether what is learned of repositories is written into the facts file of the list. */
  facts?: boolean;
  proxy?: string;
  /** Contact address for the polite pools of Crossref and DataCite. */
  mailto?: string;
  /** Folder where addresses that begin with a slash begin. */
  root?: string;
  offline?: boolean;
}
