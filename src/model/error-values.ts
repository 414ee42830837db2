/** Values of errors that are closed lists: their words are in the catalogues. */

/** What a path given on the command line has to be. */
export type ExpectedPath = 'list' | 'target' | 'markdown';

/** What `listkeeper new` still needs. */
export type MissingField = 'kind' | 'section' | 'title' | 'name' | 'address' | 'id';
