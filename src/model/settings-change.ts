/** What a pull request changes in the settings, as data. Values come from strangers. */
export interface SettingsChange {
  changes: ChangedSetting[];
  /** Files that Listkeeper would generate from then on, and did not before. */
  newOutputs: { file: string; exists: boolean }[];
  /** Whether its author may change the settings without anybody's consent. */
  isByMaintainer: boolean;
}

/** One setting, or what a list gains and loses. */
export type ChangedSetting =
  | { name: string; before: SettingValue; after: SettingValue }
  | { name: string; added: string[]; removed: string[] };

/** Undefined where there is no value and no default. */
export type SettingValue = boolean | number | string | undefined;
