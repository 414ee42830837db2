import { hash } from 'node:crypto';

/** 120 bits of SHA-256: nobody finds a second text with the same ones. */
const hashCharacters = 20;

/** @param text or its bytes in UTF-8, which have the same hash. */
export const hashText = (text: string | Uint8Array): string => hash('sha256', text, 'base64url').slice(0, hashCharacters);
