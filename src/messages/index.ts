/**
 * Every text that a person reads, in one folder for each language.
 *
 * `en/` is the interface, and a catalogue that lacks a text does not compile.
 * `docs/development/adding-a-language.md` says how to add one. Code passes codes and plain values,
 * and markup stays outside.
 */

export type { Messages } from './messages.ts';
export { getAllMessages, getMessages, languages, replaceCatalogues } from './registry.ts';
