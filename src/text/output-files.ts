/**
 * Files by whose names outputs and the facts about repositories are written. Nothing parses them
 * deeply, so they may be larger than the YAML of an entry.
 */
export const isOutputFile = (path: string): boolean => /\.(?:md|markdown|txt|json|jsonld|csv|bib|xml|atom)$/i.test(path);

/**
 * Bytes of such a file that are read: the README of 100,000 entries has 30 MB. A file that we write
 * and could not read again would stop all later updates.
 */
export const maxOutputBytes = 48 * 1024 * 1024;
