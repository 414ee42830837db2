import type { Language } from '../../model/language.ts';
import { escapeInline, toPlainText } from '../../text/escape-markdown.ts';
import { githubLimits } from '../markdown/index.ts';

/** Words of checks that end otherwise than by a review. In both languages, since settings may not have been read. */

export interface CheckOutput {
  title: string;
  /** Markdown. */
  summary: string;
  annotations: [];
}

/** A commit that is no longer what a pull request, or the default branch, leads to. */
export function buildSupersededCheck(): CheckOutput {
  return {
    title: 'Superseded: there is a newer commit · 已有更新的提交',
    summary: joinParagraphs(
      'No open pull request has this commit as its head any more. The verdict stands at the newer one.',
      '此提交已不是任何开放的合并请求的最新提交，结论见更新的提交。',
    ),
    annotations: [],
  };
}

/** The outputs of a commit whose check was asked for again, and nothing is wrong with them now. */
export function buildUpToDateCheck(): CheckOutput {
  return {
    title: 'Nothing keeps the outputs from being written · 生成的文件没有问题',
    summary: joinParagraphs(
      'The generated files of the default branch are up to date, or are being brought up to date.',
      '默认分支上生成的文件已是最新，或正在更新。',
    ),
    annotations: [],
  };
}

/** Under the verdict on a commit that a merge queue made: what it is about. */
export function formatMergeGroupNote(language: Language): string {
  return language === 'zh'
    ? '此为合并队列产生的提交：其带入的条目已合在一起检查；链接已在各自的合并请求中检查，此处不再访问。'
    : 'This is a commit of the merge queue: what it brings to the list was reviewed together. Links were looked at on the pull requests and are not asked again here.';
}

/** A commit that a merge queue made and that could not be reviewed as a whole. */
export function buildUnreviewedMergeGroupCheck(): CheckOutput {
  return {
    title: 'Not reviewed together · 未合并检查',
    summary: joinParagraphs(
      'Nothing was looked at here: the group is too large, or GitHub did not say what it is put on. What stands on each pull request in it holds for that one by itself; that they go together, nobody has checked.',
      '此处未作检查：合并组过大，或 GitHub 未给出其基础提交。各合并请求上的结论仅针对其自身；合并后是否冲突尚未检查。',
    ),
    annotations: [],
  };
}

/**
 * Why there is no verdict, and what a maintainer can do.
 * @param message what went wrong, and `remedy` what to do about it, where they are known.
 */
export function buildFailedJobCheck(
  job: 'review' | 'publish',
  reason: { message: string; remedy: string } | undefined,
): CheckOutput {
  const zh = job === 'review' ? '未能完成检查' : '未能写入生成的文件';
  const en = job === 'review' ? 'Could not be reviewed' : 'The outputs could not be written';
  const why = reason
    ? [escapeInline(reason.message, 600), reason.remedy].filter(Boolean).join('\n\n')
    : 'Something went wrong on the side of Listkeeper; its log says what.';
  return {
    title: toPlainText(`${en} · ${zh}`, githubLimits.title),
    summary: joinParagraphs(
      why,
      'Once that is mended, press “Re-run”, or push again. · 解决之后，请点击 “Re-run”，或重新推送。',
      job === 'review' ? 'This says nothing about the entries. · 这与条目本身无关。' : '',
    ),
    annotations: [],
  };
}

/**
 * A comment, as Markdown, for whoever sent in an entry or ticked a box of the link-health issue, and nothing could be done about it.
 * @param reason as of `givenUpWords`.
 */
export function formatFailedRequestComment(
  job: 'submit' | 'remedy',
  reason: { message: string; remedy: string } | undefined,
): string {
  const entry = 'Thank you for this entry. It could not be taken in yet; nothing is wrong with what you wrote.';
  const { why, en, zh } = {
    submit: {
      why: entry,
      en: 'Once that is mended, edit this issue, and it is looked at again.',
      zh: '感谢推荐！暂时未能处理，并非填写有误。问题解决后，编辑本议题即会重新处理。',
    },
    remedy: {
      why: 'What was ticked here could not be done yet.',
      en: 'Once that is mended, untick the box and tick it again.',
      zh: '勾选的修改暂时未能执行。问题解决后，请取消勾选再重新勾选。',
    },
  }[job];
  const known = reason
    ? [escapeInline(reason.message, 600), reason.remedy].filter(Boolean).join('\n\n')
    : 'Something went wrong on the side of Listkeeper; its log says what.';
  return joinParagraphs(why, known, en, zh);
}

/** What the comment of `wishGivenUp` about ticked boxes says, as Markdown, once they have been done. */
export function formatRecoveredRequestComment(): string {
  return joinParagraphs(
    'What was ticked here could not be done for a while. That is over: each box above says what has become of it.',
    '勾选的修改曾一度未能执行，现已恢复。处理结果见上方各选项。',
  );
}

/** A verdict that GitHub would not take with everything that belongs to it. */
export function buildCheckWithoutAnnotations(title: string): CheckOutput {
  return {
    title: toPlainText(title, githubLimits.title),
    summary: joinParagraphs(
      'GitHub did not take the marks at the lines. The findings stand in the comment on the pull request.',
      'GitHub 未接受逐行标注，具体问题见合并请求中的评论。',
    ),
    annotations: [],
  };
}

const joinParagraphs = (...all: string[]) => all.filter(Boolean).join('\n\n');
