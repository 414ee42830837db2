/** @returns ISO 8601 in whole seconds, as GitHub writes times. */
export const formatTimestamp = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
