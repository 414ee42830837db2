/**
 * The lines by which the settings file of `import` holds the issue form ready, without making it.
 */
const disabledForm = /^(?: {2}# (?!- )[^\n]*\n)? {2}# - file: (\.github\/ISSUE_TEMPLATE\/[^\n]+)\n {2}# {3}language: (\w+)$/m;

/**
 * The settings with the form among the outputs, for a list whose forms are answered. Unchanged
 * where the lines are not there.
 */
export function enableForm(settings: string): string {
  return settings.replace(disabledForm, '  - file: $1\n    language: $2');
}
