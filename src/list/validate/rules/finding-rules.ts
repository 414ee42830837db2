import type { FindingCode } from '../../../model/finding.ts';
import { badAddress } from './bad-address.ts';
import { badLicense } from './bad-license.ts';
import { borrowedBadge } from './borrowed-badge.ts';
import { codeMismatch } from './code-mismatch.ts';
import { codeMisplaced } from './code-misplaced.ts';
import { codeMissing } from './code-missing.ts';
import { codeNotText } from './code-not-text.ts';
import { duplicateId } from './duplicate-id.ts';
import { duplicateIdentity } from './duplicate-identity.ts';
import { duplicateKey } from './duplicate-key.ts';
import { duplicateLink } from './duplicate-link.ts';
import { duplicateTitle } from './duplicate-title.ts';
import { editedFacts } from './edited-facts.ts';
import { editedOutput } from './edited-output.ts';
import { empty } from './empty.ts';
import { factsBroken } from './facts-broken.ts';
import { fileName } from './file-name.ts';
import { fileRefused } from './file-refused.ts';
import { identifierMismatch } from './identifier-mismatch.ts';
import { insecureAddress } from './insecure-address.ts';
import { invisibleCharacter } from './invisible-character.ts';
import { itemForm } from './item-form.ts';
import { itemOrder } from './item-order.ts';
import { listMissing } from './list-missing.ts';
import { listRefused } from './list-refused.ts';
import { malformed } from './malformed.ts';
import { mirrorLicense } from './mirror-license.ts';
import { missingField } from './missing-field.ts';
import { mixedPunctuation } from './mixed-punctuation.ts';
import { noFacts } from './no-facts.ts';
import { noLinks } from './no-links.ts';
import { notAccepted } from './not-accepted.ts';
import { notAllowed } from './not-allowed.ts';
import { notAnEntry } from './not-an-entry.ts';
import { oldAddress } from './old-address.ts';
import { outputStale } from './output-stale.ts';
import { placeholder } from './placeholder.ts';
import { repeatedItem } from './repeated-item.ts';
import type { FindingRule } from './rule.ts';
import { sameName } from './same-name.ts';
import { settingsRefused } from './settings-refused.ts';
import { settingsSyntax } from './settings-syntax.ts';
import { sharedPaper } from './shared-paper.ts';
import { sizeSum } from './size-sum.ts';
import { spacing } from './spacing.ts';
import { templateBroken } from './template-broken.ts';
import { tooLong } from './too-long.ts';
import { unknownField } from './unknown-field.ts';
import { unknownRelation } from './unknown-relation.ts';
import { unknownSection } from './unknown-section.ts';
import { volatileAddress } from './volatile-address.ts';
import { wrongRole } from './wrong-role.ts';
import { wrongType } from './wrong-type.ts';
import { yamlRefused } from './yaml-refused.ts';
import { yamlSyntax } from './yaml-syntax.ts';
import { zoneBroken } from './zone-broken.ts';

/**
 * The rule of every finding code, in the order of the documentation. The type requires all codes.
 */
export const findingRules: { [Code in FindingCode]: FindingRule<Code> } = {
  'yaml-syntax': yamlSyntax,
  'yaml-refused': yamlRefused,
  'duplicate-key': duplicateKey,
  'not-an-entry': notAnEntry,
  'unknown-field': unknownField,
  'missing-field': missingField,
  'wrong-type': wrongType,
  'not-allowed': notAllowed,
  malformed,
  'too-long': tooLong,
  empty,
  'code-not-text': codeNotText,
  'code-missing': codeMissing,
  'code-mismatch': codeMismatch,
  'code-misplaced': codeMisplaced,
  'bad-address': badAddress,
  'volatile-address': volatileAddress,
  'insecure-address': insecureAddress,
  'old-address': oldAddress,
  'wrong-role': wrongRole,
  'no-links': noLinks,
  'unknown-section': unknownSection,
  'unknown-relation': unknownRelation,
  'duplicate-id': duplicateId,
  'duplicate-identity': duplicateIdentity,
  'duplicate-link': duplicateLink,
  'duplicate-title': duplicateTitle,
  'shared-paper': sharedPaper,
  'same-name': sameName,
  'bad-license': badLicense,
  'borrowed-badge': borrowedBadge,
  'mirror-license': mirrorLicense,
  'size-sum': sizeSum,
  'repeated-item': repeatedItem,
  placeholder,
  spacing,
  'mixed-punctuation': mixedPunctuation,
  'invisible-character': invisibleCharacter,
  'item-form': itemForm,
  'item-order': itemOrder,
  'identifier-mismatch': identifierMismatch,
  'not-accepted': notAccepted,
  'settings-syntax': settingsSyntax,
  'settings-refused': settingsRefused,
  'list-missing': listMissing,
  'list-refused': listRefused,
  'edited-output': editedOutput,
  'output-stale': outputStale,
  'zone-broken': zoneBroken,
  'template-broken': templateBroken,
  'edited-facts': editedFacts,
  'facts-broken': factsBroken,
  'no-facts': noFacts,
  'file-refused': fileRefused,
  'file-name': fileName,
};
