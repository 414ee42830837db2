/**
 * Replies to commands in comments, and the pull requests that commands make.
 */

export {
  formatCredentialsReply,
  formatDuplicateReply,
  formatFixNotWritableReply,
  formatFixPullRequest,
  formatHelpReply,
  formatIgnorePullRequest,
  formatNothingToFixReply,
  formatPreviewReply,
  formatQuotaReply,
  formatSettingsNotEditableReply,
  formatTooLargeReply,
  formatUnknownIdReply,
} from './replies.ts';
