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
