/**
 * What stands in place of an extraction code where the source of a share states none: the share may
 * open without one, or nobody knows it. A code has four characters, so it is never one.
 */
export const unstatedCode = 'not-stated';
