/**
 * The value in place of an extraction code where the source of a share states none. The share may
 * open without one, or nobody knows it. A code has four characters, so this value is never one.
 */
export const unstatedCode = 'not-stated';
