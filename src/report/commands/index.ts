/**
 * Replies to commands in comments, and the pull requests that commands make.
 */

export {
  type FixOutcome,
  formatClosedReply,
  formatCredentialsReply,
  formatDuplicateReply,
  formatFixedReply,
  formatFixNotWritableReply,
  formatFixPullRequest,
  formatHelpReply,
  formatIgnorePullRequest,
  formatLinkReply,
  formatNothingToFixReply,
  formatNotReopenedReply,
  formatPreviewReply,
  formatQuotaReply,
  formatSettingsNotEditableReply,
  formatTooLargeReply,
  formatUnknownIdReply,
  type LinkReply,
} from './replies.ts';
