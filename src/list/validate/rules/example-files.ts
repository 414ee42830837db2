/** Parts of the example files that several findings share. */

export const exampleDataset = (fields: string, name = 'MedDG'): string =>
  `kind: dataset\nsection: datasets\nname: { en: ${name} }\n${fields}`;

export const examplePaper = (fields: string): string =>
  `kind: paper\nsection: papers\ntitle: A Study of Lists and Their Keepers\n${fields}`;

export const exampleLink = (url: string, rest = '', role = 'data'): string =>
  `links:\n  - role: ${role}\n    url: ${url}\n${rest}`;

/** Links without any problem. */
export const validLinks = exampleLink('https://github.com/lwgkzl/MedDG');
