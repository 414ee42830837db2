export const buildLicenseNode = (spdx: string | undefined) =>
  spdx ? { key: spdx.toLowerCase(), name: spdx, spdxId: spdx } : null;
