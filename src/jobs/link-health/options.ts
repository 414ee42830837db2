/** How one run over the links of a list differs from the usual one. */
export interface LinkHealthOptions {
  /** Text of the history so far. Default: the one on the branch `listkeeper/health`. */
  history?: string;
  /** Check every link, due or not. */
  all?: boolean;
  /** Show checkboxes in the issue and act on them. Default: where commands are handled. */
  boxes?: boolean;
  /** Check only the links whose “check again” box is ticked. */
  ticked?: boolean;
  /** Keys of boxes to ignore: somebody without write access ticked them. */
  excludedBoxes?: ReadonlySet<string>;
  /** Ticks that an edit of ours overwrote, as actions and keys of links. */
  restored?: readonly string[];
  /** Identities of links to snooze, as asked for by a command. */
  snoozed?: readonly string[];
}
